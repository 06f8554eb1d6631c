// Raise it when more or something else is kept of an entity: all of them are
// read again then.
const READING = 1;

/**
 * What is compared to find out whether an entity has to be read again.
 *
 * @param etag - of the entity; empty when it has none
 * @internal
 */
export function stateOf(etag: string): string {
  return `${READING}:${etag}`;
}

/**
 * Whether there is nothing to read. An entity without an etag is always read.
 * @internal
 */
export function isUpToDate(seen: string | undefined, etag: string): boolean {
  return etag !== '' && seen === stateOf(etag);
}

/**
 * Whether two states were read in the same way, so that from equal entities
 * the same was kept.
 * @internal
 */
export function isReadAlike(seen: string | undefined, state: string): boolean {
  return seen?.split(':', 1)[0] === state.split(':', 1)[0];
}
