import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { Change } from './Change';
import { RequestRecord } from './requestRows';
import { databaseNow } from './time';

const migrationsDirectory = resolvePackagePath(
  '@meshport/backstage-plugin-data-access-backend',
  'migrations',
);

/**
 * Told after a transaction was committed; must not throw.
 * @internal
 */
export type CommitListener = (committed: {
  /** Requests that changed, or whose grant did. */
  touched: RequestRecord[];
  /** Something is due in the outbox. */
  enqueued: boolean;
}) => void;

/**
 * The database of the plugin and the one way to change it.
 * @internal
 */
export class AccessDatabase {
  readonly knex: Knex;
  readonly #listeners: CommitListener[] = [];

  /** Connects and brings the tables up to date. */
  static async create(database: DatabaseService): Promise<AccessDatabase> {
    const knex = await database.getClient();
    if (!database.migrations?.skip) {
      await knex.migrate.latest({ directory: migrationsDirectory });
    }
    return new AccessDatabase(knex);
  }

  private constructor(knex: Knex) {
    this.knex = knex;
  }

  onCommit(listener: CommitListener): void {
    this.#listeners.push(listener);
  }

  /**
   * Runs one transition, or a batch of them, in one transaction.
   *
   * @returns what `work` returned, once it is committed
   */
  async change<T>(
    work: (change: Change, trx: Knex.Transaction) => Promise<T>,
  ): Promise<T> {
    const { result, committed } = await this.knex.transaction(async trx => {
      const change = new Change(trx, await databaseNow(trx));
      const value = await work(change, trx);
      return { result: value, committed: await change.finish() };
    });
    for (const listener of this.#listeners) {
      listener(committed);
    }
    return result;
  }
}
