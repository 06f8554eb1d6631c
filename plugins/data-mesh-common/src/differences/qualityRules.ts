import { ContractQualityRule } from '../contract';
import { changeAt, Judgement, Place, show } from './changeAt';
import { compareWording } from './compareWording';
import { areRangesWithin } from './limits';
import { matchChangedItems } from './matchItems';
import { EFFECTS, Effects } from './movement';
import { allowedValues, applyRules, constraint, Rule } from './rule';
import { THRESHOLD_OPERATORS, thresholdOf } from './qualityThreshold';
import { canonicalText, sameMeaning } from './sameMeaning';
import { ContractChange } from './types';

// What a rule says in words for people binds nobody.
const WORDS: Effects = { readers: 'none', writers: 'none' };

const RULES: readonly Rule<ContractQualityRule>[] = [
  part('type', 'type', 'library'),
  constraint({
    field: 'metric',
    area: 'quality',
    noun: 'metric',
    read: metricOf,
    isWithin: Object.is,
  }),
  constraint({
    field: 'query',
    area: 'quality',
    noun: 'query',
    read: rule => rule.query ?? undefined,
    isWithin: (inner, outer) => trimLines(inner) === trimLines(outer),
  }),
  part('engine', 'engine'),
  part('implementation', 'implementation'),
  part('unit', 'unit', 'rows'),
  allowedValues({
    field: 'arguments.validValues',
    read: rule => listOf(argumentsOf(rule).validValues),
  }),
  constraint({
    field: 'arguments.pattern',
    area: 'constraint',
    noun: 'pattern',
    read: rule => argumentsOf(rule).pattern ?? undefined,
    isWithin: Object.is,
  }),
  constraint({
    field: 'threshold',
    area: 'quality',
    noun: 'threshold',
    read: thresholdOf,
    isWithin: (inner, outer) => areRangesWithin(inner.ranges, outer.ranges),
    describe: ({ text }) => text,
  }),
];

const JUDGED_FIELDS: ReadonlySet<string> = new Set([
  'type',
  'metric',
  'rule',
  'query',
  'engine',
  'implementation',
  'unit',
  'arguments',
  ...THRESHOLD_OPERATORS,
]);

/**
 * Compares the quality rules of a schema object or a property. A rule that is
 * gone or easier to keep takes away what readers trust in.
 *
 * @internal
 */
export function compareQuality(
  before: readonly ContractQualityRule[] | null | undefined,
  after: readonly ContractQualityRule[] | null | undefined,
  place: Place,
): ContractChange[] {
  const keys = [
    (rule: ContractQualityRule) => rule.id ?? undefined,
    (rule: ContractQualityRule) => rule.name ?? undefined,
    measureOf,
    kindOf,
  ];
  return matchChangedItems(before, after, keys).flatMap(match => {
    if (match.before && match.after) {
      return compareRule(match.before, match.after, place);
    }
    return [
      match.before
        ? changeOfRule(match.before, place, 'removed')
        : changeOfRule(match.after, place, 'added'),
    ];
  });
}

function compareRule(
  before: ContractQualityRule,
  after: ContractQualityRule,
  place: Place,
): ContractChange[] {
  const inside = placeOf(after, place);
  if (isOnlyText(before) && isOnlyText(after)) {
    return compareWording(before, after, inside, new Set());
  }
  return [
    ...applyRules(RULES, before, after, inside),
    ...applyRules(otherArguments(before, after), before, after, inside),
    ...compareWording(before, after, inside, JUDGED_FIELDS),
  ];
}

function changeOfRule(
  rule: ContractQualityRule,
  place: Place,
  kind: 'added' | 'removed',
): ContractChange {
  const isNew = kind === 'added';
  const judgement: Judgement = isOnlyText(rule)
    ? { area: 'description', ...WORDS, says: isNew ? 'is new' : 'is removed' }
    : {
        area: 'quality',
        ...EFFECTS[isNew ? 'tightened' : 'loosened'],
        says: isNew
          ? 'is new: those who write have to keep to it'
          : 'is removed: readers can no longer trust in it',
      };
  return changeAt(
    placeOf(rule, place),
    judgement,
    isNew ? { after: nameOf(rule) } : { before: nameOf(rule) },
    kind,
  );
}

function placeOf(rule: ContractQualityRule, place: Place): Place {
  const name = show(nameOf(rule));
  return {
    ...place,
    path: `${place.path}.quality.${name}`,
    title: `Quality rule ${name} of ${place.title}`,
  };
}

function nameOf(rule: ContractQualityRule): string {
  return rule.id ?? rule.name ?? metricOf(rule) ?? typeOf(rule);
}

/** What a rule measures, whatever it accepts as the result. */
function measureOf(rule: ContractQualityRule): string {
  return canonicalText([
    kindOf(rule),
    { unit: rule.unit ?? 'rows' },
    { query: trimLines(rule.query ?? '') },
    { arguments: argumentsOf(rule) },
  ]);
}

function kindOf(rule: ContractQualityRule): string {
  return JSON.stringify([typeOf(rule), metricOf(rule) ?? null]);
}

function typeOf({ type }: ContractQualityRule): string {
  return type ?? 'library';
}

function isOnlyText(rule: ContractQualityRule): boolean {
  return rule.type === 'text';
}

/** `rule` is the name of the metric before ODCS 3.1. */
function metricOf({ metric, rule }: ContractQualityRule): string | undefined {
  return metric ?? rule ?? undefined;
}

/** A part of what is measured: another one makes it another rule. */
function part(
  field: string,
  noun: string,
  usual?: string,
): Rule<ContractQualityRule> {
  return constraint({
    field,
    area: 'quality',
    noun,
    // A line break at the end depends on how the text stands in YAML.
    read: rule => trimEnd(rule[field]) ?? usual,
    isWithin: sameMeaning,
  });
}

function otherArguments(
  before: ContractQualityRule,
  after: ContractQualityRule,
): Rule<ContractQualityRule>[] {
  return Object.keys({ ...argumentsOf(before), ...argumentsOf(after) })
    .filter(name => name !== 'validValues' && name !== 'pattern')
    .map(name =>
      constraint({
        field: `arguments.${name}`,
        area: 'quality',
        noun: `argument ${name}`,
        read: rule => argumentsOf(rule)[name] ?? undefined,
        isWithin: sameMeaning,
      }),
    );
}

function argumentsOf(rule: ContractQualityRule): Record<string, unknown> {
  const given = rule.arguments;
  return typeof given === 'object' && given !== null ? { ...given } : {};
}

/** How a query is indented, and a line break at its end, change nothing. */
function trimLines(query: string): string {
  return query
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
    .join('\n');
}

function trimEnd(value: unknown): unknown {
  return typeof value === 'string' ? value.trimEnd() : value;
}

function listOf(value: unknown): unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}
