import {
  ContractColumn,
  contractColumns,
  ContractQualityRule,
  ContractSchemaObject,
} from '@meshport/backstage-plugin-data-mesh-common';
import { columnName } from '../ports/schemaObject';

/**
 * A data quality rule of a contract with its place in it.
 * @internal
 */
export interface ContractRule {
  /** Used once in a table. */
  key: string;
  /** What people call it, e.g. `flights.origin: origin-is-code`. */
  name: string;
  rule: ContractQualityRule;
  /** The column of the table that it is about. */
  column?: string;
  /** `words`: a text, or for a tool of its own; no engine can run it. */
  kind: 'measurable' | 'words' | 'within a column';
}

/**
 * The rules of a table and its columns, in the order of the contract.
 * @internal
 */
export function contractRules(object: ContractSchemaObject): ContractRule[] {
  return [
    ...rulesAt(object.name, object.quality),
    ...contractColumns({ schema: [object] }).flatMap(column =>
      rulesAt(`${object.name}.${column.path}`, column.property.quality, column),
    ),
  ];
}

function rulesAt(
  subject: string,
  rules: ContractQualityRule[] = [],
  column?: ContractColumn,
): ContractRule[] {
  const isColumn = column?.path === column?.property.name;
  return rules.map((rule, position) => ({
    key: `${subject}#${position}`,
    name: `${subject}: ${
      rule.id ?? rule.name ?? rule.metric ?? rule.rule ?? position + 1
    }`,
    rule,
    ...(column && isColumn && { column: columnName(column.property) }),
    kind: kindOf(rule, isColumn),
  }));
}

function kindOf(
  { type = 'library' }: ContractQualityRule,
  isColumn: boolean,
): ContractRule['kind'] {
  if (type === 'text' || type === 'custom') {
    return 'words';
  }
  // A query can look into a column, a metric of the library cannot.
  return isColumn || type === 'sql' ? 'measurable' : 'within a column';
}
