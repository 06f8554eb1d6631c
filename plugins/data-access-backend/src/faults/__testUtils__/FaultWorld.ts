import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccessRequestDetails } from '@meshport/backstage-plugin-data-access-common';
import { verifyChain } from '@meshport/backstage-plugin-data-access-node';
import createKnex, { Knex } from 'knex';
import { Warehouse } from '../../__testUtils__/Warehouse';
import { readHead, readLog } from '../../database/eventLog';
import { consumerOf } from './faultMesh';
import { ReplicaOptions } from './messages';
import { Replica } from './Replica';
import { waitFor } from './waitFor';

/**
 * Two replicas of the backend on one PostgreSQL, and the engine they grant
 * rights in. One replica, the victim, is there to be killed: another one is
 * started at once, so that there are always two.
 */
export class FaultWorld {
  readonly #warehouse: Warehouse;
  readonly #administrator: Knex;
  readonly #knex: Knex;
  readonly #folder: string;
  readonly #options: ReplicaOptions;
  readonly #principals: string[];
  readonly survivor: Replica;
  #victim: Promise<Replica>;
  #runs = 0;

  /**
   * @param options - addresses of superusers, and how many runs there are at
   * most
   */
  static async create(options: {
    portal: string;
    engine: string;
    runs: number;
  }): Promise<FaultWorld> {
    const warehouse = await Warehouse.create(options.engine);
    const principals = await warehouse.addConsumers(options.runs);
    const administrator = createKnex({
      client: 'pg',
      connection: options.portal,
    });
    const database = `faults_${warehouse.suffix}`;
    await administrator.raw('create database ??', [database]);
    const address = new URL(options.portal);
    address.pathname = `/${database}`;
    const folder = await mkdtemp(join(tmpdir(), 'meshport-faults-'));
    const notificationsFile = join(folder, 'notifications');
    await writeFile(notificationsFile, '');
    const replica: ReplicaOptions = {
      connection: { connectionString: address.href },
      dataPlatforms: warehouse.config,
      platform: warehouse.platformId,
      engineDatabase: warehouse.database,
      principals,
      notificationsFile,
    };
    const survivor = await Replica.start(replica);
    await survivor.work();
    return new FaultWorld({
      warehouse,
      administrator,
      knex: createKnex({ client: 'pg', connection: address.href }),
      folder,
      replica,
      survivor,
    });
  }

  private constructor(parts: {
    warehouse: Warehouse;
    administrator: Knex;
    knex: Knex;
    folder: string;
    replica: ReplicaOptions;
    survivor: Replica;
  }) {
    this.#warehouse = parts.warehouse;
    this.#administrator = parts.administrator;
    this.#knex = parts.knex;
    this.#folder = parts.folder;
    this.#options = parts.replica;
    this.#principals = parts.replica.principals;
    this.survivor = parts.survivor;
    this.#victim = this.#start();
  }

  /**
   * @returns the number of a run that nobody has had
   * @throws when there are no more
   */
  nextRun(): number {
    if (this.#runs === this.#principals.length) {
      throw new Error(`There are no more than ${this.#runs} runs`);
    }
    return this.#runs++;
  }

  /** The replica that is to be killed next. */
  victim(): Promise<Replica> {
    return this.#victim;
  }

  /** After the victim's death. */
  replaceVictim(): void {
    this.#victim = this.#start();
  }

  /**
   * Lets so much time pass that leases are over: that of a replica that died,
   * and that of one that was slow, whose work is then done by another one.
   */
  async outlastLeases(): Promise<void> {
    await this.#knex('access_outbox')
      .whereNotNull('lease_until')
      .update({ lease_until: this.#knex.fn.now() });
  }

  /** What the consumer of a run sees of their request. */
  detailsOf(run: number, id: string): Promise<AccessRequestDetails> {
    return this.survivor.as(consumerOf(run)).getRequest(id);
  }

  /** Whether the consumer of a run can read, by the statement or the table. */
  async reads(run: number, statement?: string): Promise<boolean> {
    const principal = this.#principals[run];
    const table = 'select origin from flights.flights';
    for (const query of [statement ?? table, table]) {
      if (await this.#ask(principal, query)) {
        return true;
      }
    }
    return false;
  }

  /** Cuts every connection that the replicas have to the engine. */
  async disturbEngine(): Promise<void> {
    await this.#warehouse.endSessions();
  }

  /** Whether the log is as it was written, to its end. */
  async verifyLog(): Promise<ReturnType<typeof verifyChain>> {
    const head = await readHead(this.#knex, { lock: false });
    const log = await readLog(this.#knex, 0, head.sequence);
    return verifyChain(log, { head });
  }

  /** Rows that are still to be worked on. */
  async outbox(): Promise<number> {
    const [{ count }] = await this.#knex('access_outbox').count({ count: '*' });
    return Number(count);
  }

  /** Titles of all notifications to the consumer of a run. */
  async notifications(run: number): Promise<string[]> {
    const text = await readFile(this.#options.notificationsFile, 'utf8');
    return text
      .split('\n')
      .filter(line => line.includes(`${consumerOf(run)}"`))
      .map(line => JSON.parse(line).payload.title);
  }

  async close(): Promise<void> {
    const victim = await this.#victim.catch(() => undefined);
    await Promise.all([this.survivor.stop(), victim?.stop()]);
    await this.#knex.destroy();
    await this.#administrator.raw('drop database ?? with (force)', [
      `faults_${this.#warehouse.suffix}`,
    ]);
    await this.#administrator.destroy();
    await this.#warehouse.close();
    await rm(this.#folder, { recursive: true });
  }

  /** Waits for an engine that is being restarted. */
  async #ask(principal: string, query: string): Promise<boolean> {
    let answer = false;
    await waitFor('the engine', async () => {
      try {
        answer = await this.#warehouse.reads(principal, query);
        return true;
      } catch (error) {
        if (isAway(error)) {
          return false;
        }
        throw error;
      }
    });
    return answer;
  }

  #start(): Promise<Replica> {
    const starting = Replica.start(this.#options);
    // Whoever asks for the victim hears of it.
    starting.catch(() => {});
    return starting;
  }
}

/** It refuses connections, or says that it starts or stops. */
function isAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return (
    /^(57P0\d|ECONNREFUSED|ECONNRESET)$/.test(code ?? '') ||
    /Connection terminated|is not queryable/.test(message ?? '')
  );
}
