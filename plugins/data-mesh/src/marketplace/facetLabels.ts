import { parseEntityRef } from '@backstage/catalog-model';
import {
  FacetValue,
  ProductFacet,
} from '@meshport/backstage-plugin-data-mesh-common';
import upperFirst from 'lodash/upperFirst';

/**
 * Stands for products that have no value of a facet.
 * @internal
 */
export const NO_VALUE = 'none';

/**
 * What people call the facets.
 * @internal
 */
export const FACET_TITLES: Record<ProductFacet, string> = {
  domain: 'Domain',
  type: 'Type',
  lifecycle: 'Lifecycle',
  classification: 'Classification',
  platform: 'Platform',
  level: 'Level',
  owner: 'Owner',
  tag: 'Tag',
};

const NO_VALUE_TITLES: Partial<Record<ProductFacet, string>> = {
  platform: 'No platform',
  classification: 'No classification',
  level: 'No level',
  tag: 'No tags',
};

function nameOf(ref: string): string {
  try {
    return parseEntityRef(ref).name;
  } catch {
    // Addresses are typed by people, too.
    return ref;
  }
}

/**
 * What people call a value of a facet.
 *
 * @param title - as the backend names it; absent for a value that no product
 * has any more
 * @internal
 */
export function facetLabel(
  facet: ProductFacet,
  value: string,
  title?: string,
): string {
  if (value === NO_VALUE) {
    return NO_VALUE_TITLES[facet] ?? 'None';
  }
  switch (facet) {
    case 'type':
    case 'lifecycle':
    case 'classification':
      return upperFirst(title ?? value);
    case 'domain':
    case 'owner':
      return title && title !== value ? title : nameOf(value);
    default:
      return title ?? value;
  }
}

/**
 * The values of a facet to choose from: those that products have, and those
 * chosen before, so that a choice can be taken back.
 * @internal
 */
export function facetChoices(
  facet: ProductFacet,
  values: FacetValue[],
  chosen: string[],
): FacetValue[] {
  const known = new Set(values.map(({ value }) => value));
  return [
    ...values.map(({ value, title, count }) => ({
      value,
      title: facetLabel(facet, value, title),
      count,
    })),
    ...chosen
      .filter(value => !known.has(value))
      .map(value => ({ value, title: facetLabel(facet, value), count: 0 })),
  ];
}
