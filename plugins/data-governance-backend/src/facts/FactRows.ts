import { Knex } from 'knex';
import { among, isPostgres } from '@meshport/backstage-plugin-data-mesh-node';
import { appendRows } from '../database/bulk';
import { CurrentFacts, NewFacts } from './compareFacts';
import { FactRow, optionalDate } from './rows';

const CURRENT: (keyof FactRow)[] = [
  'id',
  'product',
  'source',
  'hash',
  'failure',
  'since',
  'observed_at',
  'valid_until',
];

/**
 * The table `facts`, within a transaction.
 * @internal
 */
export class FactRows {
  readonly #trx: Knex.Transaction;

  constructor(transaction: Knex.Transaction) {
    this.#trx = transaction;
  }

  /** What is known now about these products from these sources. */
  async current(
    facts: readonly { product: string; source: string }[],
  ): Promise<CurrentFacts[]> {
    const rows: FactRow[] = await this.#trx('facts')
      .whereNull('until')
      .where('product', 'in', this.#among(facts.map(({ product }) => product)))
      .where('source', 'in', this.#among(facts.map(({ source }) => source)))
      .select(CURRENT);
    return rows.map(toCurrentFacts);
  }

  /** The contents of rows by id. */
  async contents(
    facts: readonly CurrentFacts[],
  ): Promise<Map<string, string | null>> {
    if (facts.length === 0) {
      return new Map();
    }
    const rows = await this.#trx<FactRow>('facts')
      .where('id', 'in', this.#amongIds(facts.map(({ id }) => id)))
      .select('id', 'content');
    return new Map(rows.map(({ id, content }) => [String(id), content]));
  }

  /** Ends what was known before, and adds what is known from now on. */
  async replace(changed: readonly NewFacts[]): Promise<void> {
    const byTime = new Map<number, string[]>();
    for (const { before, since } of changed) {
      if (before) {
        const ids = byTime.get(since.getTime()) ?? [];
        byTime.set(since.getTime(), [...ids, before.id]);
      }
    }
    for (const [time, ids] of byTime) {
      await this.#trx('facts')
        .where('id', 'in', this.#amongIds(ids))
        .update({ until: new Date(time) });
    }
    await appendRows(
      this.#trx,
      'facts',
      changed.map(facts => ({
        product: facts.product,
        source: facts.source,
        content: facts.content,
        failure: facts.failure,
        hash: facts.hash,
        since: facts.since,
        observed_at: facts.observedAt ?? null,
        valid_until: facts.validUntil ?? null,
      })),
    );
  }

  /** Notes that what is known was found later, or holds longer. */
  async renew(
    renewed: readonly { id: string; observedAt?: Date; validUntil?: Date }[],
  ): Promise<void> {
    if (renewed.length === 0) {
      return;
    }
    const isPg = isPostgres(this.#trx);
    const timeOf = (time: Date | undefined) =>
      (isPg ? time?.toISOString() : time?.getTime()) ?? null;
    const given = JSON.stringify(
      renewed.map(({ id, observedAt, validUntil }) => ({
        id: Number(id),
        observed_at: timeOf(observedAt),
        valid_until: timeOf(validUntil),
      })),
    );
    const table = isPg
      ? 'json_populate_recordset(null::facts, ?::json)'
      : `(select value ->> 'id' as id, value ->> 'observed_at' as observed_at,
          value ->> 'valid_until' as valid_until from json_each(?))`;
    await this.#trx.raw(
      `update facts set observed_at = given.observed_at, valid_until = given.valid_until
        from ${table} as given where facts.id = given.id`,
      [given],
    );
  }

  /**
   * Ends what is known.
   *
   * @param limit - adds conditions to what is known now
   * @returns what ended
   */
  async end(
    limit: (rows: Knex.QueryBuilder) => void,
    at: Date,
  ): Promise<{ product: string; source: string }[]> {
    const later = isPostgres(this.#trx) ? 'greatest' : 'max';
    return this.#trx('facts')
      .whereNull('until')
      .modify(limit)
      .update({ until: this.#trx.raw(`${later}(since, ?)`, [at]) })
      .returning(['product', 'source']);
  }

  /** Sources of which something holds no longer. */
  async sourcesToExpire(now: Date): Promise<string[]> {
    const rows: { source: string }[] = await this.#expired(now).distinct(
      'source',
    );
    return rows.map(({ source }) => source);
  }

  /** What holds no longer, of these sources. */
  async toExpire(
    sources: readonly string[],
    now: Date,
    limit: number,
  ): Promise<CurrentFacts[]> {
    const rows: FactRow[] = await this.#expired(now)
      .where('source', 'in', this.#among(sources))
      .orderBy('valid_until')
      .limit(limit)
      .select(CURRENT);
    return rows.map(toCurrentFacts);
  }

  #expired(now: Date): Knex.QueryBuilder {
    return this.#trx('facts')
      .whereNull('until')
      .whereNull('failure')
      .where('valid_until', '<=', now);
  }

  #among(values: readonly string[]): Knex.Raw {
    return among(this.#trx, [...new Set(values)]);
  }

  #amongIds(ids: readonly string[]): Knex.Raw {
    return isPostgres(this.#trx)
      ? this.#trx.raw('select unnest(?::bigint[])', [[...ids]])
      : this.#trx.raw('select value from json_each(?)', [
          JSON.stringify(ids.map(Number)),
        ]);
  }
}

function toCurrentFacts(row: Omit<FactRow, 'content'>): CurrentFacts {
  return {
    id: String(row.id),
    product: row.product,
    source: row.source,
    hash: row.hash,
    failure: row.failure,
    since: new Date(row.since),
    observedAt: optionalDate(row.observed_at),
    validUntil: optionalDate(row.valid_until),
  };
}
