import { ContractQualityRule } from '../contract';
import { show } from './changeAt';
import { Range } from './limits';

type Bound = number | string;

// What each operator accepts. ODCS draws `between` both with and without its
// ends; as the tools that run the rules do, they are within.
const OPERATORS: Record<string, (value: Bound, end: Bound) => Range[]> = {
  mustBe: value => [exactly(value)],
  mustNotBe: value => [{ upper: open(value) }, { lower: open(value) }],
  mustBeGreaterThan: value => [{ lower: open(value) }],
  mustBeGreaterOrEqualTo: value => [{ lower: closed(value) }],
  mustBeLessThan: value => [{ upper: open(value) }],
  mustBeLessOrEqualTo: value => [{ upper: closed(value) }],
  mustBeBetween: (value, end) => [{ lower: closed(value), upper: closed(end) }],
  mustNotBeBetween: (value, end) => [
    { upper: open(value) },
    { lower: open(end) },
  ],
};

/**
 * The fields of a quality rule of which one holds its threshold.
 * @internal
 */
export const THRESHOLD_OPERATORS: readonly string[] = Object.keys(OPERATORS);

/**
 * The results that a quality rule accepts, and how it says so.
 * @internal
 */
export function thresholdOf(
  rule: ContractQualityRule,
): { text: string; ranges: Range[] } | undefined {
  for (const [operator, accepts] of Object.entries(OPERATORS)) {
    const given = rule[operator] ?? undefined;
    if (given !== undefined) {
      const [value, end = value] = [given].flat() as Bound[];
      return {
        text: `${operator} ${show(given)}`,
        ranges: accepts(value, end),
      };
    }
  }
  return undefined;
}

function exactly(value: Bound): Range {
  return { lower: closed(value), upper: closed(value) };
}

function open(value: Bound): { value: Bound; exclusive: boolean } {
  return { value, exclusive: true };
}

function closed(value: Bound): { value: Bound; exclusive: boolean } {
  return { value, exclusive: false };
}
