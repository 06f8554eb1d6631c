import { findValueRule, takeValueRule } from '../source/allowedValues';
import { defined } from '../source/defined';
import { isNumber, isText, Source } from '../source/Source';
import { TEXT_FORMATS } from './jsonSchemaFormat';

/** @internal */
export type Keywords = Record<string, unknown>;

/**
 * The keywords for the limits that a property sets for its values.
 * @internal
 */
export function limitKeywords(
  property: Source,
  logicalType: unknown,
): Keywords {
  const options = property.at('logicalTypeOptions');
  switch (logicalType) {
    case 'string':
      return defined({
        ...counts(options, 'minLength', 'maxLength'),
        ...textFormat(options.at('format')),
        pattern: pattern(property),
      });
    case 'date':
      return { ...timeFormat(options, 'date', 'yyyy-MM-dd') };
    case 'timestamp':
      return { ...timeFormat(options, 'date-time') };
    case 'time':
      return { ...timeFormat(options, 'time') };
    case 'integer':
    case 'number':
      return numberLimits(options);
    case 'array':
      return defined({
        ...counts(options, 'minItems', 'maxItems'),
        uniqueItems: options.flag('uniqueItems'),
      });
    case 'object':
      return counts(options, 'minProperties', 'maxProperties');
    default:
      return {};
  }
}

/**
 * The values that are allowed, when a quality rule lists them.
 * @internal
 */
export function allowedValues(property: Source): unknown[] | undefined {
  const rule = findValueRule(property, 'validValues');
  const values = rule?.at('arguments').at('validValues');
  if (!rule || !values || values.items().length === 0) {
    return undefined;
  }
  takeValueRule(rule);
  return [...new Set(values.take() as unknown[])];
}

function counts(options: Source, ...names: string[]): Keywords {
  return defined(
    Object.fromEntries(
      names.map(name => [name, options.at(name).takeIf(isCount)]),
    ),
  );
}

function numberLimits(options: Source): Keywords {
  return defined({
    multipleOf: options.at('multipleOf').takeIf(isPositive),
    ...bound(options, 'minimum', 'exclusiveMinimum'),
    ...bound(options, 'maximum', 'exclusiveMaximum'),
  });
}

// In ODCS 3.0 `exclusiveMinimum: true` makes `minimum` exclusive.
function bound(options: Source, inclusive: string, exclusive: string) {
  const limit = options.at(inclusive).takeIf(isNumber);
  const isExclusive = options.at(exclusive).takeIf(isFlagValue);
  return isExclusive && limit !== undefined
    ? { [exclusive]: limit }
    : {
        [inclusive]: limit,
        [exclusive]: options.at(exclusive).takeIf(isNumber),
      };
}

function textFormat(format: Source): Keywords {
  const name = format.value;
  if (name === 'byte') {
    format.take();
    return { contentEncoding: 'base64' };
  }
  if (isText(name) && TEXT_FORMATS.has(name)) {
    format.take();
    return { format: name };
  }
  format.lose('is no format of JSON Schema; any text is allowed');
  return {};
}

/**
 * Dates and times in JSON are texts in ISO 8601; a format of their own leaves
 * only a text.
 */
function timeFormat(options: Source, format: string, same?: string): Keywords {
  const own = options.at('format');
  if (options.at('timezone').value === true) {
    options.at('timezone').take();
  }
  if (own.exists && own.value !== same) {
    own.lose(
      'is no format of times in JSON; the value is described as any text',
    );
    return {};
  }
  own.take();
  return { format };
}

function pattern(property: Source): string | undefined {
  const own = property.at('logicalTypeOptions').at('pattern');
  if (own.exists) {
    return expression(own);
  }
  const rule = findValueRule(property, 'pattern');
  const found = rule && expression(rule.at('arguments').at('pattern'));
  if (rule && found !== undefined) {
    takeValueRule(rule);
  }
  return found;
}

function expression(source: Source): string | undefined {
  const text = source.value;
  if (!isText(text) || !isExpression(text)) {
    source.lose('is no regular expression of ECMA-262; it is left out');
    return undefined;
  }
  source.take();
  return text;
}

function isExpression(text: string): boolean {
  try {
    return Boolean(new RegExp(text, 'u'));
  } catch {
    return false;
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isPositive(value: unknown): value is number {
  return isNumber(value) && value > 0;
}

function isFlagValue(value: unknown): value is boolean {
  return typeof value === 'boolean';
}
