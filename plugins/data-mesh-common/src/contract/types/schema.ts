import { LogicalType } from '../../platform';
import { ContractQualityRule } from './quality';
import {
  ContractAuthoritativeDefinition,
  ContractCustomProperty,
  ContractRelationship,
} from './references';

/**
 * Limits of the values of a property; which of them apply depends on its
 * logical type. Bounds of dates and times are texts.
 * @public
 */
export interface ContractTypeOptions {
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number | string;
  maximum?: number | string;
  exclusiveMinimum?: number | string | boolean;
  exclusiveMaximum?: number | string | boolean;
  multipleOf?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  minProperties?: number;
  maxProperties?: number;
  required?: string[];
  timezone?: boolean;
  defaultTimezone?: string;
  [option: string]: unknown;
}

/**
 * What an ODCS property says about its values, whether it is a column, a
 * nested field or the items of an array.
 * @public
 */
export interface ContractPropertyShape {
  id?: string;
  businessName?: string;
  description?: string;
  logicalType?: LogicalType;
  logicalTypeOptions?: ContractTypeOptions;
  physicalName?: string;
  physicalType?: string;
  required?: boolean;
  unique?: boolean;
  primaryKey?: boolean;
  primaryKeyPosition?: number;
  partitioned?: boolean;
  partitionKeyPosition?: number;
  classification?: string;
  encryptedName?: string;
  criticalDataElement?: boolean;
  transformSourceObjects?: string[];
  transformLogic?: string;
  transformDescription?: string;
  examples?: unknown[];
  tags?: string[];
  relationships?: ContractRelationship[];
  authoritativeDefinitions?: ContractAuthoritativeDefinition[];
  customProperties?: ContractCustomProperty[];
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
export interface ContractSchemaObject {
  id?: string;
  name: string;
  businessName?: string;
  description?: string;
  logicalType?: 'object';
  physicalName?: string;
  physicalType?: string;
  dataGranularityDescription?: string;
  tags?: string[];
  properties: ContractProperty[];
  relationships?: ContractRelationship[];
  authoritativeDefinitions?: ContractAuthoritativeDefinition[];
  customProperties?: ContractCustomProperty[];
  quality?: ContractQualityRule[];
}
