import { ColumnDescription } from '@meshport/backstage-plugin-data-mesh-common';
import { escapeIdentifier } from 'pg';
import { Parameters } from './Parameters';

const SMALLEST_BIGINT = -(2n ** 63n);
const GREATEST_BIGINT = 2n ** 63n - 1n;

/**
 * A column and the values of a contract in terms that PostgreSQL compares
 * without a cast of each row where it can be avoided. Values that the column
 * can never have, e.g. a word among numbers, are left out; so is `null`.
 *
 * @param column - as the table has it
 * @internal
 */
export function compareWithList(
  column: ColumnDescription,
  values: unknown[],
  parameters: Parameters,
): { column: string; list: string } {
  const name = escapeIdentifier(column.name);
  const texts = values
    .filter(value => value !== null && value !== undefined)
    .map(toText);
  switch (column.logicalType) {
    case 'integer':
      return {
        column: name,
        list: parameters.add(texts.filter(isBigint), 'bigint[]'),
      };
    case 'number':
      // One exact type for all of them: a `real` is never equal to 0.1.
      return {
        column: `${name}::numeric`,
        list: parameters.add(texts.filter(isNumber), 'numeric[]'),
      };
    case 'boolean':
      return {
        column: name,
        list: parameters.add(texts.filter(isBoolean), 'boolean[]'),
      };
    default:
      return {
        column: `${name}::text`,
        list: parameters.add(texts, 'text[]'),
      };
  }
}

function toText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isNumber(text: string): boolean {
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i.test(text);
}

function isBigint(text: string): boolean {
  if (!/^[-+]?\d{1,30}$/.test(text)) {
    return false;
  }
  const value = BigInt(text.replace('+', ''));
  return SMALLEST_BIGINT <= value && value <= GREATEST_BIGINT;
}

function isBoolean(text: string): boolean {
  return text === 'true' || text === 'false';
}
