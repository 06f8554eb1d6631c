import { ContractQualityOperators } from '../types';

/**
 * An operator of ODCS 3.1 as it is applied and as it is read aloud.
 * @internal
 */
export interface QualityOperator {
  /** Whether the value that was measured is as the rule says. */
  holds(value: unknown, limit: unknown): boolean;
  /** What the rule asks for, e.g. `at most 5`. */
  words(limit: unknown): string;
}

/**
 * The operators of ODCS 3.1. Its text draws `mustBeBetween` both with and
 * without its ends; as the tools that run the rules do, they are within here.
 * @internal
 */
export const QUALITY_OPERATORS: Record<
  keyof ContractQualityOperators,
  QualityOperator
> = {
  mustBe: { holds: isSame, words: limit => `exactly ${show(limit)}` },
  mustNotBe: {
    // Nothing measured is not something else.
    holds: (value, limit) => !isNothing(value) && !isSame(value, limit),
    words: limit => `anything but ${show(limit)}`,
  },
  mustBeGreaterThan: compared('more than', (value, limit) => value > limit),
  mustBeGreaterOrEqualTo: compared(
    'at least',
    (value, limit) => value >= limit,
  ),
  mustBeLessThan: compared('less than', (value, limit) => value < limit),
  mustBeLessOrEqualTo: compared('at most', (value, limit) => value <= limit),
  mustBeBetween: {
    holds: (value, limit) => within(value, limit) === true,
    words: limit => `from ${showEnds(limit)}`,
  },
  mustNotBeBetween: {
    holds: (value, limit) => within(value, limit) === false,
    words: limit => `outside of ${showEnds(limit)}`,
  },
};

function compared(
  words: string,
  compare: (value: number, limit: number) => boolean,
): QualityOperator {
  return {
    holds: (value, limit) => {
      const [left, right] = [toNumber(value), toNumber(limit)];
      return left !== undefined && right !== undefined && compare(left, right);
    },
    words: limit => `${words} ${show(limit)}`,
  };
}

function within(value: unknown, limit: unknown): boolean | undefined {
  const [lower, upper] = Array.isArray(limit) ? limit.map(toNumber) : [];
  const number = toNumber(value);
  return number === undefined || lower === undefined || upper === undefined
    ? undefined
    : lower <= number && number <= upper;
}

/** Texts and numbers are the same when they are the same number. */
function isSame(value: unknown, limit: unknown): boolean {
  if (isNothing(value) || isNothing(limit)) {
    return isNothing(value) && isNothing(limit);
  }
  const [left, right] = [toNumber(value), toNumber(limit)];
  return left !== undefined && right !== undefined
    ? left === right
    : String(value) === String(limit);
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined;
}

/** Engines give large and exact numbers as text. */
function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') {
    return Number.isNaN(value) ? undefined : value;
  }
  return typeof value === 'string' &&
    /^\s*[-+]?[\d.]+(e[-+]?\d+)?\s*$/i.test(value)
    ? toNumber(Number(value))
    : undefined;
}

function show(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function showEnds(limit: unknown): string {
  return Array.isArray(limit) ? limit.map(show).join(' to ') : show(limit);
}
