import { FactDeclaration } from '@meshport/backstage-plugin-data-governance-common';
import {
  ContractColumn,
  contractColumns,
  DataContract,
} from '@meshport/backstage-plugin-data-mesh-common';
import { explain, Explained } from '../explain';

/**
 * What contracts say: columns, keys, promises and rules.
 * @internal
 */
export const contentFacts = {
  columns: {
    type: 'int',
    description: 'Columns and nested fields of all tables in the contracts',
  },
  describedColumns: { type: 'int', description: 'Columns with a description' },
  describedColumnsShare: {
    type: 'double',
    description:
      'describedColumns / columns, from 0.0 to 1.0; 0.0 without columns',
  },
  undescribedColumns: {
    type: 'list<string>',
    description: 'Columns without a description, as table.column',
  },
  classifiedColumns: {
    type: 'int',
    description: 'Columns with a classification',
  },
  classifiedColumnsShare: {
    type: 'double',
    description:
      'classifiedColumns / columns, from 0.0 to 1.0; 0.0 without columns',
  },
  unclassifiedColumns: {
    type: 'list<string>',
    description: 'Columns without a classification, as table.column',
  },
  hasPrimaryKey: {
    type: 'bool',
    description: 'There is a table, and each has a primary key',
  },
  tablesWithoutPrimaryKey: {
    type: 'list<string>',
    description: 'Tables that have no primary key',
  },
  slaProperties: {
    type: 'list<string>',
    description: 'SLA properties that every contract promises, in lower case',
  },
  qualityRules: {
    type: 'int',
    description: 'Data quality rules of tables and columns',
  },
} satisfies Record<string, FactDeclaration>;

/** @internal */
export function contentOf(
  contracts: DataContract[],
): Explained<typeof contentFacts> {
  const columns = contracts.flatMap(contractColumns);
  const undescribed = columns.filter(c => !c.property.description?.trim());
  const unclassified = columns.filter(c => !c.property.classification?.trim());
  const described = columns.length - undescribed.length;
  const classified = columns.length - unclassified.length;
  const tables = contracts.flatMap(contract => contract.schema);
  const withoutKey = tables.filter(
    table => !table.properties.some(property => property.primaryKey),
  );
  return {
    facts: {
      columns: columns.length,
      describedColumns: described,
      describedColumnsShare: share(described, columns),
      undescribedColumns: undescribed.map(columnName),
      classifiedColumns: classified,
      classifiedColumnsShare: share(classified, columns),
      unclassifiedColumns: unclassified.map(columnName),
      hasPrimaryKey: tables.length > 0 && withoutKey.length === 0,
      tablesWithoutPrimaryKey: withoutKey.map(table => table.name),
      slaProperties: commonSlaProperties(contracts),
      qualityRules: [...tables, ...columns.map(c => c.property)].reduce(
        (sum, { quality }) => sum + (quality?.length ?? 0),
        0,
      ),
    },
    evidence: [
      ...explain(
        ['undescribedColumns', 'describedColumns', 'describedColumnsShare'],
        undescribed.map(column => ({
          subject: columnName(column),
          message: 'It has no description in the contract.',
        })),
      ),
      ...explain(
        ['unclassifiedColumns', 'classifiedColumns', 'classifiedColumnsShare'],
        unclassified.map(column => ({
          subject: columnName(column),
          message: 'It has no classification in the contract.',
        })),
      ),
      ...explain(
        ['tablesWithoutPrimaryKey', 'hasPrimaryKey'],
        withoutKey.map(table => ({
          subject: table.name,
          message: 'No column is marked with primaryKey.',
        })),
      ),
    ],
  };
}

function commonSlaProperties(contracts: DataContract[]): string[] {
  const [first = [], ...others] = contracts.map(contract =>
    contract.slaProperties.map(({ property }) => property.toLowerCase()),
  );
  return [...new Set(first)].filter(property =>
    others.every(properties => properties.includes(property)),
  );
}

function share(part: number, columns: ContractColumn[]): number {
  return columns.length ? part / columns.length : 0;
}

function columnName({ object, path }: ContractColumn): string {
  return `${object}.${path}`;
}
