import { LogicalType } from '../../platform';
import { ContractTypeOptions } from '../types';
import {
  Check,
  count,
  flag,
  freeMapping,
  number,
  oneOf,
  text,
  texts,
  where,
} from './checks';
import { hasShape, shapeOf } from './mapping';

const above0 = where(number, value => value > 0, 'use a number above 0');

const names = where(
  texts,
  value => value.length > 0 && new Set(value).size === value.length,
  'name at least one property, and none twice',
);

const NUMERIC = {
  multipleOf: above0,
  minimum: number,
  maximum: number,
  exclusiveMinimum: number,
  exclusiveMaximum: number,
};

const DATE = {
  format: text,
  minimum: text,
  maximum: text,
  exclusiveMinimum: text,
  exclusiveMaximum: text,
};

const TIME = { ...DATE, timezone: flag, defaultTimezone: text };

const OPTIONS: Record<
  Exclude<LogicalType, 'boolean'>,
  Record<string, Check<unknown>>
> = {
  string: { minLength: count, maxLength: count, pattern: text, format: text },
  date: DATE,
  timestamp: TIME,
  time: TIME,
  integer: {
    ...NUMERIC,
    format: oneOf([
      'i8',
      'i16',
      'i32',
      'i64',
      'i128',
      'u8',
      'u16',
      'u32',
      'u64',
      'u128',
    ]),
  },
  number: { ...NUMERIC, format: oneOf(['f32', 'f64']) },
  object: { minProperties: count, maxProperties: count, required: names },
  array: { minItems: count, maxItems: count, uniqueItems: flag },
};

// What stands in options that do not belong to the type is not read, but it
// has to be of the kind that its name promises.
const bound: Check<number | string> = (
  value,
  findings,
): value is number | string =>
  typeof value === 'string' || number(value, findings);

const MISPLACED = new Map<string, Check<unknown>>(
  Object.entries({
    ...OPTIONS.string,
    ...OPTIONS.array,
    ...OPTIONS.object,
    ...TIME,
    multipleOf: above0,
    minimum: bound,
    maximum: bound,
    exclusiveMinimum: bound,
    exclusiveMaximum: bound,
  }),
);

function optionsOf(
  allowed: Record<string, Check<unknown>>,
  unknown: string,
): Check<ContractTypeOptions> {
  const shape = shapeOf({}, allowed, {
    unknown: () => unknown,
    misplaced: MISPLACED,
  });
  return (value, findings): value is ContractTypeOptions =>
    hasShape(shape, value, findings);
}

const BY_TYPE = new Map<unknown, Check<ContractTypeOptions>>([
  ...Object.entries(OPTIONS).map(
    ([type, allowed]): [string, Check<ContractTypeOptions>] => [
      type,
      optionsOf(
        allowed,
        `is no option of the logicalType ${type}; remove it, or use one of: ${Object.keys(
          allowed,
        ).join(', ')}`,
      ),
    ],
  ),
  [
    undefined,
    optionsOf({}, 'applies to one logicalType only; add the logicalType'),
  ],
]);

/**
 * The options of a logical type; any for one that has none of its own.
 *
 * @param logicalType - as written, `undefined` when it is not
 * @internal
 */
export function typeOptionsOf(
  logicalType: unknown,
): Check<ContractTypeOptions> {
  return BY_TYPE.get(logicalType) ?? freeMapping;
}
