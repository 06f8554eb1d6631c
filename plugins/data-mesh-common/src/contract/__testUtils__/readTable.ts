import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContractProperty } from '../types';

/** What a table and a contract have to agree on. */
export type ColumnFacts = Pick<
  ContractProperty,
  'name' | 'physicalType' | 'required' | 'primaryKeyPosition'
>;

// The engine's own names for what people write.
const TYPE_NAMES: Record<string, string> = {
  timestamp: 'timestamp without time zone',
};

/**
 * Reads the columns of a table of the example warehouse from the statement
 * that creates it.
 *
 * @param folder - where the statements are
 * @param table - e.g. `flights.flights`
 * @internal
 */
export function readTable(folder: string, table: string): ColumnFacts[] {
  const sql = readFileSync(join(folder, `${table}.sql`), 'utf8');
  const body = /CREATE TABLE [\w.]+ \(\n(.*?)\n\);/s.exec(sql)![1];
  const lines = body.split('\n').map(line => line.trim().replace(/,$/, ''));
  const tableKey = lines
    .flatMap(line => /^PRIMARY KEY \((.*)\)$/.exec(line)?.[1] ?? [])
    .flatMap(names => names.split(', '));
  return lines
    .filter(line => !line.startsWith('PRIMARY KEY'))
    .map(line => {
      const [, name, type, constraint] =
        /^(\w+) +(.+?)( +NOT NULL| +PRIMARY KEY)?$/.exec(line)!;
      const position =
        constraint?.trim() === 'PRIMARY KEY' ? 1 : tableKey.indexOf(name) + 1;
      return {
        name,
        physicalType: TYPE_NAMES[type.trim()] ?? type.trim(),
        required: Boolean(constraint) || position > 0,
        primaryKeyPosition: position || undefined,
      };
    });
}
