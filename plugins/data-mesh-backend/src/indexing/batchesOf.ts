/**
 * What is read and written at once, so that neither a request nor a
 * transaction grows with the catalog.
 * @internal
 */
export const BATCH_SIZE = 500;

/**
 * Parts of a list.
 * @internal
 */
export function batchesOf<T>(items: readonly T[], size = BATCH_SIZE): T[][] {
  const batches: T[][] = [];
  for (let start = 0; start < items.length; start += size) {
    batches.push(items.slice(start, start + size));
  }
  return batches;
}
