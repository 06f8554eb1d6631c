import { ApiRef, useApiHolder } from '@backstage/core-plugin-api';

/**
 * Reads an API of a plugin that may not be installed.
 *
 * @returns the implementation, or `undefined` when no plugin provides it
 * @public
 */
export function useOptionalApi<T>(ref: ApiRef<T>): T | undefined {
  return useApiHolder().get(ref);
}
