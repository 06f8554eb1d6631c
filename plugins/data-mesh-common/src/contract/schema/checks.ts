import { Findings } from './Findings';
import { describeWrongType, nameValue } from './words';

/**
 * Looks at a value, tells what is wrong with it and answers whether it can be
 * used as what the type says. Unknown keys are told and do no harm.
 *
 * These checks do what a schema library does, in a walk over the keys that are
 * there. A contract is validated for every product of a mesh and on every
 * change of it; a general library took twice as long as ajv's generated code.
 *
 * @internal
 */
export type Check<T> = (value: unknown, findings: Findings) => value is T;

function ofType<T>(
  wanted: string,
  test: (value: unknown) => value is T,
): Check<T> {
  return (value, findings): value is T =>
    test(value) || findings.problem(describeWrongType(value, wanted));
}

export const text = ofType(
  'a text',
  (value): value is string => typeof value === 'string',
);

export const flag = ofType(
  'true or false',
  (value): value is boolean => typeof value === 'boolean',
);

export const number = ofType('a number', (value): value is number =>
  Number.isFinite(value),
);

export const integer = ofType('a whole number', (value): value is number =>
  Number.isInteger(value),
);

export const scalar = ofType(
  'a text, a number, true or false',
  (value): value is string | number | boolean | null =>
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    Number.isFinite(value),
);

/** Any value that JSON has. */
export const anything = ofType(
  'a value',
  (value): value is unknown =>
    value !== undefined &&
    (typeof value !== 'number' || Number.isFinite(value)),
);

export const freeMapping = ofType('a mapping', isMapping);

/** A text that the standard lets be empty, and Meshport finds things by. */
export const filledText: Check<string> = (value, findings): value is string =>
  text(value, findings) &&
  (value !== '' || findings.refuse('is empty; give it a value'));

/** A check that a value of the right type has to pass too. */
export function where<T>(
  check: Check<T>,
  test: (value: T) => boolean,
  mend: string,
): Check<T> {
  return (value, findings): value is T =>
    check(value, findings) &&
    (test(value) || findings.problem(`is ${nameValue(value)}; ${mend}`));
}

export const count = where(
  integer,
  value => value >= 0,
  'use a whole number from 0 on',
);

export function oneOf<T extends string>(
  allowed: readonly T[],
  told: readonly string[] = allowed,
): Check<T> {
  const values = new Set<unknown>(allowed);
  const mend = `use one of: ${told.join(', ')}`;
  return (value, findings): value is T => {
    if (values.has(value)) {
      return true;
    }
    return findings.problem(
      value === undefined
        ? `is missing; ${mend}`
        : `is ${nameValue(value)}; ${mend}`,
    );
  };
}

export function list<T>(item: Check<T>): Check<T[]> {
  return (value, findings): value is T[] => {
    if (!Array.isArray(value)) {
      return findings.problem(describeWrongType(value, 'a list'));
    }
    if (findings.isTooDeep()) {
      return false;
    }
    let usable = true;
    for (let index = 0; index < value.length; index++) {
      findings.enter(index);
      usable = item(value[index], findings) && usable;
      findings.leave();
    }
    return usable;
  };
}

export const texts = list(text);

/** @internal */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
