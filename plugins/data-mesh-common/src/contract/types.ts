import { LogicalType } from '../platform';

/**
 * What an ODCS property says about its values, whether it is a column, a
 * nested field or the items of an array.
 * @public
 */
export interface ContractPropertyShape {
  businessName?: string;
  description?: string;
  logicalType?: LogicalType;
  physicalName?: string;
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
  /** The items of an array. */
  items?: ContractPropertyShape;
}

/**
 * A property of an ODCS schema object: a column, or a nested field. Only the
 * fields that Meshport reads are typed; the document itself stays verbatim in
 * the entity.
 * @public
 */
export interface ContractProperty extends ContractPropertyShape {
  name: string;
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

/** @public */
export interface ContractSupportChannel {
  channel: string;
  url?: string;
  description?: string;
  tool?: string;
  scope?: string;
}

/** @public */
export interface ContractTeamMember {
  username: string;
  name?: string;
  role?: string;
}

/**
 * What Meshport reads of an ODCS 3.x document. Fields that are not typed here
 * are kept as they are in the document.
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
  /** Empty when the document has none. */
  schema: ContractSchemaObject[];
  /** Empty when the document has none. */
  slaProperties: ContractSlaProperty[];
  support?: ContractSupportChannel[];
  /** The object form of 3.1; the array form of 3.0 is turned into it. */
  team?: { name?: string; members: ContractTeamMember[] };
}

/**
 * Something wrong with a contract.
 * @public
 */
export interface ContractProblem {
  /**
   * JSON pointer-like path, e.g. `schema[0].properties[2].logicalType`; empty
   * for the document as a whole.
   */
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
