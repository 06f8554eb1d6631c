import { Knex } from 'knex';
import { differenceOf } from './differenceOf';
import {
  CheckCount,
  Evaluation,
  ResultStore,
  StoredProduct,
  StoredResult,
} from './ResultStore';
import { chunksOf, ProductRow, ResultRow, toIso, TransitionRow } from './rows';

/** @internal */
export class KnexResultStore implements ResultStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async inputHashes(): Promise<Map<string, string>> {
    const rows = await this.#knex<ProductRow>('products').select(
      'product',
      'input_hash',
    );
    return new Map(rows.map(row => [row.product, row.input_hash]));
  }

  async save(evaluations: Evaluation[], at: Date): Promise<void> {
    if (evaluations.length === 0) {
      return;
    }
    await this.#knex.transaction(async trx => {
      await writeProducts(trx, evaluations, at);
      const current = await readResults(
        trx,
        evaluations.map(({ product }) => product),
      );
      const { changed, gone, transitions } = differenceOf(
        current,
        evaluations,
        at,
      );
      for (const chunk of chunksOf(changed)) {
        await trx<ResultRow>('results')
          .insert(chunk)
          .onConflict(['product', 'scorecard', 'check_id'])
          .merge();
      }
      for (const chunk of chunksOf(gone)) {
        await trx('results')
          .whereIn(
            ['product', 'scorecard', 'check_id'],
            chunk.map(row => [row.product, row.scorecard, row.check_id]),
          )
          .delete();
      }
      await addTransitions(trx, transitions);
    });
  }

  async remove(products: string[], at: Date): Promise<void> {
    for (const chunk of chunksOf(products)) {
      await this.#knex.transaction(async trx => {
        const current = await readResults(trx, chunk);
        const { transitions } = differenceOf(current, [], at);
        await addTransitions(trx, transitions);
        await trx<ResultRow>('results').whereIn('product', chunk).delete();
        await trx<ProductRow>('products').whereIn('product', chunk).delete();
      });
    }
  }

  async find(product: string): Promise<StoredResult | undefined> {
    const row = await this.#knex<ProductRow>('products')
      .where({ product })
      .first();
    if (!row) {
      return undefined;
    }
    const results = await readResults(this.#knex, [product]);
    return {
      product: toProduct(row),
      evaluatedAt: toIso(row.evaluated_at),
      outcomes: results.map(result => ({
        scorecard: result.scorecard,
        checkId: result.check_id,
        status: result.status,
        reason: result.reason,
        since: toIso(result.since),
      })),
    };
  }

  async listProducts(query: {
    products: ReadonlySet<string>;
    domain?: string;
  }): Promise<StoredProduct[]> {
    const found: ProductRow[] = [];
    for (const chunk of chunksOf([...query.products])) {
      const select = this.#knex<ProductRow>('products').whereIn(
        'product',
        chunk,
      );
      if (query.domain) {
        select.andWhere('domain', query.domain);
      }
      found.push(...(await select));
    }
    return found.map(toProduct).sort((a, b) => a.title.localeCompare(b.title));
  }

  async countByCheck(products: ReadonlySet<string>): Promise<CheckCount[]> {
    const counts = new Map<string, CheckCount>();
    for (const chunk of chunksOf([...products])) {
      const rows: (ResultRow & { products: number | string })[] =
        await this.#knex('results')
          .whereIn('product', chunk)
          .groupBy('scorecard', 'check_id', 'status')
          .select('scorecard', 'check_id', 'status')
          .count({ products: '*' });
      for (const { scorecard, check_id: checkId, status, ...row } of rows) {
        const key = JSON.stringify([scorecard, checkId, status]);
        const count = counts.get(key)?.products ?? 0;
        counts.set(key, {
          scorecard,
          checkId,
          status,
          products: count + Number(row.products),
        });
      }
    }
    return [...counts.values()];
  }
}

async function readResults(
  knex: Knex,
  products: string[],
): Promise<ResultRow[]> {
  const found: ResultRow[] = [];
  for (const chunk of chunksOf(products)) {
    found.push(...(await knex<ResultRow>('results').whereIn('product', chunk)));
  }
  return found;
}

async function writeProducts(
  knex: Knex,
  evaluations: Evaluation[],
  at: Date,
): Promise<void> {
  for (const chunk of chunksOf(evaluations)) {
    await knex<ProductRow>('products')
      .insert(
        chunk.map(({ outcomes: _, inputHash, level, ...product }) => ({
          ...product,
          level: level ? JSON.stringify(level) : null,
          input_hash: inputHash,
          evaluated_at: at,
        })),
      )
      .onConflict('product')
      .merge();
  }
}

async function addTransitions(
  knex: Knex,
  transitions: TransitionRow[],
): Promise<void> {
  for (const chunk of chunksOf(transitions)) {
    await knex<TransitionRow>('transitions').insert(chunk);
  }
}

function toProduct(row: ProductRow): StoredProduct {
  return {
    product: row.product,
    title: row.title,
    owner: row.owner,
    domain: row.domain,
    level: row.level === null ? undefined : JSON.parse(row.level),
    passing: row.passing,
    failing: row.failing,
    unknown: row.unknown,
  };
}
