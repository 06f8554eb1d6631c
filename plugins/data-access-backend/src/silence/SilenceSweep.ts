import { AccessDatabase } from '../database/AccessDatabase';
import {
  fromRequestRow,
  RequestRecord,
  RequestRow,
} from '../database/requestRows';
import { databaseNow, isPostgres } from '../database/time';
import { PortCatalog } from '../ports/PortCatalog';
import { RequestSettings } from '../requests/requestSettings';
import { RequestAction } from '../requests/requestTypes';
import { RequestTransitions } from '../workflow/RequestTransitions';

const BATCH = 200;

/**
 * Answers silence: reminds, then asks others too, then lets requests lapse. It
 * never approves.
 * @internal
 */
export class SilenceSweep {
  readonly #database: AccessDatabase;
  readonly #ports: PortCatalog;
  readonly #transitions: RequestTransitions;
  readonly #settings: Pick<RequestSettings, 'escalateTo'>;

  constructor(options: {
    database: AccessDatabase;
    ports: PortCatalog;
    transitions: RequestTransitions;
    settings: Pick<RequestSettings, 'escalateTo'>;
  }) {
    this.#database = options.database;
    this.#ports = options.ports;
    this.#transitions = options.transitions;
    this.#settings = options.settings;
  }

  /** @returns how many requests were moved */
  async run(): Promise<number> {
    let total = 0;
    let count;
    do {
      count = await this.#batch();
      total += count;
    } while (count === BATCH);
    return total;
  }

  async #batch(): Promise<number> {
    const now = await databaseNow(this.#database.knex);
    const stewards = await this.#stewards(now);
    return this.#database.change(async (change, trx) => {
      const due = trx<RequestRow>('access_requests')
        .where('state', 'pending')
        .andWhere('silence_due_at', '<=', now)
        .orderBy('silence_due_at')
        .limit(BATCH);
      // Leaves out what someone decides this moment.
      const rows = await (isPostgres(trx) ? due.forUpdate().skipLocked() : due);
      const moved = await this.#transitions.moveMany(
        change,
        rows.map(fromRequestRow).map(request => ({
          request,
          action: actionFor(
            request,
            stewards.get(request.product) ?? [],
            change.now,
          ),
        })),
      );
      return moved.length;
    });
  }

  /** Read before the transaction, so that no lock waits for the catalog. */
  async #stewards(now: Date): Promise<Map<string, string[]>> {
    const rows = await this.#database
      .knex<RequestRow>('access_requests')
      .where({ state: 'pending', silence_stage: 'escalate' })
      .andWhere('silence_due_at', '<=', now)
      .distinct('product');
    const products = rows.map(({ product }) => product);
    const { escalateTo } = this.#settings;
    return escalateTo.length > 0
      ? new Map(products.map(product => [product, escalateTo]))
      : this.#ports.stewards(products);
  }
}

function actionFor(
  { silence }: RequestRecord,
  stewards: string[],
  at: string,
): RequestAction {
  switch (silence?.stage) {
    case 'remind':
      return { type: 'remind' };
    case 'escalate':
      return { type: 'escalate', at, approvers: stewards };
    default:
      return { type: 'lapse' };
  }
}
