import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import techInsightsPlugin from '@backstage-community/plugin-tech-insights-backend';
import jsonRulesModule from '@backstage-community/plugin-tech-insights-backend-module-jsonfc';
import {
  FactRetriever,
  techInsightsFactRetrieversExtensionPoint,
} from '@backstage-community/plugin-tech-insights-node';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CountedDatabase } from './CountedDatabase';
import { post } from './http';
import { ManualScheduler } from '../harness';
import { EqualCheck, MEASURED, measure } from './measuredProducts';
import { Side } from './Side';

const RETRIEVER = 'measuredProducts';

/**
 * Tech Insights with its JSON rules. Its retriever is given the entities, so
 * that it is not charged for reading the catalog. It keeps no results: the
 * summary of the mesh is a run of all checks on all entities.
 */
export async function startTechInsights(
  database: CountedDatabase,
  checks: EqualCheck[],
): Promise<Side> {
  let products: Entity[] = [];
  const scheduler = new ManualScheduler();
  const backend = await startTestBackend({
    features: [
      techInsightsPlugin,
      jsonRulesModule,
      retrieverModule(() => products),
      scheduler.factory,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.database.factory({ knex: database.knex }),
      mockServices.rootConfig.factory({ data: configOf(checks) }),
    ],
  });
  const base = `http://localhost:${backend.server.port()}/api/tech-insights`;
  const ids = checks.map(({ id }) => id);
  const runAll = () =>
    post(`${base}/checks/run`, { entities: [], checks: ids });
  return {
    async evaluate(entities) {
      products = entities;
      await scheduler.run(RETRIEVER);
      await runAll();
    },
    card: name =>
      post(`${base}/checks/run/default/dataproduct/${name}`, { checks: ids }),
    summary: runAll,
    statements: () => database.statements,
    size: () => database.size(),
    async stop() {
      await backend.stop();
      await database.close();
    },
  };
}

function retrieverModule(products: () => Entity[]) {
  const retriever: FactRetriever = {
    id: RETRIEVER,
    version: '1.0.0',
    schema: Object.fromEntries(
      Object.keys(MEASURED).map(name => [
        name,
        { type: 'integer', description: name },
      ]),
    ),
    handler: async () =>
      products().map(product => ({
        entity: {
          kind: product.kind,
          namespace: 'default',
          name: product.metadata.name,
        },
        facts: measure(product),
      })),
  };
  return createBackendModule({
    pluginId: 'tech-insights',
    moduleId: 'measured-products',
    register(env) {
      env.registerInit({
        deps: { retrievers: techInsightsFactRetrieversExtensionPoint },
        async init({ retrievers }) {
          retrievers.addFactRetrievers({ [RETRIEVER]: retriever });
        },
      });
    },
  });
}

function configOf(checks: EqualCheck[]) {
  return {
    backend: { baseUrl: 'http://localhost' },
    techInsights: {
      factRetrievers: {
        // By age: by number, its clean-up takes minutes at 1,000 entities.
        [RETRIEVER]: {
          cadence: '0 0 * * *',
          lifecycle: { timeToLive: { weeks: 2 } },
        },
      },
      factChecker: {
        checks: Object.fromEntries(
          checks.map(({ id, fact, limit }) => [
            id,
            {
              type: 'json-rules-engine',
              name: id,
              description: `${fact} is at least ${limit}`,
              factIds: [RETRIEVER],
              rule: {
                conditions: {
                  all: [
                    { fact, operator: 'greaterThanInclusive', value: limit },
                  ],
                },
              },
            },
          ]),
        ),
      },
    },
  };
}
