import {
  CLASSIFICATIONS,
  DATA_PRODUCT_LIFECYCLES,
  DATA_PRODUCT_TYPES,
  FacetValue,
  PRODUCT_FACETS,
  ProductFacet,
} from '@meshport/backstage-plugin-data-mesh-common';

/** Stands for products without a value. */
const NONE = 'none';

/** Facets whose values have an order of their own. */
const ORDERED_VALUES: Partial<Record<ProductFacet, readonly string[]>> = {
  type: DATA_PRODUCT_TYPES,
  lifecycle: DATA_PRODUCT_LIFECYCLES,
  classification: CLASSIFICATIONS,
};

/**
 * What values of facets are called and in which order they stand.
 * @internal
 */
export interface FacetNames {
  /** Titles of entities by their refs. */
  titles: ReadonlyMap<string, string>;
  /** Titles of data platforms by their ids. */
  platforms: ReadonlyMap<string, string>;
  /** The levels of the scorecards, the lowest first. */
  levels: readonly { name: string; title: string }[];
}

/**
 * The values of all facets in the order to show them; `none` comes last.
 * @internal
 */
export function facetsOf(
  counted: { facet: ProductFacet; value: string; count: number }[],
  names: FacetNames,
): Record<ProductFacet, FacetValue[]> {
  const order = (facet: ProductFacet) =>
    facet === 'level'
      ? names.levels.map(({ name }) => name)
      : ORDERED_VALUES[facet];
  return Object.fromEntries(
    PRODUCT_FACETS.map(facet => [
      facet,
      counted
        .filter(value => value.facet === facet)
        .map(({ value, count }) => ({
          value,
          title: titleOf(facet, value, names),
          count,
        }))
        .sort(byPosition(order(facet) ?? [])),
    ]),
  ) as Record<ProductFacet, FacetValue[]>;
}

function titleOf(
  facet: ProductFacet,
  value: string,
  { titles, platforms, levels }: FacetNames,
): string {
  switch (facet) {
    case 'domain':
    case 'owner':
      return titles.get(value) ?? value;
    case 'platform':
      return platforms.get(value) ?? value;
    case 'level':
      return levels.find(({ name }) => name === value)?.title ?? value;
    default:
      return value;
  }
}

function byPosition(order: readonly string[]) {
  const positionOf = ({ value }: FacetValue) => {
    const position = order.indexOf(value);
    // What has no place comes after what has one, and `none` after all.
    return position < 0 ? order.length + Number(value === NONE) : position;
  };
  return (one: FacetValue, other: FacetValue) =>
    positionOf(one) - positionOf(other) ||
    one.title.localeCompare(other.title) ||
    one.value.localeCompare(other.value);
}
