import { DriftCount } from '@meshport/backstage-plugin-data-access-common';
import { DriftFinding } from '@meshport/backstage-plugin-data-access-common';
import { Knex } from 'knex';
import { AccessDatabase } from '../database/AccessDatabase';
import { fromFindingRow, FindingRow, portKey, toFindingRow } from './rows';
import { FindingRecord, KnownPort } from './types';

/**
 * Keeps what comparisons with the engines have found.
 * @internal
 */
export class DriftStore {
  readonly #knex: Knex;

  constructor(database: AccessDatabase) {
    this.#knex = database.knex;
  }

  async get(id: string): Promise<FindingRecord | undefined> {
    const row = await this.#knex<FindingRow>('access_drift')
      .where({ id })
      .first();
    return row && fromFindingRow(row);
  }

  /**
   * Newest first; without those that are gone unless they are asked for.
   *
   * @param query - `products`: entity refs; of all when absent
   */
  async list(query: {
    products?: readonly string[];
    state?: DriftFinding['state'];
  }): Promise<FindingRecord[]> {
    const rows = this.#knex<FindingRow>('access_drift')
      .orderBy([{ column: 'since', order: 'desc' }, { column: 'id' }])
      .limit(1000);
    if (query.products) {
      rows.whereIn('product', [...query.products]);
    }
    if (query.state) {
      rows.where('state', query.state);
    } else {
      rows.whereNot('state', 'gone');
    }
    return (await rows).map(fromFindingRow);
  }

  /** Those of one port that are not gone. */
  async ofPort(port: KnownPort, trx: Knex): Promise<FindingRecord[]> {
    const rows = await trx<FindingRow>('access_drift')
      .where(portKey(port))
      .whereNot('state', 'gone');
    return rows.map(fromFindingRow);
  }

  /** How many there are by product; products without any are left out. */
  async count(products: readonly string[]): Promise<DriftCount[]> {
    const rows = await this.#knex('access_drift')
      .whereIn('product', [...products])
      .whereNot('state', 'gone')
      .groupBy('product', 'state')
      .select<
        { product: string; state: DriftFinding['state']; n: number | string }[]
      >('product', 'state', this.#knex.raw('count(*) as n'));
    const counts = new Map<string, DriftCount>();
    for (const { product, state, n } of rows) {
      const count = counts.get(product) ?? { product, open: 0, adopted: 0 };
      count[state === 'adopted' ? 'adopted' : 'open'] += Number(n);
      counts.set(product, count);
    }
    return [...counts.values()];
  }

  /** Writes new findings. */
  async insert(
    trx: Knex.Transaction,
    findings: readonly FindingRecord[],
  ): Promise<void> {
    for (const finding of findings) {
      await trx<FindingRow>('access_drift').insert(
        toFindingRow({ ...finding, revision: 1 }),
      );
    }
  }

  /**
   * Writes the next state of a finding.
   *
   * @param next - with the revision that was read
   * @returns what was written, with the new revision; `undefined` when somebody
   * was faster
   */
  async update(
    trx: Knex.Transaction,
    next: FindingRecord,
  ): Promise<FindingRecord | undefined> {
    const written = { ...next, revision: next.revision + 1 };
    const count = await trx<FindingRow>('access_drift')
      .where({ id: next.id, revision: next.revision })
      .update(toFindingRow(written));
    return count > 0 ? written : undefined;
  }

  /** Notes that findings were seen again; their revisions stay. */
  async noteSeen(
    trx: Knex.Transaction,
    findings: readonly FindingRecord[],
  ): Promise<void> {
    for (const finding of findings) {
      await trx<FindingRow>('access_drift')
        .where({ id: finding.id, revision: finding.revision })
        .update(toFindingRow(finding));
    }
  }
}
