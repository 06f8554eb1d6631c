import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { ExemptionEvent } from '@meshport/backstage-plugin-data-governance-common';
import { Knex } from 'knex';
import { among } from '@meshport/backstage-plugin-data-mesh-node';
import { StaleQueue } from '../evaluation/StaleQueue';
import {
  applyFilter,
  onlyInForce,
  onlyVisibleExemptions,
} from './exemptionConditions';
import {
  ExemptionChange,
  ExemptionRecord,
  OPEN_STATES,
} from './exemptionMachine';
import {
  ActiveExemption,
  ExemptibleProduct,
  ExemptionFilter,
  ExemptionStore,
  ExemptionViewer,
  ListedExemption,
} from './ExemptionStore';
import {
  ExemptionEventRow,
  ExemptionRow,
  toActiveExemption,
  toEvent,
  toEventRow,
  toExemption,
  toExemptionRow,
} from './rows';

type ListedRow = ExemptionRow & { existing: string | null };

/** @internal */
export class KnexExemptionStore implements ExemptionStore {
  readonly #knex: Knex;
  readonly #stale: Pick<StaleQueue, 'mark'>;

  /**
   * @param stale - gets the products whose results an exemption affects
   */
  constructor(knex: Knex, stale: Pick<StaleQueue, 'mark'>) {
    this.#knex = knex;
    this.#stale = stale;
  }

  async inForce(
    products: readonly ExemptibleProduct[],
    at: Date,
  ): Promise<ActiveExemption[]> {
    const knex = this.#knex;
    const refs = products.map(({ product }) => product);
    const domains = [...new Set(products.flatMap(p => p.domains))];
    const rows = await knex<ExemptionRow>('exemptions')
      .modify(query => onlyInForce(knex, query, at))
      .where(concerned =>
        concerned
          .where('product', 'in', among(knex, refs))
          .orWhere('domain', 'in', among(knex, domains)),
      )
      .orderBy('id');
    return rows.map(toActiveExemption);
  }

  async add({ exemption, event }: ExemptionChange): Promise<void> {
    await this.#knex.transaction(async trx => {
      try {
        await trx<ExemptionRow>('exemptions').insert(toExemptionRow(exemption));
      } catch (error) {
        throw isDatabaseConflictError(error)
          ? new ConflictError(
              `An exemption from check '${
                exemption.checkId
              }' is pending or in force already for ${
                exemption.product ?? exemption.domain
              }`,
            )
          : error;
      }
      await addEvent(trx, exemption.id, event);
    });
  }

  async change(change: ExemptionChange): Promise<void> {
    const { exemption, event, affectsResults } = change;
    await this.#knex.transaction(async trx => {
      const changed = await trx<ExemptionRow>('exemptions')
        .where({ id: exemption.id, revision: exemption.revision - 1 })
        .update(toExemptionRow(exemption));
      if (changed === 0) {
        throw new ConflictError(
          'The exemption changed since it was read; load it again',
        );
      }
      await addEvent(trx, exemption.id, event);
      if (affectsResults) {
        await this.#markStale(trx, exemption, new Date(event.at));
      }
    });
  }

  async find(
    id: string,
    viewer: ExemptionViewer,
  ): Promise<ListedExemption | undefined> {
    const query = this.#listed().where('exemptions.id', id);
    onlyVisibleExemptions(this.#knex, query, viewer);
    const row: ListedRow | undefined = await query.first();
    return row && toListed(row);
  }

  async events(id: string): Promise<ExemptionEvent[]> {
    const rows = await this.#knex<ExemptionEventRow>('exemption_events')
      .where({ exemption: id })
      .orderBy('id');
    return rows.map(toEvent);
  }

  async list(
    filter: ExemptionFilter,
    viewer: ExemptionViewer,
    page: { limit: number; offset: number; now: Date },
  ): Promise<{ items: ListedExemption[]; total: number }> {
    const narrowed = (query: Knex.QueryBuilder) => {
      applyFilter(this.#knex, query, filter, page.now);
      return onlyVisibleExemptions(this.#knex, query, viewer);
    };
    const rows: ListedRow[] = await narrowed(this.#listed())
      .orderBy([
        { column: 'exemptions.requested_at', order: 'desc' },
        { column: 'exemptions.id', order: 'desc' },
      ])
      .limit(page.limit)
      .offset(page.offset);
    const [{ total }] = await narrowed(this.#joined()).count({ total: '*' });
    return { items: rows.map(toListed), total: Number(total) };
  }

  async ended(now: Date, limit: number): Promise<ExemptionRecord[]> {
    const rows = await this.#knex<ExemptionRow>('exemptions')
      .whereIn('state', OPEN_STATES)
      .where('ends_at', '<=', now)
      .orderBy('ends_at')
      .limit(limit);
    return rows.map(toExemption);
  }

  async takeEnding(
    now: Date,
    { endsBefore, decidedBefore }: { endsBefore: Date; decidedBefore: Date },
  ): Promise<ExemptionRecord[]> {
    const rows = await this.#knex<ExemptionRow>('exemptions')
      .where('state', 'approved')
      .where('ends_at', '>', now)
      .where('ends_at', '<=', endsBefore)
      .where('decided_at', '<=', decidedBefore)
      .whereNull('reminded_at')
      .update({ reminded_at: now })
      .returning('*');
    return rows.map(toExemption);
  }

  async isMeasured(check: {
    product: string;
    scorecard: string;
    checkId: string;
  }): Promise<boolean> {
    const { product, scorecard, checkId } = check;
    const row = await this.#knex('results')
      .where({ product, scorecard, check_id: checkId })
      .whereNot('status', 'not-applicable')
      .first('product');
    return row !== undefined;
  }

  #joined() {
    return this.#knex('exemptions').leftJoin(
      'product_standings',
      'product_standings.product',
      'exemptions.product',
    );
  }

  #listed() {
    return this.#joined().select('exemptions.*', {
      existing: 'product_standings.product',
    });
  }

  /**
   * Those that the check measures now; for a domain that may be some more than
   * lie below it, which costs little and is right for all.
   */
  async #markStale(
    trx: Knex.Transaction,
    { scorecard, checkId, product }: ExemptionRecord,
    at: Date,
  ): Promise<void> {
    const measured = product
      ? [{ product }]
      : await trx('results')
          .where({ scorecard, check_id: checkId })
          .select<{ product: string }[]>('product');
    await this.#stale.mark(
      trx,
      measured.map(row => ({ product: row.product, reads: [scorecard] })),
      'exemption',
      at,
    );
  }
}

async function addEvent(
  trx: Knex.Transaction,
  exemption: string,
  event: ExemptionEvent,
): Promise<void> {
  await trx<ExemptionEventRow>('exemption_events').insert(
    toEventRow(exemption, event),
  );
}

function toListed(row: ListedRow): ListedExemption {
  return {
    exemption: toExemption(row),
    productExists: row.product === null || row.existing !== null,
  };
}
