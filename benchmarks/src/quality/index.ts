import {
  DataPlatform,
  TableMeasurement,
} from '@meshport/backstage-plugin-data-platform-node';
import { Client } from 'pg';
import { Benchmark, elapsed, inTurn } from '../harness';
import { flightRules } from './rules';
import { FLIGHTS, startWarehouse } from './startWarehouse';

const ROUNDS = 3;

/** How much it costs to measure the rules of a contract. */
export const qualityBenchmark: Benchmark = {
  title: 'Data quality',
  description: `${flightRules.length} rules of the ODCS library on every column of 3,000,000 flights, one of them for values that must not repeat, and the first and the last departure: \`measure\` of the PostgreSQL adapter beside the same figures in one SQL statement written by hand, and beside a statement for each rule. In turn, on the same server, the fastest of ${ROUNDS} rounds each; all give the same figures.`,

  async run(context) {
    const { reporter } = context;
    const { platform, client } = await startWarehouse(context);
    requireSame(await measure(platform), await askByHand(client));

    reporter.say('Measuring …');
    const [measured, byHand] = await inTurn(
      ROUNDS,
      () => measure(platform),
      () => askByHand(client),
    );
    const oneByOne = await elapsed(() => askOneByOne(client));
    return [
      { name: 'quality/measure', value: measured / 1000, unit: 's' },
      { name: 'quality/by-hand', value: byHand / 1000, unit: 's' },
      { name: 'quality/one-by-one', value: oneByOne / 1000, unit: 's' },
      {
        name: 'quality/ratio',
        value: measured / byHand,
        unit: 'ratio',
        target: '<= 1.3',
      },
    ];
  },
};

function measure(platform: DataPlatform): Promise<TableMeasurement> {
  return platform.measure({
    port: {
      product: 'dataproduct:default/flights',
      port: 'flights',
      version: '1.0.0',
      location: FLIGHTS,
    },
    rules: flightRules.map(({ column, rule }, index) => ({
      key: `rule ${index}`,
      column,
      rule,
    })),
    bounds: ['departed_at'],
  });
}

async function askByHand(client: Client): Promise<unknown[]> {
  const { rows } = await client.query<unknown[]>({
    rowMode: 'array',
    text: `SELECT ${flightRules
      .map(({ expression }) => expression)
      .join(', ')}, min(departed_at), max(departed_at) FROM flights.flights`,
  });
  return rows[0];
}

async function askOneByOne(client: Client): Promise<void> {
  for (const { expression } of flightRules) {
    await client.query(`SELECT ${expression} FROM flights.flights LIMIT 1`);
  }
}

function requireSame({ rules }: TableMeasurement, figures: unknown[]): void {
  rules.forEach((rule, index) => {
    const value = rule.state === 'measured' ? Number(rule.value) : NaN;
    if (!(Math.abs(value - Number(figures[index])) < 1e-9)) {
      throw new Error(
        `${JSON.stringify(flightRules[index].rule)}: ${JSON.stringify(
          rule,
        )} was measured, and ${figures[index]} by hand`,
      );
    }
  });
}
