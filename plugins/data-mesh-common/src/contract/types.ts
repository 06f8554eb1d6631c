import { LogicalType } from '../platform';

/**
 * A definition elsewhere that a part of a contract points to.
 * @public
 */
export interface ContractAuthoritativeDefinition {
  id?: string;
  type: string;
  url: string;
  description?: string;
}

/** @public */
export interface ContractCustomProperty {
  id?: string;
  property: string;
  value: unknown;
  description?: string;
}

/**
 * A foreign key. On a property `from` is the property itself.
 * @public
 */
export interface ContractRelationship {
  type?: string;
  from?: string | string[];
  to: string | string[];
  customProperties?: ContractCustomProperty[];
}

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

/**
 * The words of the standard for what quality is about.
 * @public
 */
export type ContractQualityDimension =
  | 'accuracy'
  | 'completeness'
  | 'conformity'
  | 'consistency'
  | 'coverage'
  | 'timeliness'
  | 'uniqueness';

/**
 * The metrics that the standard defines.
 * @public
 */
export type ContractQualityMetric =
  | 'nullValues'
  | 'missingValues'
  | 'invalidValues'
  | 'duplicateValues'
  | 'rowCount';

/**
 * What a measured value is compared with; a rule has exactly one.
 * @public
 */
export interface ContractQualityOperators {
  mustBe?: unknown;
  mustNotBe?: unknown;
  mustBeGreaterThan?: number;
  mustBeGreaterOrEqualTo?: number;
  mustBeLessThan?: number;
  mustBeLessOrEqualTo?: number;
  /** Lower and upper bound; both belong to it. */
  mustBeBetween?: number[];
  mustNotBeBetween?: number[];
}

/** @public */
export interface ContractQualityRule extends ContractQualityOperators {
  id?: string;
  name?: string;
  description?: string;
  /** Default: `library`. */
  type?: 'text' | 'library' | 'sql' | 'custom';
  /** Of a rule of the library. */
  metric?: ContractQualityMetric;
  /** The name of the metric before 3.1. */
  rule?: string;
  /** What the metric is measured with, e.g. `validValues`. */
  arguments?: Record<string, unknown>;
  /** Of a rule in SQL; see `fillQueryPlaceholders`. */
  query?: string;
  /** The tool of a custom rule. */
  engine?: string;
  implementation?: string | Record<string, unknown>;
  /** `rows` or `percent`. */
  unit?: string;
  dimension?: ContractQualityDimension;
  method?: string;
  severity?: string;
  businessImpact?: string;
  scheduler?: string;
  schedule?: string;
  tags?: string[];
  authoritativeDefinitions?: ContractAuthoritativeDefinition[];
  customProperties?: ContractCustomProperty[];
  [field: string]: unknown;
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

/** @public */
export interface ContractSlaProperty {
  id?: string;
  property: string;
  value: unknown;
  valueExt?: unknown;
  unit?: string;
  element?: string;
  driver?: string;
  description?: string;
  scheduler?: string;
  schedule?: string;
}

/** @public */
export interface ContractSupportChannel {
  id?: string;
  channel: string;
  url?: string;
  description?: string;
  tool?: string;
  scope?: string;
  invitationUrl?: string;
  customProperties?: ContractCustomProperty[];
}

/** @public */
export interface ContractTeamMember {
  id?: string;
  username: string;
  name?: string;
  description?: string;
  role?: string;
  dateIn?: string;
  dateOut?: string;
  replacedByUsername?: string;
  tags?: string[];
  authoritativeDefinitions?: ContractAuthoritativeDefinition[];
  customProperties?: ContractCustomProperty[];
}

/** @public */
export interface ContractTeam {
  id?: string;
  name?: string;
  description?: string;
  /** Empty when the document has none. */
  members: ContractTeamMember[];
  tags?: string[];
  authoritativeDefinitions?: ContractAuthoritativeDefinition[];
  customProperties?: ContractCustomProperty[];
}

/**
 * Where the data is. Besides these fields each type of server has its own.
 * @public
 */
export interface ContractServer {
  id?: string;
  server: string;
  type: string;
  description?: string;
  environment?: string;
  roles?: ContractRole[];
  customProperties?: ContractCustomProperty[];
  [field: string]: unknown;
}

/**
 * A role that gives access to the data.
 * @public
 */
export interface ContractRole {
  id?: string;
  role: string;
  description?: string;
  access?: string;
  firstLevelApprovers?: string;
  secondLevelApprovers?: string;
  customProperties?: ContractCustomProperty[];
}

/** @public */
export interface ContractPrice {
  id?: string;
  priceAmount?: number;
  priceCurrency?: string;
  priceUnit?: string;
}

/**
 * What the data is for.
 * @public
 */
export interface ContractDescription {
  purpose?: string;
  usage?: string;
  limitations?: string;
  authoritativeDefinitions?: ContractAuthoritativeDefinition[];
  customProperties?: ContractCustomProperty[];
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
  tenant?: string;
  domain?: string;
  dataProduct?: string;
  tags?: string[];
  description?: ContractDescription;
  servers?: ContractServer[];
  /** Empty when the document has none. */
  schema: ContractSchemaObject[];
  /** Empty when the document has none. */
  slaProperties: ContractSlaProperty[];
  slaDefaultElement?: string;
  roles?: ContractRole[];
  support?: ContractSupportChannel[];
  price?: ContractPrice;
  /** The object form of 3.1; the array form of 3.0 is turned into it. */
  team?: ContractTeam;
  authoritativeDefinitions?: ContractAuthoritativeDefinition[];
  customProperties?: ContractCustomProperty[];
  contractCreatedTs?: string;
}

/**
 * Something to mend in a contract.
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
 * What was found in a document.
 *
 * `problems` are what makes it no valid contract, `warnings` what is passed
 * over: keys that the standard does not know, and forms of older versions. The
 * official schema refuses unknown keys; `conforms` is its verdict.
 * @public
 */
export type ContractParseResult = {
  /** Keys that the standard does not know, older forms. */
  warnings: ContractProblem[];
  /** Whether the official JSON Schema of the standard accepts the document. */
  conforms: boolean;
} & (
  | { contract: DataContract; problems: [] }
  | { contract: undefined; problems: ContractProblem[] }
);
