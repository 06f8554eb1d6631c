import { isError } from '@backstage/errors';
import { RuleMeasurement } from '@meshport/backstage-plugin-data-platform-node';

/**
 * @param reason - without the point at its end
 * @internal
 */
export function notExecuted(key: string, reason: string): RuleMeasurement {
  return { key, state: 'not executed', reason: `${reason}.` };
}

/**
 * Why a rule is refused, in words for the people who wrote it.
 *
 * @throws the error itself when it is no refusal
 * @internal
 */
export function refusalOf(error: unknown): string {
  if (isError(error) && ['InputError', 'ConflictError'].includes(error.name)) {
    return error.message;
  }
  throw error;
}
