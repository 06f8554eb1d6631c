import { ScorecardLevel } from '@meshport/backstage-plugin-data-governance-common';
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

  async save(evaluations: Evaluation[], at: Date): Promise<string[]> {
    const products = evaluations.map(({ product }) => product);
    return this.#knex.transaction(async trx => {
      const levels = await readLevels(trx, products);
      const current = await readResults(trx, products);
      const { changed, gone, transitions } = differenceOf(
        current,
        evaluations,
        at,
      );
      await writeProducts(trx, evaluations, at);
      await writeResults(trx, changed);
      await deleteResults(trx, gone);
      await addTransitions(trx, transitions);

      const touched = new Set([...changed, ...gone].map(row => row.product));
      return evaluations
        .filter(
          ({ product, level }) =>
            touched.has(product) ||
            levels.get(product) !== serializeLevel(level),
        )
        .map(({ product }) => product);
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

async function readLevels(
  knex: Knex,
  products: string[],
): Promise<Map<string, string | null>> {
  const levels = new Map<string, string | null>();
  for (const chunk of chunksOf(products)) {
    const rows = await knex<ProductRow>('products')
      .whereIn('product', chunk)
      .select('product', 'level');
    rows.forEach(row => levels.set(row.product, row.level));
  }
  return levels;
}

async function writeResults(knex: Knex, rows: ResultRow[]): Promise<void> {
  for (const chunk of chunksOf(rows)) {
    await knex<ResultRow>('results')
      .insert(chunk)
      .onConflict(['product', 'scorecard', 'check_id'])
      .merge();
  }
}

async function deleteResults(knex: Knex, rows: ResultRow[]): Promise<void> {
  for (const chunk of chunksOf(rows)) {
    await knex('results')
      .whereIn(
        ['product', 'scorecard', 'check_id'],
        chunk.map(row => [row.product, row.scorecard, row.check_id]),
      )
      .delete();
  }
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
          level: serializeLevel(level),
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

function serializeLevel(level: ScorecardLevel | undefined): string | null {
  return level ? JSON.stringify(level) : null;
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
