import { InputError } from '@backstage/errors';
import { contractSource } from '../export/contractSource';
import { singleContract } from '../export/singleContract';
import { isText, Source } from '../source/Source';
import { ContractExporter, ContractFormat } from '../types';
import { columnChecks } from './checks';
import { foreignKeys } from './foreignKeys';
import { primaryKeyOf, uniqueColumns } from './keys';
import { commentLines, quoteName, quoteText } from './quote';
import { Column, Table } from './Table';
import { columnName, quoteTable, tableName } from './tableNames';
import { typeOfProperty } from './typeOfProperty';

const postgresFormat: ContractFormat = {
  id: 'sql-postgres',
  title: 'SQL for PostgreSQL',
  mediaType: 'application/sql',
  fileExtension: 'sql',
};

/** Most columns of one table in PostgreSQL. */
const MAX_COLUMNS = 1600;

/**
 * Writes the statements that create the tables of a contract in PostgreSQL:
 * types, keys, what is required and the limits that a check can say. Names and
 * texts are quoted, so that none can be read as SQL.
 * @public
 */
export const postgresExporter: ContractExporter = {
  ...postgresFormat,
  subjects: ['contract'],
  export: source => {
    const contract = contractSource(
      singleContract(source, postgresFormat).contract,
    );
    const tables = contract.at('schema').items().map(readTable);
    checkDistinct(tables);
    const content = [
      headOf(contract),
      ...schemasOf(tables),
      ...tables.map(createTable),
      ...foreignKeys(tables),
      ...tables.flatMap(commentsOf),
    ].join('\n\n');
    return {
      content: `${content}\n`,
      losses: contract.losses('has no place in SQL; it is left out'),
    };
  },
};

function headOf(contract: Source): string {
  contract.at('apiVersion').take();
  contract.at('kind').take();
  const name = contract.text('name') ?? 'Contract';
  const purpose = contract.at('description').text('purpose');
  return commentLines(
    [
      `${name}: ${contract.text('id')}, version ${contract.text('version')}`,
      ...(purpose === undefined ? [] : [purpose]),
    ].join('\n'),
  );
}

function schemasOf(tables: Table[]): string[] {
  const names = new Set(tables.flatMap(({ name }) => name.schema ?? []));
  return [...names].map(
    name => `CREATE SCHEMA IF NOT EXISTS ${quoteName(name)};`,
  );
}

function readTable(object: Source): Table {
  object.at('logicalType').take();
  if (!object.at('physicalType').takeIf(isTable)) {
    object.at('physicalType').lose('is written as a table');
  }
  const name = tableName(object);
  const columns = object.at('properties').items().map(readColumn);
  if (columns.length > MAX_COLUMNS) {
    throw new InputError(
      `${object.path}: has ${columns.length} columns; a table of PostgreSQL has ${MAX_COLUMNS} at most`,
    );
  }
  const primaryKey = primaryKeyOf(columns);
  const unique = uniqueColumns(columns, primaryKey);
  return { name, object, columns, primaryKey, unique };
}

function readColumn(property: Source): Column {
  return {
    type: typeOfProperty(property),
    name: columnName(property),
    property,
  };
}

function createTable(table: Table): string {
  const lines = [
    ...table.columns.map(({ name, type, property }) => {
      const isRequired = property.flag('required') === true;
      return `${quoteName(name)} ${type.name}${isRequired ? ' NOT NULL' : ''}`;
    }),
    ...(table.primaryKey.length > 0
      ? [`PRIMARY KEY (${table.primaryKey.map(quoteName).join(', ')})`]
      : []),
    ...table.unique.map(name => `UNIQUE (${quoteName(name)})`),
    ...table.columns
      .flatMap(({ name, type, property }) => columnChecks(property, name, type))
      .map(check => `CHECK (${check})`),
  ];
  const body = lines.length > 0 ? `\n  ${lines.join(',\n  ')}\n` : '';
  return `CREATE TABLE ${quoteTable(table.name)} (${body});`;
}

function commentsOf(table: Table): string[] {
  const name = quoteTable(table.name);
  return [
    ...comment(`TABLE ${name}`, table.object),
    ...table.columns.flatMap(column =>
      comment(`COLUMN ${name}.${quoteName(column.name)}`, column.property),
    ),
  ];
}

function comment(subject: string, element: Source): string[] {
  const text = ['businessName', 'description', 'dataGranularityDescription']
    .flatMap(key => element.text(key) ?? [])
    .join('\n');
  return text ? [`COMMENT ON ${subject} IS ${quoteText(text)};`] : [];
}

function isTable(value: unknown): value is string {
  return isText(value) && value.toLowerCase() === 'table';
}

/** @throws `InputError` when two would have the same name in the database */
function checkDistinct(tables: Table[]): void {
  const distinct = (places: { name: string; place: Source }[]) => {
    const seen = new Map<string, string>();
    for (const { name, place } of places) {
      const other = seen.get(name);
      if (other !== undefined) {
        throw new InputError(
          `${place.path}: would be ${name} in the database, as would ${other}; give one of them another physicalName`,
        );
      }
      seen.set(name, place.path);
    }
  };
  distinct(
    tables.map(({ name, object }) => ({
      name: quoteTable(name),
      place: object,
    })),
  );
  tables.forEach(({ columns }) =>
    distinct(columns.map(({ name, property }) => ({ name, place: property }))),
  );
}
