import { ResponseError } from '@backstage/errors';

/**
 * Tells whether a backend answered with this HTTP status.
 * @public
 */
export function hasStatus(error: Error | undefined, status: number): boolean {
  return error instanceof ResponseError && error.response.status === status;
}
