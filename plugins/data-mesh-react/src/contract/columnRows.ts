import { ContractColumn } from '@meshport/backstage-plugin-data-mesh-common';
import { keysInWords, typeInWords } from './columnWords';

/**
 * A column in plain words, for lists that show it in a line.
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
    type: typeInWords(property),
    constraints: keysInWords(property, compositeKey).join(', '),
    classification: property.classification ?? '',
    description: property.description ?? '',
  }));
}
