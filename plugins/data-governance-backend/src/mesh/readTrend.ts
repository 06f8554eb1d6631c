import { TrendPoint } from '@meshport/backstage-plugin-data-governance-common';
import { Knex } from 'knex';
import { CountsRow, ProductDayRow } from '../database/rows';
import { onlyVisible, VisibleProducts } from '../visibility';
import { readSummary } from './readSummary';
import { MeshSelection } from './selectProducts';
import { ShownRules } from './ShownRules';
import { NO_LEVEL, TrendPart, TrendTally } from './TrendTally';

// How summaries of all scorecards together are kept.
const ALL_SCORECARDS = '';

/**
 * Of what a trend is read, with full entity refs.
 * @internal
 */
export interface TrendSubject {
  product?: string;
  domain?: string;
  scorecard?: string;
}

type DomainDayRow = CountsRow & {
  day: string;
  products: number;
  levels: string;
};

/**
 * How things stood at the end of each day, and stand today. Who may see
 * everything is answered from the summaries of domains, which are made now and
 * then, and for today from where products stand; all others from what is kept
 * of the products that they may see.
 *
 * @param days - ISO dates without a gap, oldest first
 * @param today - ISO date
 * @returns a point for each day of which something is known
 * @internal
 */
export async function readTrend(
  knex: Knex,
  subject: TrendSubject,
  { visible, rules }: Omit<MeshSelection, 'query'>,
  days: readonly string[],
  today: string,
): Promise<TrendPoint[]> {
  if (days.length === 0) {
    return [];
  }
  if (visible !== 'everything' || subject.product !== undefined) {
    return trendOfProducts(knex, subject, visible, days);
  }
  const over = await trendOfDomains(
    knex,
    subject,
    days.filter(day => day !== today),
  );
  const current = days.includes(today)
    ? await pointOfToday(knex, subject, rules, today)
    : [];
  return [...over, ...current];
}

async function pointOfToday(
  knex: Knex,
  { domain, scorecard }: TrendSubject,
  rules: ShownRules,
  day: string,
): Promise<TrendPoint[]> {
  const { products, score, levels, ...summary } = await readSummary(knex, {
    query: { scorecard, domains: domain === undefined ? undefined : [domain] },
    visible: 'everything',
    rules,
  });
  if (products === 0) {
    return [];
  }
  return [
    {
      day,
      products,
      passing: summary.passing,
      failing: summary.failing,
      unknown: summary.unknown,
      exempt: summary.exempt,
      notApplicable: summary.notApplicable,
      score,
      levels: Object.fromEntries(
        levels.map(one => [one.level?.name ?? NO_LEVEL, one.products]),
      ),
    },
  ];
}

async function trendOfDomains(
  knex: Knex,
  { domain, scorecard = ALL_SCORECARDS }: TrendSubject,
  days: readonly string[],
): Promise<TrendPoint[]> {
  if (days.length === 0) {
    return [];
  }
  const rows: DomainDayRow[] = await knex('domain_days')
    .where({ scorecard, ...(domain !== undefined && { domain }) })
    .whereBetween('day', [days[0], days[days.length - 1]])
    .orderBy('day');
  const tallies = new Map<string, TrendTally>();
  for (const row of rows) {
    const tally = tallies.get(row.day) ?? new TrendTally();
    tally.add({
      ...countsOf(row),
      products: row.products,
      levels: JSON.parse(row.levels),
    });
    tallies.set(row.day, tally);
  }
  return [...tallies].map(([day, tally]) => tally.point(day));
}

/**
 * Rows are kept for the days on which something changed: from one to the next
 * a product stood as before.
 */
async function trendOfProducts(
  knex: Knex,
  subject: TrendSubject,
  visible: VisibleProducts,
  days: readonly string[],
): Promise<TrendPoint[]> {
  const rows = await readProductDays(knex, subject, visible, days);
  const tally = new TrendTally();
  const current = new Map<string, TrendPart>();
  const points: TrendPoint[] = [];
  let next = 0;
  for (const day of days) {
    for (; next < rows.length && rows[next].day <= day; next += 1) {
      const row = rows[next];
      const before = current.get(row.product);
      if (before) {
        tally.remove(before);
        current.delete(row.product);
      }
      const isPart =
        !row.gone &&
        (subject.domain === undefined || row.domain === subject.domain);
      if (isPart) {
        const part = partOf(row);
        tally.add(part);
        current.set(row.product, part);
      }
    }
    // Before the first row nothing was known, and not nothing was there.
    if (next > 0) {
      points.push(tally.point(day));
    }
  }
  return points;
}

async function readProductDays(
  knex: Knex,
  { product, scorecard = ALL_SCORECARDS }: TrendSubject,
  visible: VisibleProducts,
  days: readonly string[],
): Promise<ProductDayRow[]> {
  const [first] = days;
  const select = knex({ kept: 'product_days' })
    .where('kept.scorecard', scorecard)
    .where('kept.day', '<=', days[days.length - 1])
    .where(needed =>
      needed
        .where('kept.day', '>=', first)
        .orWhere(
          'kept.day',
          knex({ earlier: 'product_days' })
            .whereRaw(
              'earlier.product = kept.product and earlier.scorecard = kept.scorecard',
            )
            .where('earlier.day', '<', first)
            .max('earlier.day'),
        ),
    )
    .orderBy(['kept.day', 'kept.product'])
    .select<ProductDayRow[]>('kept.*');
  if (product !== undefined) {
    select.where('kept.product', product);
  }
  return onlyVisible(knex, select, 'kept.product', visible);
}

function partOf(row: ProductDayRow): TrendPart {
  return {
    ...countsOf(row),
    products: 1,
    levels: { [row.level ?? NO_LEVEL]: 1 },
  };
}

function countsOf(row: CountsRow): Omit<TrendPart, 'products' | 'levels'> {
  return {
    passing: row.passing,
    failing: row.failing,
    unknown: row.unknown,
    exempt: row.exempt,
    notApplicable: row.not_applicable,
    weightPassed: row.weight_passed,
    weightCounted: row.weight_counted,
  };
}
