import { ContractQualityOperators, ContractQualityRule } from '../types';
import {
  Check,
  freeMapping,
  isMapping,
  list,
  number,
  oneOf,
  text,
  texts,
  where,
} from './checks';
import { authoritativeDefinitions, customProperties } from './common';
import { Findings } from './Findings';
import { stableId } from './formats';
import { hasShape, Shape, shapeOf } from './mapping';
import { describeWrongType } from './words';

const bounds = where(
  list(number),
  ([lower, upper, ...more]) =>
    upper !== undefined && lower !== upper && more.length === 0,
  'give two different numbers, the lower one first',
);

const OPERATORS: {
  [K in keyof Required<ContractQualityOperators>]: Check<unknown>;
} = {
  mustBe: (_value): _value is unknown => true,
  mustNotBe: (_value): _value is unknown => true,
  mustBeGreaterThan: number,
  mustBeGreaterOrEqualTo: number,
  mustBeLessThan: number,
  mustBeLessOrEqualTo: number,
  mustBeBetween: bounds,
  mustNotBeBetween: bounds,
};

const TYPES = ['text', 'library', 'sql', 'custom'] as const;

const COMMON = {
  id: stableId,
  name: text,
  description: text,
  type: oneOf(TYPES),
  dimension: oneOf([
    'accuracy',
    'completeness',
    'conformity',
    'consistency',
    'coverage',
    'timeliness',
    'uniqueness',
  ]),
  unit: text,
  method: text,
  severity: text,
  businessImpact: text,
  scheduler: text,
  schedule: text,
  tags: texts,
  customProperties,
  authoritativeDefinitions,
};

const LIBRARY = {
  metric: oneOf([
    'nullValues',
    'missingValues',
    'invalidValues',
    'duplicateValues',
    'rowCount',
  ]),
};
const LIBRARY_OPTIONS = { rule: text, arguments: freeMapping };
const SQL = { query: text };
const CUSTOM = { engine: text, implementation };
const ALL = {
  ...COMMON,
  ...LIBRARY,
  ...LIBRARY_OPTIONS,
  ...SQL,
  ...CUSTOM,
  ...OPERATORS,
};

/**
 * Which parts of the standard a rule falls under. A metric makes it one of the
 * library, whatever else it is.
 */
interface Form {
  library: boolean;
  sql: boolean;
  custom: boolean;
}

function formOf(rule: Record<string, unknown>): Form {
  return {
    library: rule.type === 'library' || typeof rule.metric === 'string',
    sql: rule.type === 'sql',
    custom: rule.type === 'custom',
  };
}

function shapeFor({ library, sql, custom }: Form): Shape {
  return shapeOf(
    {
      ...(library && LIBRARY),
      ...(sql && SQL),
      ...(custom && CUSTOM),
    },
    {
      ...COMMON,
      ...(library && LIBRARY_OPTIONS),
      ...((library || sql) && OPERATORS),
    },
    {
      misplaced: new Map(Object.entries(ALL)),
      unknown: () =>
        'has no meaning in this rule; check its type and metric, or remove it',
    },
  );
}

// Which part is meant cannot be told, so no key is out of place.
const UNDECIDED = shapeOf({}, ALL);

const SHAPES = new Map<string, Shape>();

function shapeOfForm(form: Form): Shape {
  const key = `${form.library} ${form.sql} ${form.custom}`;
  const known = SHAPES.get(key) ?? shapeFor(form);
  SHAPES.set(key, known);
  return known;
}

const rule: Check<ContractQualityRule> = (
  value,
  findings,
): value is ContractQualityRule => {
  if (!isMapping(value)) {
    return findings.problem(describeWrongType(value, 'a mapping'));
  }
  if (value.type !== undefined && !TYPES.some(type => type === value.type)) {
    return hasShape(UNDECIDED, value, findings);
  }
  const form = formOf(value);
  const usable = hasShape(shapeOfForm(form), value, findings);
  return form.library || form.sql
    ? hasOneOperator(value, findings) && usable
    : usable;
};

export const quality = list(rule);

function hasOneOperator(
  value: Record<string, unknown>,
  findings: Findings,
): boolean {
  const names = Object.keys(OPERATORS);
  const used = names.filter(name => value[name] !== undefined);
  if (used.length === 1) {
    return true;
  }
  return findings.problem(
    used.length > 1
      ? `has ${joinWords(used)}; keep exactly one`
      : `says no value to compare with; add one of: ${names.join(', ')}`,
  );
}

function joinWords(words: string[]): string {
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

function implementation(
  value: unknown,
  findings: Findings,
): value is string | Record<string, unknown> {
  return (
    typeof value === 'string' ||
    isMapping(value) ||
    findings.problem(describeWrongType(value, 'a text or a mapping'))
  );
}
