import { FactSourceSummary } from '@meshport/backstage-plugin-data-governance-common';
import { Knex } from 'knex';
import { Timestamp, toIso } from '../database/rows';

/** @internal */
export type CollectionRun = NonNullable<FactSourceSummary['lastRun']>;

/**
 * How a collection fares.
 * @internal
 */
export interface CollectionProgress {
  products: number;
  changed: number;
  failed: number;
  /** Why products failed, the most frequent reason first. */
  problem?: string;
}

interface CollectionRow {
  source: string;
  started_at: Timestamp;
  finished_at: Timestamp | null;
  products: number;
  changed: number;
  failed: number;
  problem: string | null;
}

/**
 * Records how each source fared when it was last asked.
 * @internal
 */
export class CollectionLog {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * @param finishedAt - absent while it goes on
   */
  async record(
    source: string,
    startedAt: Date,
    progress: CollectionProgress,
    finishedAt?: Date,
  ): Promise<void> {
    await this.#knex<CollectionRow>('collections')
      .insert({
        source,
        started_at: startedAt,
        finished_at: finishedAt ?? null,
        products: progress.products,
        changed: progress.changed,
        failed: progress.failed,
        problem: progress.problem ?? null,
      })
      .onConflict('source')
      .merge();
  }

  /** The last run by source. */
  async lastRuns(): Promise<Map<string, CollectionRun>> {
    const rows: CollectionRow[] = await this.#knex('collections').select();
    return new Map(
      rows.map(({ source, problem, ...row }) => [
        source,
        {
          startedAt: toIso(row.started_at),
          ...(row.finished_at === null
            ? {}
            : { finishedAt: toIso(row.finished_at) }),
          products: row.products,
          changed: row.changed,
          failed: row.failed,
          ...(problem === null ? {} : { problem }),
        },
      ]),
    );
  }
}
