import { startTestPostgres, TestPostgres, Reporter } from 'dev-services';
import { Client } from 'pg';
import { Benchmark, elapsed, Metric, percentile } from '../harness';
import { BareCopy } from './bareCopy';
import { CountedDatabase } from './CountedDatabase';
import { EqualCheck, equalChecks, measuredProducts } from './measuredProducts';
import { startMeshport } from './meshport';
import { Side } from './Side';
import { startTechInsights } from './techInsights';

const SIZES = [
  { products: 1_000, checks: 10 },
  { products: 1_000, checks: 30 },
  { products: 5_000, checks: 10 },
  { products: 10_000, checks: 20 },
];
const CARDS = 200;
const SUMMARIES = 50;
const COPIES = 3;

/** How fast a mesh is judged, and its standing told. */
export const scorecardsBenchmark: Benchmark = {
  title: 'Scorecards',
  description: `Products × checks (${SIZES.map(
    ({ products, checks }) => `${products.toLocaleString('en')} × ${checks}`,
  ).join(
    ', ',
  )}) beside \`@backstage-community/plugin-tech-insights-backend\` 3.1.0 with JSON rules, on equal checks and one PostgreSQL, one replica, a database each. \`collect\`: the facts of all products found and stored for the first time. \`judge\`: all judged by them for the first time, in Meshport with every result stored; Tech Insights keeps no results. \`again\`: both after every hundredth product changed. \`card\`: one product over HTTP, p95 of ${CARDS}; Tech Insights runs its checks then. \`summary\`: the whole mesh over HTTP, p95 of ${SUMMARIES}; Tech Insights has none, so it is one run of all checks on all entities. \`copy\`: the same result rows by a bare \`COPY\` into an empty table with the same indexes, the fastest of ${COPIES}. Tech Insights is handed the entities, Meshport reads them from a catalog in memory. Statements are counted in the driver, \`COPY\` not among them; memory is what the process grew by at most.`,

  async run({ services, reporter }) {
    const postgres = await startTestPostgres();
    await services.add(postgres.stop);
    const metrics: Metric[] = [];
    for (const { products, checks } of SIZES) {
      metrics.push(...(await measure(postgres, reporter, products, checks)));
    }
    return metrics;
  },
};

type Figures = Record<
  | 'collect'
  | 'judge'
  | 'again'
  | 'statements'
  | 'bytes'
  | 'memory'
  | 'card'
  | 'summary',
  number
>;

async function measure(
  postgres: TestPostgres,
  reporter: Reporter,
  products: number,
  count: number,
): Promise<Metric[]> {
  const size = `${products}x${count}`;
  const checks = equalChecks(count);
  const sides = { meshport: startMeshport, 'tech-insights': startTechInsights };
  const figures = {} as Record<keyof typeof sides, Figures>;
  let copy = Infinity;
  for (const name of Object.keys(sides) as (keyof typeof sides)[]) {
    reporter.progress(`${size}: ${name}`);
    const database = `${name}_${size}`;
    const side = await start(sides[name], postgres, database, checks);
    try {
      figures[name] = await figuresOf(side, products);
      if (name === 'meshport') {
        copy = await timeOfCopy(postgres, database, products * count);
      }
    } finally {
      await side.stop();
    }
    reporter.progress(undefined);
    reporter.say(`${size} ${name}: ${JSON.stringify(figures[name])}`);
  }
  const { meshport, 'tech-insights': peer } = figures;
  const atMost = products === 10_000;
  return [
    ...(Object.keys(figures) as (keyof typeof figures)[]).flatMap(name =>
      metricsOf(`scorecards/${size}/${name}`, figures[name]),
    ),
    ratio(`${size}/copy`, copy, undefined, 'ms'),
    ratio(`${size}/judge-to-copy`, meshport.judge / copy, '<= 2.5'),
    ratio(`${size}/first-to-copy`, firstOf(meshport) / copy),
    ratio(`${size}/first-speed-up`, firstOf(peer) / firstOf(meshport), '>= 20'),
    ratio(`${size}/again-speed-up`, peer.again / meshport.again, '>= 100'),
    ratio(`${size}/card-p95`, meshport.card, '< 20', 'ms'),
    ratio(
      `${size}/summary-p95`,
      meshport.summary,
      atMost ? '< 100' : undefined,
      'ms',
    ),
  ];
}

