import { Check, isMapping } from './checks';
import { Findings } from './Findings';
import { describeUnknownKey } from './unknownKey';
import { describeWrongType } from './words';

// A type that may hold further keys still has those that it names.
type NamedKey<T> = keyof {
  [K in keyof T as string extends K ? never : K]: T[K];
};

type OptionalKey<T> = {
  [K in NamedKey<T>]: Partial<Pick<T, K>> extends Pick<T, K> ? K : never;
}[NamedKey<T>];

/**
 * The checks of the keys that a type requires: all of them, and no other.
 * @internal
 */
export type RequiredChecks<T> = {
  [K in Exclude<NamedKey<T>, OptionalKey<T>>]: Check<T[K]>;
};

/**
 * The checks of the keys that a type allows: all of them, and no other.
 * @internal
 */
export type OptionalChecks<T> = {
  [K in OptionalKey<T>]-?: Check<Exclude<T[K], undefined>>;
};

/**
 * The keys of a mapping as they are looked up.
 * @internal
 */
export interface Shape {
  required: readonly string[];
  checks: ReadonlyMap<string, Check<unknown>>;
  /**
   * Keys that belong to another form of the same mapping: they are told as
   * unknown, but what they hold has to be usable all the same.
   */
  misplaced?: ReadonlyMap<string, Check<unknown>>;
  /** What to tell of an unknown key; absent when any key is welcome. */
  unknown?: (key: string, known: Iterable<string>) => string;
}

/**
 * A mapping of a type whose keys are all named.
 *
 * @param unknown - what to tell of other keys
 * @internal
 */
export function mapping<T>(
  required: RequiredChecks<T>,
  optional: OptionalChecks<T>,
  unknown: Shape['unknown'] = describeUnknownKey,
): Check<T> {
  return ofShape<T>(shapeOf(required, optional, { unknown }));
}

/** Like {@link mapping}, with any other keys beside. */
export function openMapping<T>(
  required: RequiredChecks<T>,
  optional: OptionalChecks<T>,
): Check<T> {
  return ofShape<T>(shapeOf(required, optional, { unknown: undefined }));
}

export function shapeOf(
  required: Record<string, Check<unknown>>,
  optional: Record<string, Check<unknown>>,
  rest?: Pick<Shape, 'misplaced' | 'unknown'>,
): Shape {
  return {
    required: Object.keys(required),
    checks: new Map(Object.entries({ ...required, ...optional })),
    unknown: describeUnknownKey,
    ...rest,
  };
}

function ofShape<T>(shape: Shape): Check<T> {
  return (value, findings): value is T => hasShape(shape, value, findings);
}

/** @internal */
export function hasShape(
  shape: Shape,
  value: unknown,
  findings: Findings,
): boolean {
  if (!isMapping(value)) {
    return findings.problem(describeWrongType(value, 'a mapping'));
  }
  if (findings.isTooDeep()) {
    return false;
  }
  let usable = true;
  for (const key of shape.required) {
    if (value[key] === undefined) {
      usable = checkKey(key, undefined, shape, findings) && usable;
    }
  }
  for (const key of Object.keys(value)) {
    if (value[key] !== undefined) {
      usable = checkKey(key, value[key], shape, findings) && usable;
    }
  }
  return usable;
}

function checkKey(
  key: string,
  value: unknown,
  shape: Shape,
  findings: Findings,
): boolean {
  const check = shape.checks.get(key) ?? shape.misplaced?.get(key);
  findings.enter(key);
  if (shape.unknown !== undefined && !shape.checks.has(key)) {
    findings.warn(shape.unknown(key, shape.checks.keys()));
  }
  const usable = check === undefined || check(value, findings);
  findings.leave();
  return usable;
}
