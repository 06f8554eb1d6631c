import {
  ContractAuthoritativeDefinition,
  ContractCustomProperty,
} from './references';

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