/** All there is to do until every product is judged. */
function firstOf({ collect, judge }: Figures): number {
  return collect + judge;
}

async function start(
  startSide: (database: CountedDatabase, checks: EqualCheck[]) => Promise<Side>,
  postgres: TestPostgres,
  database: string,
  checks: EqualCheck[],
): Promise<Side> {
  return startSide(await CountedDatabase.create(postgres, database), checks);
}

async function figuresOf(side: Side, products: number): Promise<Figures> {
  const all = measuredProducts(products, 0);
  const changed = measuredProducts(products, 1);
  const memory = new PeakMemory();
  const before = side.statements();
  const collect = await elapsed(() => side.collect(all));
  const judge = await elapsed(() => side.judge());
  const statements = side.statements() - before;
  const grown = memory.stop();
  const bytes = await side.size();
  const again = await elapsed(async () => {
    await side.collect(changed);
    await side.judge();
  });

  const cards: number[] = [];
  for (let index = 0; index <= CARDS; index++) {
    const name = `product-${(index * 37) % products}`;
    cards.push(await elapsed(() => side.card(name)));
  }
  const summaries = [await elapsed(() => side.summary())];
  // A peer that takes seconds is not asked fifty times.
  const more = summaries[0] > 1_000 ? 0 : SUMMARIES;
  for (let index = 0; index < more; index++) {
    summaries.push(await elapsed(() => side.summary()));
  }
  return {
    collect,
    judge,
    again,
    statements,
    bytes,
    memory: grown,
    card: percentile(cards.slice(1), 0.95),
    summary: percentile(more ? summaries.slice(1) : summaries, 0.95),
  };
}

async function timeOfCopy(
  { host, port, user, password }: TestPostgres,
  database: string,
  rows: number,
): Promise<number> {
  const client = new Client({ host, port, user, password, database });
  await client.connect();
  try {
    const { rows: counted } = await client.query(
      'select count(*)::integer as count from results',
    );
    if (counted[0].count !== rows) {
      throw new Error(`There are ${counted[0].count} results, not ${rows}`);
    }
    const copy = await BareCopy.of(client, 'results');
    const times: number[] = [];
    for (let round = 0; round < COPIES; round++) {
      times.push(await elapsed(() => copy.run()));
    }
    return Math.min(...times);
  } finally {
    await client.end();
  }
}

function metricsOf(prefix: string, figures: Figures): Metric[] {
  const units: Record<keyof Figures, string> = {
    collect: 'ms',
    judge: 'ms',
    again: 'ms',
    statements: 'count',
    bytes: 'bytes',
    memory: 'bytes',
    card: 'ms',
    summary: 'ms',
  };
  return (Object.keys(units) as (keyof Figures)[]).map(name => ({
    name: `${prefix}/${name}`,
    value: figures[name],
    unit: units[name],
  }));
}

function ratio(
  name: string,
  value: number,
  target?: string,
  unit = 'ratio',
): Metric {
  return {
    name: `scorecards/${name}`,
    value,
    unit,
    ...(target && { target }),
  };
}

/** The most that the process has grown by, looked at ten times a second. */
class PeakMemory {
  readonly #before = process.memoryUsage.rss();
  readonly #timer = setInterval(() => this.#look(), 100);
  #peak = this.#before;

  stop(): number {
    clearInterval(this.#timer);
    this.#look();
    return this.#peak - this.#before;
  }

  #look() {
    this.#peak = Math.max(this.#peak, process.memoryUsage.rss());
  }
}
