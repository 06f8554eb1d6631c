import { createBackendModule } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ProductResult } from '@meshport/backstage-plugin-data-governance-common';
import {
  FactProvider,
  factProvidersExtensionPoint,
} from '@meshport/backstage-plugin-data-governance-node';
import { base, eventually, startBackend } from '../__testUtils__/backend';
import {
  aCheck,
  aContract,
  aProduct,
  aScorecard,
} from '../__testUtils__/entities';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const LOCATION = 'url:https://example.com/catalog-info.yaml';

const files: Entity[] = [
  aProduct('delays', {
    metadata: { description: 'When flights are late', tags: ['late'] },
    spec: {
      inputPorts: [
        { name: 'in', product: 'flights', port: 'flights', version: '1.0.0' },
      ],
    },
  }),
  aContract('delays'),
];

/** The same as the catalog shows them: it adds where they come from. */
function registered({ metadata, ...entity }: Entity): Entity {
  return {
    ...entity,
    metadata: {
      ...metadata,
      namespace: 'default',
      uid: `${metadata.name}-uid`,
      etag: `${metadata.name}-etag`,
      annotations: {
        'backstage.io/managed-by-location': LOCATION,
        'backstage.io/managed-by-origin-location': LOCATION,
        'backstage.io/source-location': LOCATION,
      },
    },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/x' }],
  };
}

const everything = aScorecard('everything', [
  aCheck('source', 'facts.catalog.hasSourceLocation'),
  aCheck('relations', '!has(product.relations) && !has(product.metadata.uid)'),
  aCheck('annotations', '!has(product.metadata.annotations)'),
  aCheck('namespace', 'product.metadata.namespace == "default"'),
  aCheck('contract', 'facts.contract.valid && ports.all(p, p.contract.valid)'),
  aCheck(
    'columns',
    'contracts.all(c, c.schema.all(t, size(t.properties) > 1))',
  ),
  aCheck(
    'inputs',
    'facts.catalog.inputs == 1 && size(facts.catalog.missingInputs) == 0',
  ),
  aCheck('outside', 'facts.outside.rows > 10'),
  aCheck('broken', 'facts.broken.rows > 10'),
  aCheck('absent', 'product.spec.nothing == "x"'),
  aCheck('elsewhere', 'false', { appliesTo: { 'metadata.name': 'flights' } }),
]);

const outside: FactProvider = {
  id: 'outside',
  facts: { rows: { type: 'int', description: 'Rows' } },
  schedule: { frequency: { seconds: 1 } },
  collect: async ({ products }) =>
    new Map(
      products.map(({ metadata }) => [
        `dataproduct:default/${metadata.name}`,
        { facts: { rows: 5 } },
      ]),
    ),
};
const broken: FactProvider = {
  ...outside,
  id: 'broken',
  collect: async () => {
    throw new Error('No connection');
  },
};

const providers = createBackendModule({
  pluginId: 'data-governance',
  moduleId: 'test',
  register(env) {
    env.registerInit({
      deps: { facts: factProvidersExtensionPoint },
      async init({ facts }) {
        facts.addFactProvider(outside);
        facts.addFactProvider(broken);
      },
    });
  },
});

/** What does not depend on when it was judged. */
function verdictOf({ evaluatedAt: _, ...result }: ProductResult) {
  return {
    ...result,
    scorecards: result.scorecards.map(scorecard => ({
      ...scorecard,
      checks: scorecard.checks.map(
        ({ since: __, hasEvidence: ___, ...check }) => check,
      ),
    })),
  };
}

describe.each(['SQLITE_3', 'POSTGRES_18'] as const)('the gate on %s', id => {
  it('gives the verdict that the product has after merging', async () => {
    expect(databases.supports(id)).toBe(true);
    const before = await startBackend(await databases.init(id), {
      entities: [everything],
      features: [providers],
    });
    const scorecards = () => before.agent.get(`${base}/scorecards`);
    await eventually(async () =>
      (await scorecards()).body.items?.length === 3 ? true : undefined,
    );
    const gate = await before.agent
      .post(`${base}/evaluate`)
      .send({ entities: files });
    expect(gate.status).toBe(200);

    const after = await startBackend(await databases.init(id), {
      entities: [everything, ...files.map(registered)],
      features: [providers],
    });
    const live = await eventually(async () => {
      const answer = await after.agent.get(`${base}/products/default/delays`);
      return answer.status === 200 &&
        !JSON.stringify(answer.body).includes('has not been collected yet')
        ? answer.body
        : undefined;
    }, 30_000);

    expect(gate.body.results.map(verdictOf)).toEqual([verdictOf(live)]);
    expect(gate.body.passed).toBe(false);
    const statuses = live.scorecards
      .find(({ title }: { title: string }) => title === 'everything')
      .checks.map(({ status }: { status: string }) => status);
    expect(statuses).toEqual([
      ...Array(7).fill('pass'),
      'fail',
      'unknown',
      'unknown',
      'not-applicable',
    ]);
  });
});
