import { Knex } from 'knex';
import { chunksOf, ScorecardRow } from './rows';
import { ScorecardStore, StoredScorecard } from './ScorecardStore';

/** @internal */
export class KnexScorecardStore implements ScorecardStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async list(): Promise<StoredScorecard[]> {
    const rows = await this.#knex<ScorecardRow>('scorecards')
      .select()
      .orderBy('ref');
    return rows.map(row => ({
      ref: row.ref,
      title: row.title,
      owner: row.owner,
      sourceHash: row.source_hash,
      current:
        row.definition !== null && row.definition_hash !== null
          ? {
              hash: row.definition_hash,
              definition: JSON.parse(row.definition),
            }
          : undefined,
      problems: JSON.parse(row.problems),
    }));
  }

  async save(scorecards: StoredScorecard[], at: Date): Promise<void> {
    for (const chunk of chunksOf(scorecards)) {
      await this.#knex<ScorecardRow>('scorecards')
        .insert(
          chunk.map(scorecard => ({
            ref: scorecard.ref,
            title: scorecard.title,
            owner: scorecard.owner,
            source_hash: scorecard.sourceHash,
            definition_hash: scorecard.current?.hash ?? null,
            definition: scorecard.current
              ? JSON.stringify(scorecard.current.definition)
              : null,
            problems: JSON.stringify(scorecard.problems),
            loaded_at: at,
          })),
        )
        .onConflict('ref')
        .merge();
    }
  }

  async remove(refs: string[]): Promise<void> {
    for (const chunk of chunksOf(refs)) {
      await this.#knex<ScorecardRow>('scorecards')
        .whereIn('ref', chunk)
        .delete();
    }
  }
}
