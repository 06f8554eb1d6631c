import { ScorecardVersion } from '@meshport/backstage-plugin-data-governance-common';
import { Knex } from 'knex';
import { ScorecardDefinition } from './ScorecardDefinition';

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
 * broken version does not end the one before; and every version that was.
 * @internal
 */
export interface ScorecardStore {
  list(): Promise<StoredScorecard[]>;
  /**
   * Writes what changed, all or nothing.
   *
   * @param alongside - writes what follows from it, in the same transaction
   */
  save(
    changes: { saved: StoredScorecard[]; removed: string[] },
    at: Date,
    alongside?: (transaction: Knex.Transaction) => Promise<void>,
  ): Promise<void>;
  /** The versions of a scorecard that were in force, newest first. */
  versions(ref: string): Promise<ScorecardVersion[]>;
  /** The definitions that were in force at a time. */
  at(time: Date): Promise<{ hash: string; definition: ScorecardDefinition }[]>;
}
