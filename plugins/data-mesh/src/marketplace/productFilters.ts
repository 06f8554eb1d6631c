import { ScorecardLevel } from '@meshport/backstage-plugin-data-governance-common';
import {
  CLASSIFICATIONS,
  DATA_PRODUCT_LIFECYCLES,
  DATA_PRODUCT_TYPES,
} from '@meshport/backstage-plugin-data-mesh-common';
import upperFirst from 'lodash/upperFirst';
import { ProductRow } from './productRow';

/**
 * What the list of products can be narrowed by, besides text. The names are
 * those of the parameters in the page's address.
 * @internal
 */
export const PRODUCT_FACETS = [
  'domain',
  'owner',
  'type',
  'lifecycle',
  'classification',
  'level',
] as const;

/** @internal */
export type ProductFacet = (typeof PRODUCT_FACETS)[number];

/**
 * Text and chosen values; a facet without any lets everything through.
 * @internal
 */
export type ProductFilters = { text: string } & Record<ProductFacet, string[]>;

/** Stands for products that have no classification or no level. */
const NONE = 'none';
const TEXT_PARAMETER = 'q';

/**
 * Reads the filters from the page's address.
 * @internal
 */
export function readFilters(parameters: URLSearchParams): ProductFilters {
  const chosen = (facet: ProductFacet) => parameters.getAll(facet);
  return {
    text: parameters.get(TEXT_PARAMETER) ?? '',
    domain: chosen('domain'),
    owner: chosen('owner'),
    type: chosen('type'),
    lifecycle: chosen('lifecycle'),
    classification: chosen('classification'),
    level: chosen('level'),
  };
}

/**
 * Writes the filters into the parameters of the page's address; parameters of
 * others are kept.
 * @internal
 */
export function writeFilters(
  parameters: URLSearchParams,
  filters: ProductFilters,
): URLSearchParams {
  const written = new URLSearchParams(parameters);
  written.delete(TEXT_PARAMETER);
  if (filters.text) {
    written.set(TEXT_PARAMETER, filters.text);
  }
  for (const facet of PRODUCT_FACETS) {
    written.delete(facet);
    filters[facet].forEach(value => written.append(facet, value));
  }
  return written;
}

function facetValue(row: ProductRow, facet: ProductFacet): string {
  return facet === 'level' ? row.level?.name ?? NONE : row[facet] ?? NONE;
}

/**
 * The rows that have every word of the text and, for each facet with choices,
 * one of them.
 * @internal
 */
export function filterRows(
  rows: ProductRow[],
  filters: ProductFilters,
): ProductRow[] {
  const words = filters.text.toLocaleLowerCase('en-US').split(/\s+/);
  return rows.filter(
    row =>
      words.every(word => row.searchText.includes(word)) &&
      PRODUCT_FACETS.every(
        facet =>
          filters[facet].length === 0 ||
          filters[facet].includes(facetValue(row, facet)),
      ),
  );
}

const ORDERS: Partial<Record<ProductFacet, readonly string[]>> = {
  type: DATA_PRODUCT_TYPES,
  lifecycle: DATA_PRODUCT_LIFECYCLES,
  classification: CLASSIFICATIONS,
};

/**
 * A value to choose.
 * @internal
 */
export interface FacetOption {
  value: string;
  label: string;
}

function facetLabel(row: ProductRow, facet: ProductFacet): string {
  switch (facet) {
    case 'domain':
      return row.domainName;
    case 'owner':
      return row.ownerName;
    case 'level':
      return row.level?.title ?? 'No level';
    default:
      return upperFirst(facetValue(row, facet));
  }
}

/**
 * The values of a facet among the rows, in the order that the field's own
 * words have, else alphabetically. Values chosen before stay, so that a choice
 * can be taken back when no product has it any more.
 * @internal
 */
export function facetOptions(
  rows: ProductRow[],
  facet: ProductFacet,
  chosen: string[],
  levels: ScorecardLevel[],
): FacetOption[] {
  const labels = new Map(chosen.map(value => [value, value]));
  rows.forEach(row =>
    labels.set(facetValue(row, facet), facetLabel(row, facet)),
  );
  const order =
    facet === 'level' ? levels.map(({ name }) => name) : ORDERS[facet] ?? [];
  return [...labels]
    .map(([value, label]) => ({ value, label }))
    .sort(
      (a, b) =>
        order.indexOf(a.value) - order.indexOf(b.value) ||
        a.label.localeCompare(b.label),
    );
}
