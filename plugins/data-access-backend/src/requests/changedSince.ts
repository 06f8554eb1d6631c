import { ConflictError } from '@backstage/errors';

/**
 * The error of who decides on what they have not seen.
 * @internal
 */
export function changedSince(revision: number): ConflictError {
  return new ConflictError(
    `The request has changed since revision ${revision}; look at it again, then decide`,
  );
}
