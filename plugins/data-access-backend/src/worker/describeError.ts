import { toError } from '@backstage/errors';

/**
 * An error in one line, for the log.
 * @internal
 */
export function describeError(error: unknown): string {
  const { name, message } = toError(error);
  return `${name}: ${message}`;
}
