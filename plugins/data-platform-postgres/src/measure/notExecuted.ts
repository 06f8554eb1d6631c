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
 * Runs what reads a rule.
 *
 * @returns what it gives, or why the rule is refused
 * @throws whatever is no `InputError`
 * @internal
 */
export function readRule<Result>(
  read: () => Result,
):
  | { result: Result; refusal?: undefined }
  | { result?: undefined; refusal: string } {
  try {
    return { result: read() };
  } catch (error) {
    if (isError(error) && error.name === 'InputError') {
      return { refusal: error.message };
    }
    throw error;
  }
}
