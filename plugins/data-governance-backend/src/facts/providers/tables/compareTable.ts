import {
  ColumnDescription,
  ContractProperty,
  ContractSchemaObject,
  TableDescription,
} from '@meshport/backstage-plugin-data-mesh-common';
import { columnName } from '../ports/schemaObject';
import { isColumnTyped } from './isColumnTyped';

/**
 * The ways in which a table can differ from its contract.
 * @internal
 */
export const DIFFERENCE_KINDS = [
  'missingColumns',
  'extraColumns',
  'mistypedColumns',
  'nullableColumns',
  'unenforcedKeys',
] as const;

/** @internal */
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/**
 * One way in which a table differs from its contract.
 * @internal
 */
export interface TableDifference {
  kind: DifferenceKind;
  /** As `table.column`. */
  subject: string;
  message: string;
  expected: string;
  actual: string;
}

/**
 * Compares what a contract says about a table with the table as it is. Columns
 * are compared as they are, not the fields within them. A view refuses nothing,
 * so NULL and keys are compared in tables only.
 *
 * @returns in the order of the contract, then of the table
 * @internal
 */
export function compareTable(
  object: ContractSchemaObject,
  table: TableDescription,
): TableDifference[] {
  const columns = new Map(table.columns.map(column => [column.name, column]));
  const named = new Set(object.properties.map(columnName));
  return [
    ...object.properties.flatMap(property => {
      const subject = `${object.name}.${property.name}`;
      const column = columns.get(columnName(property));
      return column
        ? [
            ...compareType(subject, property, column),
            ...(table.type === 'table'
              ? compareRefusals(subject, property, column)
              : []),
          ]
        : [missing(subject, property)];
    }),
    ...table.columns
      .filter(({ name }) => !named.has(name))
      .map(column => extra(`${object.name}.${column.name}`, column)),
    ...(table.type === 'table' ? compareKeys(object, table) : []),
  ];
}

function missing(subject: string, property: ContractProperty): TableDifference {
  return {
    kind: 'missingColumns',
    subject,
    message: 'The contract promises this column, and the table has none.',
    expected: promisedType(property),
    actual: 'no such column',
  };
}

function extra(subject: string, column: ColumnDescription): TableDifference {
  return {
    kind: 'extraColumns',
    subject,
    message:
      'The table has this column, and the contract does not say what it is.',
    expected: 'no such column',
    actual: column.physicalType,
  };
}

function compareType(
  subject: string,
  property: ContractProperty,
  column: ColumnDescription,
): TableDifference[] {
  return isColumnTyped(property, column)
    ? []
    : [
        {
          kind: 'mistypedColumns',
          subject,
          message: 'The column can hold values that the contract rules out.',
          expected: promisedType(property),
          actual: `${column.physicalType} (${column.logicalType})`,
        },
      ];
}

function compareRefusals(
  subject: string,
  property: ContractProperty,
  column: ColumnDescription,
): TableDifference[] {
  const differences: TableDifference[] = [];
  if ((property.required || property.primaryKey) && !column.required) {
    differences.push({
      kind: 'nullableColumns',
      subject,
      message: 'The contract says that it has a value in every row.',
      expected: 'NOT NULL',
      actual: 'NULL is allowed',
    });
  }
  if (property.unique && !property.primaryKey && !column.unique) {
    differences.push({
      kind: 'unenforcedKeys',
      subject,
      message: 'The contract says that no value occurs twice.',
      expected: 'a unique constraint',
      actual: 'none',
    });
  }
  return differences;
}

function compareKeys(
  object: ContractSchemaObject,
  table: TableDescription,
): TableDifference[] {
  const promised = object.properties
    .filter(({ primaryKey }) => primaryKey)
    .map(columnName);
  const held = table.columns
    .filter(column => column.primaryKeyPosition !== undefined)
    .map(({ name }) => name);
  // The order of the columns matters to the engine, not to those who read.
  const same =
    promised.length === held.length &&
    promised.every(name => held.includes(name));
  return promised.length === 0 || same
    ? []
    : [
        {
          kind: 'unenforcedKeys',
          subject: object.name,
          message:
            'The contract promises another primary key than the table has.',
          expected: `primary key (${promised.join(', ')})`,
          actual: held.length ? `primary key (${held.join(', ')})` : 'none',
        },
      ];
}

function promisedType({ physicalType, logicalType }: ContractProperty): string {
  if (physicalType && logicalType) {
    return `${physicalType} (${logicalType})`;
  }
  return physicalType ?? logicalType ?? 'any type';
}
