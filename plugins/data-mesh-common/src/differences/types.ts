/**
 * What a change does to someone: `breaking` means that what worked before may
 * fail or deceive now, `compatible` that it goes on working, `none` that it
 * does not concern them.
 * @public
 */
export type ChangeEffect = 'breaking' | 'compatible' | 'none';

/**
 * The part of a contract that a change is in.
 * @public
 */
export type ChangeArea =
  | 'contract'
  | 'schema'
  | 'type'
  | 'key'
  | 'constraint'
  | 'classification'
  | 'quality'
  | 'sla'
  | 'server'
  | 'role'
  | 'description';

/**
 * A step of a semantic version; `none` when nothing has to change.
 * @public
 */
export type VersionStep = 'major' | 'minor' | 'patch' | 'none';

/**
 * One difference between two versions of a contract.
 * @public
 */
export interface ContractChange {
  kind: 'added' | 'removed' | 'changed';
  area: ChangeArea;
  /**
   * Natural path by names, not positions, e.g.
   * `schema.flights.origin.required`, `slaProperties.retention`.
   */
  path: string;
  /** Name of the schema object that it is in, if it is in one. */
  object?: string;
  /** Path of the property as `ContractColumn.path` has it, if in one. */
  property?: string;
  before?: unknown;
  after?: unknown;
  /** What it does to those who read the data. */
  readers: ChangeEffect;
  /** What it does to those who write the data. */
  writers: ChangeEffect;
  /** One sentence for people: what changed and what follows from it. */
  message: string;
}

/**
 * Whether the version number says what the changes are.
 * @public
 */
export interface VersionVerdict {
  before: string;
  after: string;
  /** The step that the changes owe to those who read the data. */
  owed: VersionStep;
  /** The step that was taken; absent when it cannot be read or goes back. */
  taken?: VersionStep;
  /** True when the step taken is at least the one owed. */
  sufficient: boolean;
  /** One sentence for people, with the lowest version that would do. */
  message: string;
}

/**
 * The differences between two versions of a contract.
 * @public
 */
export interface ContractDifferences {
  /** In the order of the document; the breaking ones are marked, not first. */
  changes: ContractChange[];
  /** Whether any change breaks readers. */
  breaking: boolean;
  /** As in Avro: can old readers read new data, and new readers old data. */
  compatibility: 'full' | 'backward' | 'forward' | 'none';
  version: VersionVerdict;
}
