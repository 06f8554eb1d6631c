import { startTestPostgres, TestPostgres, Reporter } from 'dev-services';
import { Benchmark, elapsed, Metric } from '../harness';
import { COPIES, timeOfCopy } from './bareCopy';
import { CountedDatabase } from './CountedDatabase';
import { CARDS, Figures, figuresOf, SUMMARIES } from './figures';
import { equalChecks, measuredProducts } from './measuredProducts';
import { startMeshport } from './meshport';
import { metricsOf } from './metrics';
import { startTechInsights } from './techInsights';

const SIZES = [
  { products: 1_000, checks: 10 },
  { products: 1_000, checks: 30 },
  { products: 5_000, checks: 10 },
  { products: 10_000, checks: 20 },
];

/** How fast a mesh is judged, and its standing told. */
export const scorecardsBenchmark: Benchmark = {
  title: 'Scorecards',
  description: `Products × checks (${SIZES.map(
    ({ products, checks }) => `${products.toLocaleString('en')} × ${checks}`,
  ).join(
    ', ',
  )}) beside \`@backstage-community/plugin-tech-insights-backend\` 3.1.0 with JSON rules, on equal checks and one PostgreSQL, one replica, a database each. \`first\`: all products taken in, their facts kept, and judged for the first time, in Meshport with every result stored; Tech Insights keeps no results. \`judge\`: judging and storing alone, of products whose facts are known. \`again\`: as \`first\`, after every hundredth product changed. \`card\`: one product over HTTP, p95 of ${CARDS}; Tech Insights runs its checks then. \`summary\`: the whole mesh over HTTP, p95 of ${SUMMARIES}; Tech Insights has none, so it is one run of all checks on all entities. \`copy\`: the same result rows by a bare \`COPY\` into an empty table with the same indexes, the fastest of ${COPIES}. Tech Insights is handed the entities, Meshport reads them from a catalog in memory. Statements are counted in the driver, \`COPY\` not among them; memory is what the process grew by at most.`,

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
    const side = await sides[name](
      await CountedDatabase.create(postgres, database),
      checks,
    );
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
  const judge = await timeOfJudging(postgres, products, count);
  return metricsOf({ products, checks: count }, figures, { copy, judge });
}

/** Of products whose facts are known, in a new database. */
async function timeOfJudging(
  postgres: TestPostgres,
  products: number,
  checks: number,
): Promise<number> {
  const side = await startMeshport(
    await CountedDatabase.create(postgres, `judge_${products}x${checks}`),
    equalChecks(checks),
  );
  try {
    await side.collect(measuredProducts(products, 0));
    return await elapsed(() => side.judge());
  } finally {
    await side.stop();
  }
}
