import { DateTime } from 'luxon';

/**
 * What values of a logical type look like, in words and as a test. Types that
 * are not here take any text.
 */
const FORMS = new Map<string, [string, (value: string) => boolean]>(
  Object.entries({
    integer: ['a whole number', value => /^[+-]?\d{1,38}$/.test(value)],
    number: [
      'a number',
      value => /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value),
    ],
    boolean: ['true or false', value => /^(true|false)$/.test(value)],
    date: [
      'a date, e.g. 2026-01-31',
      value =>
        /^\d{4}-\d\d-\d\d$/.test(value) && DateTime.fromISO(value).isValid,
    ],
    timestamp: [
      'a date and time, e.g. 2026-01-31T08:30:00Z',
      // Not 'now' or 'today', which mean something else every time.
      value =>
        /^\d{4}-\d\d-\d\d/.test(value) &&
        (DateTime.fromISO(value).isValid || DateTime.fromSQL(value).isValid),
    ],
    time: [
      'a time of day, e.g. 08:30',
      value => /^\d\d:\d\d/.test(value) && DateTime.fromISO(value).isValid,
    ],
  }),
);

/**
 * Why a text is no value of a column; `undefined` when it may be one. What the
 * engine itself could not take is told to who asks, and not only when the right
 * is made.
 *
 * @param type - the logical type of the contract, e.g. `integer`
 * @internal
 */
export function valueProblem(
  value: string,
  type: string | undefined,
): string | undefined {
  if (type === 'array' || type === 'object') {
    return `rows cannot be chosen by it, because it holds ${
      type === 'array' ? 'lists' : 'objects'
    }`;
  }
  const [form, fits] = FORMS.get(type ?? '') ?? [];
  return !fits || fits(value) ? undefined : `'${value}' is not ${form}`;
}
