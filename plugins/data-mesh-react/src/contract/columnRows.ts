import {
  ContractColumn,
  ContractProperty,
} from '@meshport/backstage-plugin-data-mesh-common';

/**
 * A column as the table shows it, in plain words that can be searched.
 * @public
 */
export interface ColumnRow {
  /** Path from the top, e.g. `address.city` for a nested field. */
  name: string;
  businessName: string;
  type: string;
  constraints: string;
  classification: string;
  description: string;
}

function typeOf({ logicalType, physicalType }: ContractProperty): string {
  if (!logicalType || logicalType === physicalType) {
    return physicalType ?? logicalType ?? '';
  }
  return physicalType ? `${logicalType} (${physicalType})` : logicalType;
}

function constraintsOf(
  property: ContractProperty,
  compositeKey: boolean,
): string {
  const { primaryKey, primaryKeyPosition, required, unique } = property;
  const position = compositeKey ? ` (${primaryKeyPosition ?? '?'})` : '';
  return [
    primaryKey ? `primary key${position}` : '',
    required ? 'required' : '',
    unique ? 'unique' : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/**
 * The columns of one table as rows, in their order.
 * @public
 */
export function columnRows(columns: ContractColumn[]): ColumnRow[] {
  const compositeKey =
    columns.filter(({ property }) => property.primaryKey).length > 1;
  return columns.map(({ path, property }) => ({
    name: path,
    businessName: property.businessName ?? '',
    type: typeOf(property),
    constraints: constraintsOf(property, compositeKey),
    classification: property.classification ?? '',
    description: property.description ?? '',
  }));
}
