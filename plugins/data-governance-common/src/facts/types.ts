/**
 * The type of a fact, in the words of the Common Expression Language.
 * @public
 */
export type FactType = 'bool' | 'int' | 'double' | 'string' | 'list<string>';

/**
 * What a source of facts promises to find out. Rules are type-checked against
 * it.
 * @public
 */
export interface FactDeclaration {
  type: FactType;
  /** What it means, for those who write rules. */
  description: string;
}

/** @public */
export type FactValue = boolean | number | string | string[];

/**
 * Facts of one product by name. A fact that is not known is left out: a rule
 * that reads it is `unknown` then, never passed.
 * @public
 */
export type Facts = Record<string, FactValue | undefined>;

/**
 * Why a fact is what it is: one finding, such as a column that is missing or a
 * rule of the contract that the data breaks.
 * @public
 */
export interface FactEvidence {
  /** Name of the fact that it explains. */
  fact: string;
  /** What was looked at, e.g. `flights.delay_minutes` or the name of a port. */
  subject: string;
  /** What was found, in a sentence. */
  message: string;
  /** What was promised, e.g. `at most 5 percent`. */
  expected?: string;
  /** What was found, e.g. `7.2 percent`. */
  actual?: string;
  /**
   * Some of the rows that broke the promise. Shown to the product's owners
   * only, and only with columns that are neither confidential nor restricted.
   */
  sample?: { columns: string[]; rows: (string | null)[][] };
}

/**
 * What one source says about one product.
 * @public
 */
export interface ProductFactSource {
  /** Id of the provider, or of the source that pushed. */
  source: string;
  facts: Facts;
  /** Why nothing is known; the rules that read the source are unknown then. */
  failure?: string;
  /** ISO timestamp since when it has been so. */
  since: string;
  /** Of pushed facts: ISO timestamps of when they were found, and hold until. */
  observedAt?: string;
  validUntil?: string;
}

/**
 * All that was known about a product at a time.
 * @public
 */
export interface ProductFacts {
  product: string;
  /** ISO timestamp. */
  at: string;
  sources: ProductFactSource[];
}

/**
 * A source of facts, and how it fared when it was last asked.
 * @public
 */
export interface FactSourceSummary {
  id: string;
  title?: string;
  /**
   * `entities`: found in what the catalog holds; `external`: asked on a
   * schedule; `pushed`: sent by other tools.
   */
  kind: 'entities' | 'external' | 'pushed';
  facts: Record<string, FactDeclaration>;
  /** Seconds between two collections, of an external one. */
  frequency?: number;
  lastRun?: {
    startedAt: string;
    /** Absent while it runs. */
    finishedAt?: string;
    products: number;
    changed: number;
    failed: number;
    /** Why products failed, the most frequent reason first. */
    problem?: string;
  };
}

/**
 * Facts that another tool found, such as a test run of dbt or Great
 * Expectations.
 * @public
 */
export interface PushedFacts {
  /** Id of the source, from `dataGovernance.pushedFacts`. */
  source: string;
  /** At most 500; each product once. */
  items: {
    /** Entity ref of the product. */
    product: string;
    facts: Record<string, FactValue>;
    evidence?: FactEvidence[];
    /**
     * ISO timestamp of when they were found. Facts older than those known are
     * left aside, so sending the same again changes nothing.
     */
    observedAt: string;
    /** ISO timestamp; afterwards they are unknown. */
    validUntil: string;
  }[];
}

/**
 * What became of pushed facts.
 * @public
 */
export interface PushedFactsReceipt {
  /** Products of which a fact is another now. */
  changed: number;
  /** Products of which all facts were known already. */
  unchanged: number;
  /** Products of which newer facts are known. */
  outdated: number;
}
