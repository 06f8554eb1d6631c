import { startTestPostgres } from 'dev-services';
import { Client } from 'pg';
import { Benchmark, elapsed, Metric, percentile } from '../harness';
import { loadMesh } from './loadMesh';
import { DATABASE, startBackend } from './startBackend';
import { searchTexts } from './texts';

const SIZES = [
  { title: '300k', products: 10_000 },
  { title: '1M', products: 33_334 },
];
const ROUNDS = 3;
const TARGET = '< 150';

type Sample = { kind: string; milliseconds: number };

/** How fast products and columns are found. */
export const searchBenchmark: Benchmark = {
  title: 'Search',
  description: `Data products with a contract of 30 columns each, ${SIZES.map(
    ({ title }) => title,
  ).join(
    ' and ',
  )} columns on PostgreSQL. 140 texts (rare and common words, beginnings of words, two words, business names, words of descriptions, words that are nowhere), one after the other over HTTP: \`GET /columns\` and \`GET /products\`, both with why something was found, beside a full-text query for 20 rows on the same index without order, product and HTTP. Each text is asked for once to warm up and ${
    ROUNDS - 1
  } times measured, the three in turn.`,

  async run({ services, reporter }) {
    const postgres = await startTestPostgres();
    await services.add(postgres.stop);
    const backend = await startBackend(postgres);
    await services.add(() => backend.stop());
    const { host, port, user, password } = postgres;
    const client = new Client({
      host,
      port,
      user,
      password,
      database: DATABASE,
    });
    await client.connect();
    await services.add(() => client.end());

    const metrics: Metric[] = [];
    let loaded = 0;
    for (const { title, products } of SIZES) {
      await loadMesh(client, [loaded, products], count =>
        reporter.progress(`Adding products: ${count} of ${products}`),
      );
      loaded = products;
      reporter.progress(undefined);
      const base = `http://localhost:${backend.server.port()}/api/data-mesh`;
      const sides = await measure({
        columns: text =>
          get(`${base}/columns?text=${encodeURIComponent(text)}`),
        products: text =>
          get(`${base}/products?text=${encodeURIComponent(text)}`),
        'full-text': text => plainQuery(client, text),
      });
      for (const [side, samples] of sides) {
        const times = samples.map(({ milliseconds }) => milliseconds);
        reporter.say(`${title} ${side}: ${byKind(samples)}`);
        for (const [name, share] of [
          ['p50', 0.5],
          ['p95', 0.95],
        ] as const) {
          metrics.push({
            name: `search/${title}/${side}/${name}`,
            value: percentile(times, share),
            unit: 'ms',
            ...(name === 'p95' && side !== 'full-text' && { target: TARGET }),
          });
        }
      }
    }
    return metrics;
  },
};

async function measure(
  sides: Record<string, (text: string) => Promise<unknown>>,
): Promise<Map<string, Sample[]>> {
  const samples = new Map<string, Sample[]>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [kind, texts] of searchTexts()) {
      for (const text of texts) {
        for (const [side, ask] of Object.entries(sides)) {
          const milliseconds = await elapsed(() => ask(text));
          if (round > 0) {
            samples.set(side, [
              ...(samples.get(side) ?? []),
              { kind, milliseconds },
            ]);
          }
        }
      }
    }
  }
  return samples;
}

async function get(url: string): Promise<void> {
  const response = await fetch(url);
  const body = await response.text();
  if (!response.ok) {
    throw new Error(`${url} answered ${response.status}: ${body}`);
  }
}

async function plainQuery(client: Client, text: string): Promise<void> {
  await client.query(
    'select contract_ref, path, business_name, description from columns where search @@ $1::tsquery limit 20',
    [
      text
        .split(' ')
        .map(word => `'${word}':*`)
        .join(' & '),
    ],
  );
}

function byKind(samples: Sample[]): string {
  const kinds = [...new Set(samples.map(({ kind }) => kind))];
  return kinds
    .map(kind => {
      const times = samples
        .filter(sample => sample.kind === kind)
        .map(({ milliseconds }) => milliseconds);
      return `${kind} p50 ${percentile(times, 0.5).toFixed(
        0,
      )} ms, slowest ${Math.max(...times).toFixed(0)} ms`;
    })
    .join('; ');
}
