import {
  ContractPropertyShape,
  ContractRelationship,
} from '@meshport/backstage-plugin-data-mesh-common';
import { inWords } from './qualityRules';

/** The limits of values, in the order in which they are read. */
const LIMITS: [option: string, words: string][] = [
  ['format', 'format'],
  ['pattern', 'matches'],
  ['minLength', 'length ≥'],
  ['maxLength', 'length ≤'],
  ['minimum', '≥'],
  ['exclusiveMinimum', '>'],
  ['maximum', '≤'],
  ['exclusiveMaximum', '<'],
  ['multipleOf', 'multiple of'],
  ['minItems', 'items ≥'],
  ['maxItems', 'items ≤'],
  ['uniqueItems', 'unique items'],
  ['minProperties', 'fields ≥'],
  ['maxProperties', 'fields ≤'],
  ['required', 'requires'],
  ['timezone', 'with time zone'],
  ['defaultTimezone', 'default time zone'],
];

/**
 * The type of a column, e.g. `integer (bigint)` or `array of string`.
 * @internal
 */
export function typeInWords(shape: ContractPropertyShape): string {
  const { logicalType, physicalType, items } = shape;
  if (items) {
    const of = typeInWords(items);
    return of ? `array of ${of}` : 'array';
  }
  if (!logicalType || logicalType === physicalType) {
    return physicalType ?? logicalType ?? '';
  }
  return physicalType ? `${logicalType} (${physicalType})` : logicalType;
}

/**
 * Whether a value must be there, may come twice and what it is a key of.
 *
 * @param compositeKey - whether the key of the table has several columns
 * @internal
 */
export function keysInWords(
  shape: ContractPropertyShape,
  compositeKey: boolean,
): string[] {
  const position = compositeKey ? ` (${shape.primaryKeyPosition ?? '?'})` : '';
  const partition =
    shape.partitionKeyPosition && shape.partitionKeyPosition > 0
      ? ` (${shape.partitionKeyPosition})`
      : '';
  return [
    shape.primaryKey && `primary key${position}`,
    shape.relationships?.length && 'foreign key',
    shape.partitioned && `partition key${partition}`,
    shape.required && 'required',
    shape.unique && 'unique',
  ].filter((word): word is string => Boolean(word));
}

/**
 * The limits of the values, e.g. `≥ 0`, each in a few words. A limit that the
 * standard does not know is shown by its name.
 * @internal
 */
export function limitsInWords({
  logicalTypeOptions = {},
}: ContractPropertyShape): string[] {
  const known = new Set(LIMITS.map(([option]) => option));
  return [
    ...LIMITS,
    ...Object.keys(logicalTypeOptions)
      .filter(option => !known.has(option))
      .map((option): [string, string] => [option, option]),
  ].flatMap(([option, words]) => {
    const value = logicalTypeOptions[option];
    if (value === undefined || value === null || value === false) {
      return [];
    }
    return value === true ? [words] : [`${words} ${inWords(value)}`];
  });
}

/**
 * Where a foreign key leads, e.g. `airports.iata`.
 * @internal
 */
export function relationshipInWords({
  type,
  from,
  to,
}: ContractRelationship): string {
  const target = [to].flat().join(', ');
  const source = from ? `${[from].flat().join(', ')} → ` : '→ ';
  return `${source}${target}${
    type && type !== 'foreignKey' ? ` (${type})` : ''
  }`;
}
