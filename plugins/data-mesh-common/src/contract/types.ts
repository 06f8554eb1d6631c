import { LogicalType } from '../platform';

/**
 * A property of an ODCS schema object: a column, or a nested field. Only the
 * fields that Meshport reads are typed; the document itself stays verbatim in
 * the entity.
 * @public
 */
export interface ContractProperty {
  name: string;
  businessName?: string;
  description?: string;
  logicalType?: LogicalType;
  physicalType?: string;
  required?: boolean;
  unique?: boolean;
  primaryKey?: boolean;
  primaryKeyPosition?: number;
  classification?: string;
  criticalDataElement?: boolean;
  examples?: unknown[];
  tags?: string[];
  quality?: ContractQualityRule[];
  properties?: ContractProperty[];
}

/** @public */
export interface ContractQualityRule {
  id?: string;
  name?: string;
  description?: string;
  type?: 'text' | 'library' | 'sql' | 'custom';
  metric?: string;
  dimension?: string;
  severity?: string;
  [field: string]: unknown;
}

/** @public */
export interface ContractSchemaObject {
  name: string;
  businessName?: string;
  description?: string;
  physicalName?: string;
  physicalType?: string;
  properties: ContractProperty[];
  quality?: ContractQualityRule[];
}

/** @public */
export interface ContractSlaProperty {
  property: string;
  value: unknown;
  unit?: string;
  element?: string;
  description?: string;
}

/**
 * What Meshport reads of an ODCS 3.x document.
 * @public
 */
export interface DataContract {
  apiVersion: string;
  kind: 'DataContract';
  id: string;
  name?: string;
  version: string;
  status: string;
  domain?: string;
  dataProduct?: string;
  description?: { purpose?: string; usage?: string; limitations?: string };
  schema: ContractSchemaObject[];
  slaProperties: ContractSlaProperty[];
}

/**
 * Something wrong with a contract.
 * @public
 */
export interface ContractProblem {
  /** JSON pointer-like path, e.g. `schema[0].properties[2].logicalType`. */
  path: string;
  /** What is wrong and how to mend it. */
  message: string;
}

/**
 * @public
 */
export type ContractParseResult =
  | { contract: DataContract; problems: [] }
  | { contract: undefined; problems: ContractProblem[] };
