import catalogModuleDataMesh from '@meshport/backstage-plugin-catalog-backend-module-data-mesh';
import { startTestPostgres } from 'dev-services';
import { Benchmark } from '../harness';
import { components, dataProducts, organisation } from '../mesh';
import { timeToStitched } from './timeToStitched';

const COUNT = 10_000;
const ROUNDS = 2;

/** How fast the catalog takes in data products. */
export const catalogBenchmark: Benchmark = {
  title: 'Catalog',
  description: `From the provider's mutation until every entity is stitched: ${COUNT.toLocaleString(
    'en',
  )} DataProducts with a DataContract of 30 columns each, beside as many built-in Components with an API whose definition is the same text. One replica, PostgreSQL without \`fsync\`, a new database for each of ${ROUNDS} rounds, the fastest round counts.`,

  async run({ services, reporter }) {
    const postgres = await startTestPostgres();
    await services.add(postgres.stop);
    const sides = {
      components: {
        entities: [...organisation(), ...components(COUNT)],
        modules: [],
      },
      products: {
        entities: [...organisation(), ...dataProducts(COUNT)],
        modules: [catalogModuleDataMesh],
      },
    };
    const best = { products: Infinity, components: Infinity };
    for (let round = 1; round <= ROUNDS; round++) {
      for (const side of ['components', 'products'] as const) {
        const { entities, modules } = sides[side];
        const title = `Round ${round} of ${ROUNDS}, ${side}`;
        const milliseconds = await timeToStitched({
          postgres,
          database: `benchmark_${side}_${round}`,
          entities,
          modules,
          onProgress: stitched =>
            reporter.progress(`${title}: ${stitched} of ${entities.length}`),
        });
        reporter.progress(undefined);
        reporter.say(`${title}: ${(milliseconds / 1000).toFixed(1)} s`);
        best[side] = Math.min(best[side], milliseconds);
      }
    }
    return [
      { name: 'catalog/products', value: best.products / 1000, unit: 's' },
      { name: 'catalog/components', value: best.components / 1000, unit: 's' },
      {
        name: 'catalog/ratio',
        value: best.products / best.components,
        unit: 'ratio',
        target: '<= 1.2',
      },
    ];
  },
};
