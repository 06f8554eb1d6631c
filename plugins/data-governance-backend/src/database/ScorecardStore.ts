import { ScorecardDefinition } from '../scorecards/ScorecardDefinition';

/**
 * A scorecard as it was loaded last.
 * @internal
 */
export interface StoredScorecard {
  ref: string;
  title: string;
  owner: string;
  /** Of what was loaded last, usable or not. */
  sourceHash: string;
  /** The version in force; absent when none was usable yet. */
  current?: { hash: string; definition: ScorecardDefinition };
  /** Why what was loaded last is not in force. */
  problems: string[];
}

/**
 * Keeps the scorecards in force, so that all replicas use the same ones and a
 * broken version does not end the one before.
 * @internal
 */
export interface ScorecardStore {
  list(): Promise<StoredScorecard[]>;
  save(scorecards: StoredScorecard[], at: Date): Promise<void>;
  remove(refs: string[]): Promise<void>;
}
