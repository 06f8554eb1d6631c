import { AccessOverview } from '@meshport/backstage-plugin-data-access-common';

/**
 * How access to one product stands.
 * @internal
 */
export interface ProductNumbers {
  pending: number;
  overdue: number;
  /** Grants that have not ended. */
  living: number;
  active: number;
  endingSoon: number;
  alarms: number;
  /** Findings that nobody has adopted. */
  drift: number;
  adopted: number;
}

const NOTHING: ProductNumbers = {
  pending: 0,
  overdue: 0,
  living: 0,
  active: 0,
  endingSoon: 0,
  alarms: 0,
  drift: 0,
  adopted: 0,
};

const MOST_PRODUCTS = 20;

/**
 * Adds up what is known of products.
 *
 * @param rows - a product may have several, each with some of its numbers
 * @internal
 */
export function summarize(
  rows: readonly ({ product: string } & Partial<ProductNumbers>)[],
): Omit<AccessOverview, 'decisionTime'> {
  const products = new Map<string, ProductNumbers>();
  for (const { product, ...numbers } of rows) {
    products.set(product, add(products.get(product) ?? NOTHING, numbers));
  }
  const { living, drift, adopted, ...totals } = [...products.values()].reduce(
    add,
    NOTHING,
  );
  return {
    ...totals,
    drift: { open: drift, adopted },
    products: [...products]
      .sort(
        ([one, a], [other, b]) =>
          b.living - a.living ||
          b.pending - a.pending ||
          one.localeCompare(other),
      )
      .slice(0, MOST_PRODUCTS)
      .map(([product, numbers]) => ({
        product,
        active: numbers.active,
        pending: numbers.pending,
        alarms: numbers.alarms,
        drift: numbers.drift,
      })),
  };
}

function add(
  one: ProductNumbers,
  other: Partial<ProductNumbers>,
): ProductNumbers {
  const sum = { ...one };
  for (const name of Object.keys(NOTHING) as (keyof ProductNumbers)[]) {
    sum[name] += other[name] ?? 0;
  }
  return sum;
}
