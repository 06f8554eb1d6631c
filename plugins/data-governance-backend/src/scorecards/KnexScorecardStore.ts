import { ScorecardVersion } from '@meshport/backstage-plugin-data-governance-common';
import { Knex } from 'knex';
import { chunksOf, Timestamp, toIso } from '../database/rows';
import { ScorecardDefinition } from './ScorecardDefinition';
import { ScorecardStore, StoredScorecard } from './ScorecardStore';

interface ScorecardRow {
  ref: string;
  title: string;
  owner: string;
  source_hash: string;
  definition_hash: string | null;
  definition: string | null;
  problems: string;
  loaded_at: Timestamp;
}

interface VersionRow {
  scorecard: string;
  version: string;
  definition: string;
  since: Timestamp;
  until: Timestamp | null;
}

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

  async save(
    changes: { saved: StoredScorecard[]; removed: string[] },
    at: Date,
    alongside?: (transaction: Knex.Transaction) => Promise<void>,
  ): Promise<void> {
    await this.#knex.transaction(async transaction => {
      for (const chunk of chunksOf(changes.saved)) {
        await transaction<ScorecardRow>('scorecards')
          .insert(chunk.map(scorecard => toRow(scorecard, at)))
          .onConflict('ref')
          .merge();
      }
      for (const chunk of chunksOf(changes.removed)) {
        await transaction<ScorecardRow>('scorecards')
          .whereIn('ref', chunk)
          .delete();
      }
      await keepVersions(transaction, changes, at);
      await alongside?.(transaction);
    });
  }

  async versions(ref: string): Promise<ScorecardVersion[]> {
    const rows = await this.#knex<VersionRow>('scorecard_versions')
      .where({ scorecard: ref })
      .orderBy([
        { column: 'since', order: 'desc' },
        { column: 'id', order: 'desc' },
      ]);
    return rows.map(({ version, definition, since, until }) => ({
      version,
      from: toIso(since),
      ...(until === null ? {} : { until: toIso(until) }),
      // Drafts are not for everyone, and count for nobody.
      checks: definitionOf(definition).checks.filter(
        ({ phase }) => phase !== 'draft',
      ).length,
    }));
  }

  async at(
    time: Date,
  ): Promise<{ hash: string; definition: ScorecardDefinition }[]> {
    const rows = await this.#knex<VersionRow>('scorecard_versions')
      .where('since', '<=', time)
      .andWhere(query => query.whereNull('until').orWhere('until', '>', time))
      .orderBy('scorecard');
    return rows.map(({ version, definition }) => ({
      hash: version,
      definition: definitionOf(definition),
    }));
  }
}

/**
 * Ends the versions that are in force no longer, and begins those that are now.
 */
async function keepVersions(
  transaction: Knex.Transaction,
  { saved, removed }: { saved: StoredScorecard[]; removed: string[] },
  at: Date,
): Promise<void> {
  const open = new Map<string, string>();
  for (const chunk of chunksOf([...saved.map(s => s.ref), ...removed])) {
    const rows = await transaction<VersionRow>('scorecard_versions')
      .whereIn('scorecard', chunk)
      .whereNull('until')
      .select('scorecard', 'version');
    rows.forEach(row => open.set(row.scorecard, row.version));
  }
  const begun = saved.flatMap(({ ref, current }) =>
    current && open.get(ref) !== current.hash ? [{ ref, current }] : [],
  );
  const ended = [...begun.map(({ ref }) => ref), ...removed];
  for (const chunk of chunksOf(ended.filter(ref => open.has(ref)))) {
    await transaction<VersionRow>('scorecard_versions')
      .whereIn('scorecard', chunk)
      .whereNull('until')
      .update({ until: at });
  }
  for (const chunk of chunksOf(begun)) {
    await transaction<VersionRow>('scorecard_versions').insert(
      chunk.map(({ ref, current }) => ({
        scorecard: ref,
        version: current.hash,
        definition: JSON.stringify(current.definition),
        since: at,
        until: null,
      })),
    );
  }
}

function toRow(scorecard: StoredScorecard, at: Date): ScorecardRow {
  return {
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
  };
}

function definitionOf(json: string): ScorecardDefinition {
  return JSON.parse(json);
}
