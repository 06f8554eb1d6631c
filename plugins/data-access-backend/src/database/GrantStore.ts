import {
  GrantCount,
  GrantState,
} from '@meshport/backstage-plugin-data-access-common';
import { Knex } from 'knex';
import { majorVersion } from '../grants/rightKey';
import { AccessDatabase } from './AccessDatabase';
import { fromGrantRow, GrantRecord, GrantRow } from './grantRows';

const ENDED: readonly GrantState[] = ['revoked', 'expired'];

/**
 * Reads grants.
 * @internal
 */
export class GrantStore {
  readonly #knex: Knex;

  constructor(database: AccessDatabase) {
    this.#knex = database.knex;
  }

  /** @param knex - the transaction to read in, if any */
  async ofRequest(
    requestId: string,
    knex: Knex = this.#knex,
  ): Promise<GrantRecord | undefined> {
    const row = await knex<GrantRow>('access_grants')
      .where({ request_id: requestId })
      .first();
    return row && fromGrantRow(row);
  }

  /**
   * The grants that have not ended, by the key of the right they share, oldest
   * first.
   */
  async living(
    rightKeys: readonly string[],
  ): Promise<Map<string, GrantRecord[]>> {
    const rows = await this.#knex<GrantRow>('access_grants')
      .whereIn('right_key', [...rightKeys])
      .whereNotIn('state', [...ENDED])
      .orderBy([{ column: 'created_at' }, { column: 'id' }]);
    const byRight = new Map<string, GrantRecord[]>();
    for (const grant of rows.map(fromGrantRow)) {
      const sharing = byRight.get(grant.rightKey) ?? [];
      sharing.push(grant);
      byRight.set(grant.rightKey, sharing);
    }
    return byRight;
  }

  /** The grants of a port's major version that have not ended, oldest first. */
  async ofPort(port: {
    platform: string;
    product: string;
    port: string;
    version: string;
  }): Promise<GrantRecord[]> {
    const { platform, product, port: name, version } = port;
    const rows = await this.#knex<GrantRow>('access_grants')
      .where({ platform, product, port: name })
      .whereNotIn('state', [...ENDED])
      .orderBy([{ column: 'created_at' }, { column: 'id' }]);
    return rows
      .map(fromGrantRow)
      .filter(grant => majorVersion(grant.version) === majorVersion(version));
  }

  /** Grants in one of the states by id, after the given one. */
  async page(
    states: readonly GrantState[],
    options: { after?: string; limit: number },
  ): Promise<GrantRecord[]> {
    const query = this.#knex<GrantRow>('access_grants')
      .whereIn('state', [...states])
      .orderBy('id')
      .limit(options.limit);
    if (options.after) {
      query.andWhere('id', '>', options.after);
    }
    return (await query).map(fromGrantRow);
  }

  /**
   * How many grants that have not ended there are, by port and state.
   *
   * @param products - full entity refs, lower case
   */
  async count(products: readonly string[]): Promise<GrantCount[]> {
    const key = ['product', 'port', 'version', 'state'] as const;
    const rows = await this.#knex('access_grants')
      .whereIn('product', [...products])
      .whereNotIn('state', [...ENDED])
      .groupBy(...key)
      .orderBy([...key])
      .select<(Omit<GrantCount, 'grants'> & { grants: number | string })[]>(
        ...key,
        this.#knex.raw('count(*) as grants'),
      );
    return rows.map(row => ({ ...row, grants: Number(row.grants) }));
  }
}
