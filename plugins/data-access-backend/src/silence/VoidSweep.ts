import { AccessDatabase } from '../database/AccessDatabase';
import { fromRequestRow, RequestRow } from '../database/requestRows';
import { basisChange } from '../ports/basis';
import { PortCatalog } from '../ports/PortCatalog';
import { Voids } from './Voids';

const BATCH = 200;

/**
 * Looks through all pending requests for those whose port or contract has
 * changed since they were made.
 * @internal
 */
export class VoidSweep {
  readonly #database: AccessDatabase;
  readonly #ports: PortCatalog;
  readonly #voids: Voids;

  constructor(options: {
    database: AccessDatabase;
    ports: PortCatalog;
    voids: Voids;
  }) {
    this.#database = options.database;
    this.#ports = options.ports;
    this.#voids = options.voids;
  }

  /** @returns how many approvals were made void */
  async run(signal?: AbortSignal): Promise<number> {
    let count = 0;
    let after = '';
    while (!signal?.aborted) {
      const rows = await this.#database
        .knex<RequestRow>('access_requests')
        .where('state', 'pending')
        .andWhere('id', '>', after)
        .orderBy('id')
        .limit(BATCH);
      if (rows.length === 0) {
        break;
      }
      after = rows[rows.length - 1].id;
      const requests = rows.map(fromRequestRow);
      const deliverables = await this.#ports.deliverableMany(requests);
      const voided = await this.#voids.void(
        requests.flatMap((request, i) => {
          const deliverable = deliverables[i];
          // What cannot be given at all is refused when somebody approves.
          return !(deliverable instanceof Error) &&
            basisChange(request, deliverable)
            ? [{ request, deliverable }]
            : [];
        }),
      );
      count += voided.length;
    }
    return count;
  }
}
