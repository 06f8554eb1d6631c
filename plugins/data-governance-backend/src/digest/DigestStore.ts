import { Knex } from 'knex';
import { among } from '@meshport/backstage-plugin-data-mesh-node';
import { Timestamp, toIso } from '../database/rows';
import { onlyShownChecks } from '../mesh/readTransitions';
import { ShownRules } from '../mesh';
import { EndingExemption, NetChange } from './digestOf';

const WEEK = 7 * 24 * 60 * 60 * 1000;
// Slow transactions may commit transitions with lower numbers later.
const SETTLED_AFTER = 5 * 60 * 1000;

interface NetRow {
  owner: string;
  title: string;
  scorecard: string;
  check_id: string;
  from_status: NetChange['from'] | null;
  to_status: NetChange['to'] | null;
}

interface EndingRow {
  owner: string;
  title: string;
  check_title: string;
  ends_at: Timestamp;
  sent_at: Timestamp;
}

/**
 * Remembers up to which transition each owner was told what changed.
 * @internal
 */
export class DigestStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The last transition that nothing can come before any more. */
  async settled(now: Date): Promise<string> {
    const [{ last }] = await this.#knex('transitions')
      .where('at', '<=', new Date(now.getTime() - SETTLED_AFTER))
      .max({ last: 'id' });
    return String(last ?? 0);
  }

  /**
   * Begins with the owners that are new: they are told what changes from now
   * on, and not everything that was ever found.
   */
  async begin(transition: string, now: Date): Promise<void> {
    const knex = this.#knex;
    const owners: { owner: string }[] = await knex('product_standings')
      .whereNotIn('owner', knex('digests').select('owner'))
      .distinct('owner');
    if (owners.length > 0) {
      await knex('digests')
        .insert(
          owners.map(({ owner }) => ({ owner, transition, sent_at: now })),
        )
        .onConflict('owner')
        .ignore();
    }
  }

  /** Owners who were not told anything since a time. */
  async due(since: Date): Promise<string[]> {
    const rows: { owner: string }[] = await this.#knex('digests')
      .where('sent_at', '<=', since)
      .orderBy('owner')
      .select('owner');
    return rows.map(({ owner }) => owner);
  }

  /**
   * The checks of the owners' products that stand otherwise than when the
   * owner was told last: of each only how it was first and is last, so that
   * what came and went is left out. Drafts are left out too.
   *
   * @param until - the last transition to look at
   */
  async netChanges(
    owners: readonly string[],
    until: string,
    rules: ShownRules,
  ): Promise<NetChange[]> {
    const knex = this.#knex;
    const spans = knex('transitions')
      .join('product_standings', join =>
        join.on('product_standings.product', 'transitions.product'),
      )
      .join('digests', 'digests.owner', 'product_standings.owner')
      .where('digests.owner', 'in', among(knex, owners))
      .whereRaw('transitions.id > digests.transition')
      .where('transitions.id', '<=', until)
      .groupBy(
        'product_standings.owner',
        'product_standings.title',
        'transitions.product',
        'transitions.scorecard',
        'transitions.check_id',
      )
      .select(
        'product_standings.owner',
        'product_standings.title',
        'transitions.scorecard',
        'transitions.check_id',
      )
      .min({ first_id: 'transitions.id' })
      .max({ last_id: 'transitions.id' });
    onlyShownChecks(knex, spans, rules);
    const rows: NetRow[] = await knex
      .with('spans', spans)
      .from('spans')
      .join({ first: 'transitions' }, 'first.id', 'spans.first_id')
      .join({ last: 'transitions' }, 'last.id', 'spans.last_id')
      .whereRaw(
        `coalesce(first.from_status, '') <> coalesce(last.to_status, '')`,
      )
      .orderBy(['spans.owner', 'spans.title', 'spans.check_id'])
      .select(
        'spans.owner',
        'spans.title',
        'spans.scorecard',
        'spans.check_id',
        'first.from_status',
        'last.to_status',
      );
    return rows.map(row => ({
      owner: row.owner,
      product: row.title,
      check:
        rules.findCheck(row.scorecard, row.check_id)?.title ?? row.check_id,
      from: row.from_status ?? undefined,
      to: row.to_status ?? undefined,
    }));
  }

  /**
   * Exemptions of the owners' products that end within a week, and did not yet
   * when the owner was told last.
   */
  async ending(
    owners: readonly string[],
    now: Date,
  ): Promise<EndingExemption[]> {
    const knex = this.#knex;
    const rows: EndingRow[] = await knex('exemptions')
      .join(
        'product_standings',
        'product_standings.product',
        'exemptions.product',
      )
      .join('digests', 'digests.owner', 'product_standings.owner')
      .where('digests.owner', 'in', among(knex, owners))
      .where('exemptions.state', 'approved')
      .where('exemptions.ends_at', '>', now)
      .where('exemptions.ends_at', '<=', new Date(now.getTime() + WEEK))
      .orderBy(['exemptions.ends_at', 'exemptions.id'])
      .select(
        'product_standings.owner',
        'product_standings.title',
        'exemptions.check_title',
        'exemptions.ends_at',
        'digests.sent_at',
      );
    return rows
      .filter(
        row =>
          new Date(row.ends_at).getTime() - WEEK >
          new Date(row.sent_at).getTime(),
      )
      .map(row => ({
        owner: row.owner,
        product: row.title,
        check: row.check_title,
        endsAt: toIso(row.ends_at),
      }));
  }

  /**
   * Tells one owner, if no other replica does or did: what `tell` does and that
   * it was done are one transaction.
   *
   * @returns whether it was this replica
   */
  async tell(
    owner: string,
    turn: { since: Date; now: Date; until: string },
    tell: () => Promise<void>,
  ): Promise<boolean> {
    return this.#knex.transaction(async trx => {
      const taken = await trx('digests')
        .where({ owner })
        .where('sent_at', '<=', turn.since)
        .update({ transition: turn.until, sent_at: turn.now });
      if (taken > 0) {
        await tell();
      }
      return taken > 0;
    });
  }

  /** Goes on for owners of whom there was nothing to tell. */
  async skip(
    owners: readonly string[],
    turn: { since: Date; until: string },
  ): Promise<void> {
    await this.#knex('digests')
      .where('owner', 'in', among(this.#knex, owners))
      .where('sent_at', '<=', turn.since)
      .where('transition', '<', turn.until)
      .update({ transition: turn.until });
  }
}
