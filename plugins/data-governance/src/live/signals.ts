/**
 * The message of `SCORECARD_SIGNAL_CHANNEL`.
 * @internal
 */
export type ResultsSignal = { products: string[] };

/**
 * Tells whether a signal about results is about one product.
 * @internal
 */
export function concernsProduct(
  product: string,
): (signal: ResultsSignal) => boolean {
  return ({ products }) => products.includes(product);
}
