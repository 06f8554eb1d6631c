import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import dataGovernancePlugin from '@meshport/backstage-plugin-data-governance-backend';
import { CountedDatabase } from './CountedDatabase';
import { get } from './http';
import { ManualScheduler } from '../harness';
import { EqualCheck, MEASURED, organisation } from './measuredProducts';
import { Side } from './Side';

const EXTERNAL = ['inputs', 'versions', 'tables', 'data', 'access'];
const TASKS = ['data-governance-collection', 'data-governance-evaluation'];

/** A side of which judging can be timed alone. */
type JudgingSide = Side & {
  /** Takes in products, before the first judgement without a scorecard. */
  collect(products: Entity[]): Promise<void>;
  /** Judges what was collected. */
  judge(): Promise<void>;
};

/**
 * The data governance backend with one scorecard. It reads the entities from a
 * catalog in memory.
 */
export async function startMeshport(
  database: CountedDatabase,
  checks: EqualCheck[],
): Promise<JudgingSide> {
  let catalog = catalogServiceMock({ entities: [] });
  const current = new Proxy(catalog, {
    get: (_, name: keyof CatalogService) => catalog[name]?.bind(catalog),
  });
  const scheduler = new ManualScheduler();
  const backend = await startTestBackend({
    features: [
      dataGovernancePlugin,
      scheduler.factory,
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => current,
      }),
      mockServices.database.factory({ knex: database.knex }),
      mockServices.rootConfig.factory({
        data: {
          backend: { baseUrl: 'http://localhost' },
          dataGovernance: {
            // The peer has one source of facts, and so have the checks.
            facts: Object.fromEntries(
              EXTERNAL.map(provider => [provider, { enabled: false }]),
            ),
          },
        },
      }),
    ],
  });
  const base = `http://localhost:${backend.server.port()}/api/data-governance`;
  let scorecards: Entity[] = [];
  let products: Entity[] = [];
  const show = async () => {
    catalog = catalogServiceMock({
      entities: [...organisation(), ...scorecards, ...products],
    });
    for (const task of TASKS) {
      await scheduler.run(task);
    }
  };
  return {
    async collect(shown) {
      products = shown;
      await show();
    },
    async judge() {
      scorecards = [scorecardOf(checks)];
      await show();
    },
    async evaluate(shown) {
      scorecards = [scorecardOf(checks)];
      products = shown;
      await show();
    },
    card: name => get(`${base}/products/default/${name}`),
    summary: () => get(`${base}/summary`),
    statements: () => database.statements,
    size: () => database.size(),
    async stop() {
      await backend.stop();
      await database.close();
    },
  };
}

function scorecardOf(checks: EqualCheck[]): Entity {
  return {
    apiVersion: 'meshport.dev/v1alpha1',
    kind: 'Scorecard',
    metadata: { name: 'equal', namespace: 'default', title: 'Equal checks' },
    spec: {
      owner: 'group:default/team-0',
      levels: [
        { name: 'bronze', title: 'Bronze' },
        { name: 'silver', title: 'Silver' },
      ],
      checks: checks.map(({ id, fact, limit }, index) => ({
        id,
        title: `${fact} is at least ${limit}`,
        level: index % 2 === 0 ? 'bronze' : 'silver',
        rule: `${MEASURED[fact]} >= ${limit}`,
        why: 'Both sides have it.',
        remedy: 'Add more.',
      })),
    },
  };
}
