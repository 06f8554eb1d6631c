import { ContractTypeOptions } from '../contract';
import { Place } from './changeAt';
import {
  describeLimit,
  isLowerLimitWithin,
  isUpperLimitWithin,
  Limit,
} from './limits';
import { applyRules, constraint, flag, Rule } from './rule';
import { isSubset, sameMeaning } from './sameMeaning';
import { ContractChange } from './types';

// What each format can hold of the ones in its row after it.
const FORMATS = [
  ['i8', 'i16', 'i32', 'i64', 'i128'],
  ['u8', 'u16', 'u32', 'u64', 'u128'],
  ['f32', 'f64'],
];

const OPTION_RULES: readonly Rule<ContractTypeOptions>[] = [
  bound('minLength', 'minimum length', 'lower'),
  bound('maxLength', 'maximum length', 'upper'),
  bound('minItems', 'minimum number of items', 'lower'),
  bound('maxItems', 'maximum number of items', 'upper'),
  bound('minProperties', 'minimum number of fields', 'lower'),
  bound('maxProperties', 'maximum number of fields', 'upper'),
  constraint({
    area: 'constraint',
    field: 'minimum',
    noun: 'minimum',
    read: options =>
      limitOf(options.minimum, options.exclusiveMinimum, isLowerLimitWithin),
    isWithin: isLowerLimitWithin,
    describe: describeLimit,
  }),
  constraint({
    area: 'constraint',
    field: 'maximum',
    noun: 'maximum',
    read: options =>
      limitOf(options.maximum, options.exclusiveMaximum, isUpperLimitWithin),
    isWithin: isUpperLimitWithin,
    describe: describeLimit,
  }),
  constraint({
    area: 'constraint',
    field: 'multipleOf',
    noun: 'step of values',
    read: options => numberOf(options.multipleOf),
    isWithin: isMultiple,
  }),
  constraint({
    area: 'constraint',
    field: 'pattern',
    noun: 'pattern',
    read: options => options.pattern ?? undefined,
    isWithin: Object.is,
  }),
  constraint({
    area: 'constraint',
    field: 'format',
    noun: 'format',
    read: options => options.format ?? undefined,
    isWithin: isFormatWithin,
  }),
  flag({
    area: 'constraint',
    field: 'uniqueItems',
    read: options => options.uniqueItems,
    made: 'must not repeat an item now: those who write have to keep to it',
    dropped: 'may repeat items now: readers can meet one more than once',
  }),
  constraint({
    area: 'constraint',
    field: 'required',
    noun: 'required fields',
    read: options => options.required ?? undefined,
    isWithin: (inner, outer) => isSubset(outer, inner),
  }),
];

const KNOWN_OPTIONS: ReadonlySet<string> = new Set([
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'pattern',
  'format',
  'uniqueItems',
  'required',
]);

/**
 * Compares the limits that `logicalTypeOptions` sets to the values of a
 * property.
 * @internal
 */
export function compareTypeOptions(
  before: ContractTypeOptions = {},
  after: ContractTypeOptions = {},
  place: Place,
): ContractChange[] {
  if (sameMeaning(before, after)) {
    return [];
  }
  const inside = { ...place, path: `${place.path}.logicalTypeOptions` };
  return [
    ...applyRules(OPTION_RULES, before, after, inside),
    ...applyRules(otherOptions(before, after), before, after, inside),
  ];
}

/** A number that values may reach but not pass. */
function bound(
  field: string,
  noun: string,
  side: 'upper' | 'lower',
): Rule<ContractTypeOptions> {
  return constraint({
    area: 'constraint',
    field,
    noun,
    // At least nothing is no promise.
    read: options =>
      side === 'upper'
        ? numberOf(options[field])
        : numberOf(options[field]) || undefined,
    isWithin: (inner, outer) =>
      side === 'upper' ? inner <= outer : inner >= outer,
  });
}

/** Limits that the standard does not know are the same or others. */
function otherOptions(
  before: ContractTypeOptions,
  after: ContractTypeOptions,
): Rule<ContractTypeOptions>[] {
  return Object.keys({ ...before, ...after })
    .filter(field => !KNOWN_OPTIONS.has(field))
    .map(field =>
      constraint({
        area: 'constraint',
        field,
        noun: `option ${field}`,
        read: options => options[field] ?? undefined,
        isWithin: sameMeaning,
      }),
    );
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/**
 * The stricter one of an including limit and an excluding one. ODCS 3.0 says
 * with true that the former excludes, 3.1 has a value of its own.
 */
function limitOf(
  including: number | string | undefined,
  excluding: number | string | boolean | undefined,
  isWithin: (inner: Limit, outer: Limit) => boolean,
): Limit | undefined {
  const plain = isValue(including)
    ? { value: including, exclusive: excluding === true }
    : undefined;
  const strict = isValue(excluding)
    ? { value: excluding, exclusive: true }
    : undefined;
  return plain && strict
    ? [plain, strict].find(
        limit => isWithin(limit, plain) && isWithin(limit, strict),
      )
    : plain ?? strict;
}

function isValue(value: unknown): value is number | string {
  return typeof value === 'number' || typeof value === 'string';
}

/** Computed numbers such as 0.3 / 0.1 miss whole ones by a little. */
function isMultiple(inner: number, outer: number): boolean {
  const times = inner / outer;
  return Math.abs(times - Math.round(times)) < 1e-9;
}

function isFormatWithin(inner: string, outer: string): boolean {
  return (
    inner === outer ||
    FORMATS.some(
      row =>
        row.includes(inner) &&
        row.includes(outer) &&
        row.indexOf(inner) < row.indexOf(outer),
    )
  );
}
