import {
  ColumnDescription,
  ContractProperty,
  LogicalType,
  physicalTypeFits,
} from '@meshport/backstage-plugin-data-mesh-common';

/**
 * Whether every value of a column is of the type that the contract says.
 *
 * - A physical type in the contract is taken at its word where both types are
 *   understood: what the column can hold has to fit into it. `integer` fits
 *   `bigint`, `text` does not fit `varchar(3)`.
 * - Where they are not, as between the words of two engines, and where the
 *   contract has none, the logical types are compared. They are the same, or
 *   the contract says `number` and the column holds whole numbers; `integer`,
 *   and it is a decimal without a fraction; `array`, and it holds JSON.
 * - A contract that says neither is right with every column.
 *
 * @internal
 */
export function isColumnTyped(
  property: Pick<ContractProperty, 'logicalType' | 'physicalType'>,
  column: Pick<ColumnDescription, 'logicalType' | 'physicalType'>,
): boolean {
  const { logicalType, physicalType } = property;
  const fits =
    physicalType === undefined
      ? undefined
      : physicalTypeFits(column.physicalType, physicalType);
  if (fits === false) {
    return false;
  }
  return logicalType === undefined || isOfLogicalType(column, logicalType);
}

const WHOLE_DECIMAL = /^(numeric|decimal)\(\d+(, ?0)?\)$/i;
const JSON_TYPE = /^jsonb?$/i;

function isOfLogicalType(
  column: Pick<ColumnDescription, 'logicalType' | 'physicalType'>,
  expected: LogicalType,
): boolean {
  if (column.logicalType === expected) {
    return true;
  }
  switch (expected) {
    case 'number':
      return column.logicalType === 'integer';
    case 'integer':
      return WHOLE_DECIMAL.test(column.physicalType);
    case 'array':
      return JSON_TYPE.test(column.physicalType);
    default:
      return false;
  }
}
