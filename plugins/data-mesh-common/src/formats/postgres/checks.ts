import { findValueRule, takeValueRule } from '../source/allowedValues';
import { isNumber, isText, Source } from '../source/Source';
import { ColumnType } from './columnTypes';
import { quoteName, quoteText } from './quote';
import { translatePattern } from './translatePattern';

const BOUNDS: [option: string, operator: string][] = [
  ['minimum', '>='],
  ['maximum', '<='],
  ['exclusiveMinimum', '>'],
  ['exclusiveMaximum', '<'],
];

/**
 * The conditions that the values of a column have to meet. What a condition
 * cannot say is left in the contract.
 *
 * @returns for example `"delay" >= 0`
 * @internal
 */
export function columnChecks(
  property: Source,
  name: string,
  type: ColumnType,
): string[] {
  const column = quoteName(name);
  const options = property.at('logicalTypeOptions');
  return [
    ...(type.family === 'text' ? lengths(options, column) : []),
    ...(type.family === 'text' ? patterns(property, column) : []),
    ...bounds(options, column, type),
    ...multiples(options, column, type),
    ...allowedValues(property, column, type),
  ];
}

function lengths(options: Source, column: string): string[] {
  const limit = (key: string, operator: string) => {
    const length = options.at(key).takeIf(isCount);
    return length === undefined
      ? []
      : [`char_length(${column}) ${operator} ${length}`];
  };
  return [...limit('minLength', '>='), ...limit('maxLength', '<=')];
}

function patterns(property: Source, column: string): string[] {
  const rule = findValueRule(property, 'pattern');
  const places = [
    property.at('logicalTypeOptions').at('pattern'),
    ...(rule ? [rule.at('arguments').at('pattern')] : []),
  ];
  return places.flatMap(place => {
    if (!isText(place.value)) {
      return [];
    }
    const pattern = translatePattern(place.value);
    if (pattern === undefined) {
      place.lose('has signs that PostgreSQL does not know or reads otherwise');
      return [];
    }
    place.take();
    if (rule && place !== places[0]) {
      takeValueRule(rule);
    }
    return [`${column} ~ ${quoteText(pattern)}`];
  });
}

function bounds(options: Source, column: string, type: ColumnType): string[] {
  return BOUNDS.flatMap(([option, operator]) => {
    const place = options.at(option);
    if (place.value === false) {
      // ODCS 3.0 says so of `minimum` or `maximum`, which include the limit.
      place.take();
    }
    const isExclusive = options.at(exclusive(option)).value === true;
    const limit = literal(place, type);
    if (limit === undefined) {
      return [];
    }
    if (isExclusive) {
      options.at(exclusive(option)).take();
    }
    return [
      `${column} ${isExclusive ? operator.charAt(0) : operator} ${limit}`,
    ];
  });
}

function exclusive(option: string): string {
  return `exclusive${option.charAt(0).toUpperCase()}${option.slice(1)}`;
}

function multiples(options: Source, column: string, type: ColumnType) {
  const place = options.at('multipleOf');
  const isExact = type.family === 'integer' || type.name.startsWith('numeric');
  const step = isExact && isNumber(place.value) && place.value > 0;
  return step ? [`${column} % ${literal(place, type)} = 0`] : [];
}

function allowedValues(property: Source, column: string, type: ColumnType) {
  const rule = findValueRule(property, 'validValues');
  const values = rule?.at('arguments').at('validValues');
  const literals = values?.items().map(value => literalOf(value.value, type));
  if (!rule || !values || !literals?.length || literals.includes(undefined)) {
    return [];
  }
  takeValueRule(rule);
  values.take();
  return [`${column} IN (${literals.join(', ')})`];
}

/** Takes a value if it can be written as one of the type. */
function literal(place: Source, type: ColumnType): string | undefined {
  const written = literalOf(place.value, type);
  if (written !== undefined) {
    place.take();
  }
  return written;
}

function literalOf(value: unknown, type: ColumnType): string | undefined {
  switch (type.family) {
    case 'integer':
    case 'number':
      return isNumber(value) ? String(value) : undefined;
    case 'text':
      return isText(value) ? quoteText(value) : undefined;
    case 'date':
    case 'timestamp':
      return isText(value) ? instant(value, type) : undefined;
    default:
      return undefined;
  }
}

/**
 * A date, or a date and time, as ISO 8601 writes it. Without a time zone it is
 * in UTC, as ODCS has it.
 */
function instant(text: string, type: ColumnType): string | undefined {
  const [, date, time, zone] =
    /^(\d{4}-\d\d-\d\d)(?:[T ]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?)(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?$/.exec(
      text,
    ) ?? [];
  const isOfType = type.family === 'timestamp' || time === undefined;
  if (!date || !isDay(date) || !isOfType) {
    return undefined;
  }
  const written = type.name.includes('with time')
    ? `${date}T${time ?? '00:00'}${zone ?? 'Z'}`
    : text;
  return `${quoteText(written)}::${type.name}`;
}

function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return (
    !Number.isNaN(day.getTime()) &&
    day.toISOString().startsWith(date) &&
    !date.startsWith('0000')
  );
}

function isCount(value: unknown): value is number {
  return (
    Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 31
  );
}
