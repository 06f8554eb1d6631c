import { InputError } from '@backstage/errors';
import {
  ColumnDescription,
  ContractQualityRule,
} from '@meshport/backstage-plugin-data-mesh-common';
import { MeasureRule } from '@meshport/backstage-plugin-data-platform-node';
import { escapeIdentifier } from 'pg';
import { compareWithList } from './listedValues';
import { Parameters } from './Parameters';

/**
 * The columns of a table by their names.
 * @internal
 */
export type Columns = ReadonlyMap<string, ColumnDescription>;

/**
 * Writes a condition that holds for the rows at fault.
 * @internal
 */
export type Condition = (parameters: Parameters) => string;

/**
 * What PostgreSQL has to count for a rule of the library.
 * @internal
 */
export type LibraryMetric =
  | { counts: 'rows' }
  | {
      counts: 'faults';
      condition: Condition;
      /** A pattern of the contract, of which nobody knows what it costs. */
      pattern: boolean;
    }
  | {
      /** Rows whose values another row has before them. */
      counts: 'duplicates';
      columns: string[];
    };

/**
 * Reads what a rule of the ODCS library measures.
 *
 * - `nullValues`: the column is NULL.
 * - `missingValues`: it is NULL, or one of `arguments.missingValues`.
 * - `invalidValues`: it is not NULL, and not one of `arguments.validValues` or
 *   does not match `arguments.pattern`, a POSIX regular expression that may
 *   match anywhere in the value.
 * - `duplicateValues`: rows beyond the first with the same values of the
 *   column, or of `arguments.properties`; as with UNIQUE, rows with a NULL
 *   among them are not compared.
 * - `rowCount`: rows of the table.
 *
 * @throws `InputError` that says what is wrong and how to mend it
 * @internal
 */
export function libraryMetricOf(
  { rule, column }: MeasureRule,
  columns: Columns,
): LibraryMetric {
  const metric = rule.metric ?? rule.rule;
  switch (metric) {
    case 'rowCount':
      if (isPercent(rule)) {
        throw new InputError(
          'unit: a row count is no share of anything; remove the unit or write rows',
        );
      }
      return { counts: 'rows' };
    case 'nullValues': {
      const name = escapeIdentifier(theColumn(metric, column, columns).name);
      return {
        counts: 'faults',
        condition: () => `${name} IS NULL`,
        pattern: false,
      };
    }
    case 'missingValues':
      return missingValues(theColumn(metric, column, columns), rule);
    case 'invalidValues':
      return invalidValues(theColumn(metric, column, columns), rule);
    case 'duplicateValues': {
      const names = listArgument(rule, 'properties') ?? [
        theColumn(metric, column, columns).name,
      ];
      if (names.length === 0) {
        throw new InputError('arguments.properties: name at least one column');
      }
      return {
        counts: 'duplicates',
        columns: [...new Set(names.map(name => getColumn(columns, name).name))],
      };
    }
    default:
      throw new InputError(
        `metric: ${
          metric ? `'${metric}' is not a metric of ODCS 3.1` : 'is missing'
        }; use nullValues, missingValues, invalidValues, duplicateValues or rowCount`,
      );
  }
}

/**
 * Whether the value of a rule is a share of the rows.
 *
 * @throws `InputError` for a unit that ODCS does not have
 * @internal
 */
export function isPercent({ unit }: ContractQualityRule): boolean {
  if (unit === undefined || unit === 'rows') {
    return false;
  }
  if (unit === 'percent') {
    return true;
  }
  throw new InputError(`unit: must be rows or percent, is '${unit}'`);
}

/** @throws `InputError` naming a column that the table does not have */
function getColumn(columns: Columns, name: unknown): ColumnDescription {
  const column = typeof name === 'string' ? columns.get(name) : undefined;
  if (!column) {
    throw new InputError(
      `The table has no column '${name}'; correct its physical name in the contract, or add it to the table`,
    );
  }
  return column;
}

function theColumn(
  metric: string,
  name: string | undefined,
  columns: Columns,
): ColumnDescription {
  if (name === undefined) {
    throw new InputError(
      `${metric} is about a column, and this rule is about the table; move it to the column`,
    );
  }
  return getColumn(columns, name);
}

function missingValues(
  column: ColumnDescription,
  rule: ContractQualityRule,
): LibraryMetric {
  const values = listArgument(rule, 'missingValues') ?? [];
  const name = escapeIdentifier(column.name);
  return {
    counts: 'faults',
    pattern: false,
    condition: parameters => {
      const compared = compareWithList(column, values, parameters);
      return `(${name} IS NULL OR ${compared.column} = ANY (${compared.list}))`;
    },
  };
}

function invalidValues(
  column: ColumnDescription,
  rule: ContractQualityRule,
): LibraryMetric {
  const values = listArgument(rule, 'validValues');
  const pattern = rule.arguments?.pattern ?? undefined;
  if (pattern !== undefined && typeof pattern !== 'string') {
    throw new InputError(
      'arguments.pattern: must be a text with a regular expression',
    );
  }
  if (!values && pattern === undefined) {
    throw new InputError(
      'arguments: say which values are valid, by validValues or a pattern',
    );
  }
  const name = escapeIdentifier(column.name);
  return {
    counts: 'faults',
    pattern: pattern !== undefined,
    condition: parameters => {
      const faults: string[] = [];
      if (values) {
        const compared = compareWithList(column, values, parameters);
        faults.push(`${compared.column} <> ALL (${compared.list})`);
      }
      if (pattern !== undefined) {
        faults.push(`${name}::text !~ ${parameters.add(pattern, 'text')}`);
      }
      return `(${name} IS NOT NULL AND (${faults.join(' OR ')}))`;
    },
  };
}

function listArgument(
  rule: ContractQualityRule,
  name: string,
): unknown[] | undefined {
  const value = rule.arguments?.[name] ?? undefined;
  if (value !== undefined && !Array.isArray(value)) {
    throw new InputError(`arguments.${name}: must be a list`);
  }
  return value;
}
