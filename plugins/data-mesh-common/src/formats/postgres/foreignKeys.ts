import { isText, isTexts, Source } from '../source/Source';
import { quoteName } from './quote';
import { Column, Table } from './Table';
import { quoteTable } from './tableNames';

interface Reference {
  table: Table;
  columns: Column[];
}

/**
 * The statements for the relationships between the tables of one contract.
 * They come after all tables, as tables may refer to each other.
 *
 * @internal
 */
export function foreignKeys(tables: Table[]): string[] {
  return tables.flatMap(table => [
    ...table.columns.flatMap(column =>
      column.property
        .at('relationships')
        .items()
        .flatMap(relationship =>
          foreignKey(tables, { table, columns: [column] }, relationship),
        ),
    ),
    ...table.object
      .at('relationships')
      .items()
      .flatMap(relationship => {
        const from = resolve(tables, relationship.at('from').value);
        if (!from) {
          relationship.lose('starts at no columns of one table');
          return [];
        }
        relationship.at('from').take();
        return foreignKey(tables, from, relationship);
      }),
  ]);
}

function foreignKey(
  tables: Table[],
  from: Reference,
  relationship: Source,
): string[] {
  const to = resolve(tables, relationship.at('to').value);
  const problem = problemOf(from, to);
  if (!to || problem) {
    relationship.lose(problem ?? 'leads out of the tables of the contract');
    return [];
  }
  relationship.at('to').take();
  relationship.at('type').take();
  return [
    `ALTER TABLE ${quoteTable(from.table.name)}\n  ADD FOREIGN KEY (${listOf(
      from,
    )})\n  REFERENCES ${quoteTable(to.table.name)} (${listOf(to)});`,
  ];
}

/** Why PostgreSQL would refuse a foreign key. */
function problemOf(
  from: Reference,
  to: Reference | undefined,
): string | undefined {
  if (!to) {
    return undefined;
  }
  const names = to.columns.map(({ name }) => name);
  const isKey =
    (names.length === 1 && to.table.unique.includes(names[0])) ||
    (names.length === to.table.primaryKey.length &&
      names.every(name => to.table.primaryKey.includes(name)));
  if (!isKey || new Set(names).size < names.length) {
    return 'leads to columns that are neither a primary key nor unique';
  }
  const fits =
    from.columns.length === to.columns.length &&
    from.columns.every(
      ({ type }, index) =>
        type.comparedAs === to.columns[index].type.comparedAs,
    );
  return fits ? undefined : 'leads to columns of other types';
}

function listOf({ columns }: Reference): string {
  return columns.map(({ name }) => quoteName(name)).join(', ');
}

/** All references of a side lead to one table, or there is none. */
function resolve(tables: Table[], value: unknown): Reference | undefined {
  const references = isTexts(value) ? value : [value];
  const found = references.map(reference =>
    isText(reference) ? resolveOne(tables, reference) : undefined,
  );
  const [first] = found;
  if (!first || found.some(one => one?.table !== first.table)) {
    return undefined;
  }
  return {
    table: first.table,
    columns: found.flatMap(one => one?.column ?? []),
  };
}

/** `table.column` by names, or `schema/table/properties/column` by ids. */
function resolveOne(tables: Table[], reference: string) {
  const byId = /^\/?schema\/([\w-]+)\/properties\/([\w-]+)$/.exec(reference);
  const [, tableKey, columnKey] =
    byId ?? /^(\w+)\.(\w+)$/.exec(reference) ?? [];
  const key = byId ? 'id' : 'name';
  const table = tables.find(({ object }) => object.at(key).value === tableKey);
  const column = table?.columns.find(
    ({ property }) => property.at(key).value === columnKey,
  );
  return table && column && tableKey ? { table, column } : undefined;
}
