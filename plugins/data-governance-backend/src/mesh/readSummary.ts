import {
  LevelCount,
  MeshSummary,
  ScorecardLevel,
  StatusCounts,
} from '@meshport/backstage-plugin-data-governance-common';
import { Knex } from 'knex';
import { Timestamp, toIso } from '../database/rows';
import { onlyVisible } from '../visibility';
import { MeshSelection, selectProducts, standingIn } from './selectProducts';

interface GroupRow {
  domain: string;
  owner: string;
  /** Name of the level, or JSON of it where no scorecard is named. */
  level: string | null;
  products: number | string;
  passing: number | string;
  failing: number | string;
  unknown: number | string;
  exempt: number | string;
  not_applicable: number | string;
  weight_passed: number;
  weight_counted: number;
  evaluated_at: Timestamp;
}

/** Adds up groups of products. */
class Tally {
  #products = 0;
  readonly #counts: StatusCounts = {
    passing: 0,
    failing: 0,
    unknown: 0,
    exempt: 0,
    notApplicable: 0,
  };
  #weightPassed = 0;
  #weightCounted = 0;
  readonly #levels = new Map<string | undefined, LevelCount>();

  add(row: GroupRow, level: ScorecardLevel | undefined): void {
    const products = Number(row.products);
    this.#products += products;
    this.#counts.passing += Number(row.passing);
    this.#counts.failing += Number(row.failing);
    this.#counts.unknown += Number(row.unknown);
    this.#counts.exempt += Number(row.exempt);
    this.#counts.notApplicable += Number(row.not_applicable);
    this.#weightPassed += row.weight_passed;
    this.#weightCounted += row.weight_counted;
    const reached = this.#levels.get(level?.name) ?? { level, products: 0 };
    reached.products += products;
    this.#levels.set(level?.name, reached);
  }

  counts(): StatusCounts & { products: number; score?: number } {
    return {
      products: this.#products,
      ...this.#counts,
      ...(this.#weightCounted > 0 && {
        score: this.#weightPassed / this.#weightCounted,
      }),
    };
  }

  /** No level first, then the lowest. */
  levels(order: ReadonlyMap<string, number>): LevelCount[] {
    const position = ({ level }: LevelCount) =>
      level ? order.get(level.name) ?? order.size : -1;
    return [...this.#levels.values()].sort((a, b) => position(a) - position(b));
  }
}

/**
 * How the selected products stand, together and by domain and owner. The
 * database counts; the rows that come back are one for each domain, owner and
 * level.
 *
 * @throws `InputError` naming the parameter at fault
 * @internal
 */
export async function readSummary(
  knex: Knex,
  selection: MeshSelection,
): Promise<MeshSummary> {
  const [rows, waiting] = await Promise.all([
    readGroups(knex, selection),
    countWaiting(knex, selection),
  ]);
  const all = new Tally();
  const domains = new Map<string, Tally>();
  const owners = new Map<string, Tally>();
  let evaluatedAt: string | undefined;
  for (const row of rows) {
    const level = levelOf(row.level, selection);
    for (const tally of [
      all,
      getOrAdd(domains, row.domain),
      getOrAdd(owners, row.owner),
    ]) {
      tally.add(row, level);
    }
    const at = toIso(row.evaluated_at);
    evaluatedAt = evaluatedAt && evaluatedAt > at ? evaluatedAt : at;
  }
  const order = levelOrder(selection);
  return {
    ...all.counts(),
    levels: all.levels(order),
    domains: sorted(domains).map(([domain, tally]) => ({
      domain,
      ...tally.counts(),
      levels: tally.levels(order),
    })),
    owners: sorted(owners).map(([owner, tally]) => ({
      owner,
      ...tally.counts(),
    })),
    evaluatedAt,
    waiting,
  };
}

async function readGroups(
  knex: Knex,
  selection: MeshSelection,
): Promise<GroupRow[]> {
  const standing = standingIn(selection.query);
  const sums = (...columns: string[]) =>
    Object.fromEntries(
      columns.map(column => [column, `${standing}.${column}`]),
    );
  return selectProducts(knex, selection)
    .groupBy('products.domain', 'products.owner', `${standing}.level`)
    .select('products.domain', 'products.owner', `${standing}.level`)
    .count({ products: '*' })
    .sum(
      sums(
        'passing',
        'failing',
        'unknown',
        'exempt',
        'not_applicable',
        'weight_passed',
        'weight_counted',
      ),
    )
    .max({ evaluated_at: 'products.evaluated_at' });
}

/**
 * Of the whole mesh also those that were never evaluated.
 */
async function countWaiting(
  knex: Knex,
  selection: MeshSelection,
): Promise<number> {
  const waiting = knex('stale').count({ products: '*' });
  if (Object.values(selection.query).some(value => value !== undefined)) {
    waiting.whereIn(
      'product',
      selectProducts(knex, selection).select('products.product'),
    );
  } else {
    onlyVisible(knex, waiting, 'product', selection.visible);
  }
  const [{ products }] = await waiting;
  return Number(products);
}

function levelOf(
  stored: string | null,
  { query, rules }: MeshSelection,
): ScorecardLevel | undefined {
  if (stored === null) {
    return undefined;
  }
  if (query.scorecard === undefined) {
    return JSON.parse(stored);
  }
  return (
    rules
      .require(query.scorecard)
      .levels.find(({ name }) => name === stored) ?? {
      name: stored,
      title: stored,
    }
  );
}

/** Names of levels, lowest first, over all scorecards that are asked about. */
function levelOrder({ query, rules }: MeshSelection): Map<string, number> {
  const order = new Map<string, number>();
  for (const { ref, levels } of rules.scorecards) {
    if (query.scorecard === undefined || query.scorecard === ref) {
      levels.forEach(({ name }, position) =>
        order.set(name, Math.max(position, order.get(name) ?? 0)),
      );
    }
  }
  return order;
}

function getOrAdd(tallies: Map<string, Tally>, key: string): Tally {
  const tally = tallies.get(key) ?? new Tally();
  tallies.set(key, tally);
  return tally;
}

function sorted(tallies: Map<string, Tally>): [string, Tally][] {
  return [...tallies].sort(([a], [b]) => (a < b ? -1 : 1));
}
