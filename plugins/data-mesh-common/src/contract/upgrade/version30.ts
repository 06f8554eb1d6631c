import { isMapping } from '../schema/checks';
import { Findings } from '../schema/Findings';
import { Convert, convertItems } from './convert';

/** What the rules of 3.0 are called in 3.1, where they are called metrics. */
const METRICS = new Map([
  ['duplicateCount', 'duplicateValues'],
  ['duplicateValues', 'duplicateValues'],
  ['uniqueCheck', 'duplicateValues'],
  ['nullCheck', 'nullValues'],
  ['nullValues', 'nullValues'],
  ['missingValues', 'missingValues'],
  ['validValues', 'invalidValues'],
  ['invalidValues', 'invalidValues'],
  ['rowCount', 'rowCount'],
]);

const quality = convertItems((rule, notes) => {
  if (!isMapping(rule) || typeof rule.rule !== 'string' || rule.metric) {
    return rule;
  }
  if (rule.type !== undefined && rule.type !== 'library') {
    return rule;
  }
  const metric = METRICS.get(rule.rule);
  const compares = Object.keys(rule).some(key => /^must(Not)?Be/.test(key));
  notes.enter('rule');
  notes.warn(
    metric && compares
      ? `is an older name; read as the metric ${metric}`
      : 'is of version 3.0 and cannot be measured; read as a text. Write a metric and what it must be',
  );
  notes.leave();
  const { validValues, ...rest } = rule;
  return metric && compares
    ? {
        ...rest,
        metric,
        ...(Array.isArray(validValues) && { arguments: { validValues } }),
      }
    : { ...rule, type: 'text' };
});

// A bound used to have a flag beside it that said whether it is exclusive.
const BOUNDS = [
  ['exclusiveMinimum', 'minimum'],
  ['exclusiveMaximum', 'maximum'],
];

const typeOptions: Convert = (options, notes) => {
  if (!isMapping(options)) {
    return options;
  }
  const upgraded = { ...options };
  for (const [flag, bound] of BOUNDS) {
    if (typeof options[flag] === 'boolean') {
      notes.enter(flag);
      notes.warn('is true or false as in version 3.0; read as a bound');
      notes.leave();
      delete upgraded[flag];
      if (options[flag] && options[bound] !== undefined) {
        upgraded[flag] = options[bound];
        delete upgraded[bound];
      }
    }
  }
  return upgraded;
};

const PARTS: [string, Convert][] = [
  ['quality', quality],
  ['logicalTypeOptions', typeOptions],
  ['properties', (value, notes) => convertItems(element)(value, notes)],
  ['items', (value, notes) => element(value, notes)],
];

// A function, because its parts are elements again.
function element(value: unknown, notes: Findings): unknown {
  if (!isMapping(value)) {
    return value;
  }
  const upgraded = { ...value };
  for (const [key, convert] of PARTS) {
    if (value[key] !== undefined) {
      notes.enter(key);
      upgraded[key] = convert(value[key], notes);
      notes.leave();
    }
  }
  return upgraded;
}

/**
 * Reads what version 3.0 wrote differently from 3.1.
 *
 * @param notes - told of each change
 * @internal
 */
export function upgradeVersion30(
  data: Record<string, unknown>,
  notes: Findings,
): Record<string, unknown> {
  notes.enter('schema');
  const schema = convertItems(element)(data.schema, notes);
  notes.leave();
  return schema === undefined ? data : { ...data, schema };
}
