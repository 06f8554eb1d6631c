import { Knex } from 'knex';
import { AccessDatabase } from '../database/AccessDatabase';
import { GrantRow } from '../database/grantRows';
import { fromPortRow, portKey, PortRow, toPortRow } from './rows';
import { KnownPort } from './types';

/**
 * Keeps which ports are compared with their engines, and when they were.
 * @internal
 */
export class PortStore {
  readonly #knex: Knex;

  constructor(database: AccessDatabase) {
    this.#knex = database.knex;
  }

  /** @param products - entity refs; of all when absent */
  async list(products?: readonly string[]): Promise<KnownPort[]> {
    const query = this.#knex<PortRow>('access_ports').orderBy([
      'product',
      'port',
      'major',
      'platform',
    ]);
    if (products) {
      query.whereIn('product', [...products]);
    }
    return (await query).map(fromPortRow);
  }

  /** The ports of grants that have not ended, as the newest of them has it. */
  async ofLivingGrants(): Promise<KnownPort[]> {
    const columns = [
      'platform',
      'product',
      'port',
      'version',
      'location',
    ] as const;
    const rows = await this.#knex<GrantRow>('access_grants')
      .whereNotIn('state', ['revoked', 'expired'])
      .groupBy(...columns)
      .select(...columns, this.#knex.raw('max(created_at) as newest'))
      .orderBy('newest');
    return rows.map(({ platform, product, port, version, location }) => ({
      platform,
      product,
      port,
      version,
      location: JSON.parse(location),
    }));
  }

  /** Writes where a port is; when it was compared stays as it is. */
  async put(port: KnownPort): Promise<void> {
    const { compared_at, failure, ...row } = toPortRow(port);
    await this.#knex<PortRow>('access_ports')
      .insert({ ...row, compared_at, failure })
      .onConflict(['platform', 'product', 'port', 'major'])
      .merge(['version', 'location', 'gone_since']);
  }

  async noteCompared(
    port: KnownPort,
    outcome: { at: Date; failure?: string },
    knex: Knex = this.#knex,
  ): Promise<void> {
    await knex<PortRow>('access_ports')
      .where(portKey(port))
      .update({
        failure: outcome.failure ?? null,
        // A comparison that failed leaves the time of the last one that did not.
        ...(!outcome.failure && { compared_at: outcome.at }),
      });
  }

  async remove(port: KnownPort, trx: Knex.Transaction): Promise<void> {
    await trx<PortRow>('access_ports').where(portKey(port)).delete();
  }
}
