import { createBackendModule } from '@backstage/backend-plugin-api';
import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { factProvidersExtensionPoint } from '@meshport/backstage-plugin-data-governance-node';
import {
  base,
  eventually,
  settled,
  startBackend,
} from './__testUtils__/backend';
import { aProduct } from './__testUtils__/entities';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

async function start(
  id: TestDatabaseId,
  options?: Parameters<typeof startBackend>[1],
) {
  return startBackend(await databases.init(id), options);
}

it('has PostgreSQL to test on', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
});

describe.each(databases.eachSupportedId())('data governance on %s', id => {
  it('evaluates what is in the catalog and shows it', async () => {
    const { agent, signals } = await start(id);
    const flights = await settled(agent);
    expect(flights).toMatchObject({
      product: 'dataproduct:default/flights',
      owner: 'group:default/flight-operations',
      domain: 'domain:default/flight-operations',
      level: { name: 'bronze', title: 'Bronze' },
      scorecards: [
        {
          scorecard: 'scorecard:default/mesh-foundations',
          owner: 'group:default/data-governance',
          level: 'bronze',
          checks: [
            {
              checkId: 'owner',
              status: 'pass',
              reason: 'facts.catalog.ownerMembers is 1.',
              since: expect.any(String),
            },
            { checkId: 'contract', status: 'pass' },
            {
              checkId: 'described',
              status: 'fail',
              reason: 'Without a description: flights.delay_minutes',
              severity: 'medium',
              why: 'Because',
              remedy: 'Do it',
            },
            { checkId: 'later', status: 'fail', enforcedFrom: '2999-01-01' },
          ],
        },
      ],
    });
    expect(flights.scorecards[0].checks).toHaveLength(4);
    expect(signals).toContainEqual({
      channel: 'data-governance:results',
      recipients: { type: 'broadcast' },
      message: {
        products: [
          'dataproduct:default/bird-strikes',
          'dataproduct:default/flights',
        ],
      },
    });

    const { body: list } = await agent.get(`${base}/products`);
    expect(list.items).toEqual([
      {
        product: 'dataproduct:default/bird-strikes',
        title: 'bird-strikes',
        owner: 'group:default/safety',
        domain: 'domain:default/bird-safety',
        passing: 0,
        failing: 4,
        unknown: 1,
        exempt: 0,
        notApplicable: 0,
        score: 0,
      },
      {
        product: 'dataproduct:default/flights',
        title: 'flights',
        owner: 'group:default/flight-operations',
        domain: 'domain:default/flight-operations',
        level: { name: 'bronze', title: 'Bronze' },
        passing: 2,
        failing: 2,
        unknown: 0,
        exempt: 0,
        notApplicable: 0,
        score: 2 / 3,
      },
    ]);
    const { body: one } = await agent
      .get(`${base}/products`)
      .query({ refs: ['dataproduct:default/flights'] });
    expect(one.items).toHaveLength(1);
    const { body: domain } = await agent
      .get(`${base}/products`)
      .query({ domain: 'domain:default/bird-safety' });
    expect(domain.items).toMatchObject([
      { product: 'dataproduct:default/bird-strikes' },
    ]);
  });

  it('shows drafts to the owners of the scorecard only', async () => {
    const checksOf = async (groups: string[]) => {
      const { agent } = await start(id, { groups });
      const result = await settled(agent);
      const { body } = await agent.get(`${base}/scorecards`);
      const { body: verdict } = await agent
        .post(`${base}/evaluate`)
        .send({ entities: [aProduct('flights')] });
      return [result, verdict.results[0]]
        .flatMap(({ scorecards }) => scorecards[0].checks)
        .map(({ checkId }) => checkId)
        .concat(body.items[0].checks.map((check: { id: string }) => check.id))
        .filter(checkId => checkId === 'secret');
    };
    expect(await checksOf([])).toEqual([]);
    expect(await checksOf(['group:default/data-governance'])).toHaveLength(3);
  });

  it('shows and counts only products that one sees in the catalog', async () => {
    const { agent } = await start(id, { hidden: ['flights'] });
    await eventually(async () => {
      const { body } = await agent.get(`${base}/products`);
      return body.items.length > 0 ? body : undefined;
    });
    const { body: list } = await agent.get(`${base}/products`);
    expect(list.items.map((i: { title: string }) => i.title)).toEqual([
      'bird-strikes',
    ]);
    const { body: asked } = await agent
      .get(`${base}/products`)
      .query({ refs: ['dataproduct:default/flights', 'bird-strikes'] });
    expect(asked.items).toHaveLength(1);

    const { status, body } = await agent.get(
      `${base}/products/default/flights`,
    );
    const unknown = await agent.get(`${base}/products/default/nothing`);
    expect([status, unknown.status]).toEqual([404, 404]);
    expect(body.error.message.replace('flights', 'nothing')).toBe(
      unknown.body.error.message,
    );

    const { body: scorecards } = await agent.get(`${base}/scorecards`);
    expect(scorecards.items).toMatchObject([
      {
        scorecard: 'scorecard:default/mesh-foundations',
        problems: [],
        checks: [
          { id: 'owner', passing: 0, failing: 1, unknown: 0 },
          { id: 'contract', passing: 0, failing: 1, unknown: 0 },
          { id: 'described', passing: 0, failing: 0, unknown: 1 },
          { id: 'later', passing: 0, failing: 1, unknown: 0 },
        ],
      },
      {
        scorecard: 'scorecard:default/safety-handling',
        domain: 'domain:default/safety',
        checks: [{ id: 'purpose', passing: 0, failing: 1, unknown: 0 }],
      },
    ]);
  });

  it('takes facts from modules', async () => {
    const { agent } = await start(id, {
      features: [
        createBackendModule({
          pluginId: 'data-governance',
          moduleId: 'incidents',
          register(env) {
            env.registerInit({
              deps: { providers: factProvidersExtensionPoint },
              async init({ providers }) {
                providers.addFactProvider({
                  id: 'incidents',
                  facts: { open: { type: 'int', description: 'Open ones' } },
                  collect: async () => {
                    throw new Error('no connection');
                  },
                });
              },
            });
          },
        }),
      ],
    });
    const result = await settled(agent);
    expect(result.scorecards[0].level).toBe('bronze');
  });

  it('refuses everything without the permission', async () => {
    const { agent } = await start(id, { permissions: AuthorizeResult.DENY });
    const answers = await Promise.all([
      agent.get(`${base}/scorecards`),
      agent.get(`${base}/products`),
      agent.get(`${base}/products/default/flights`),
      agent.post(`${base}/evaluate`).send({ entities: [aProduct('x')] }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect(answers[3].body.error.message).toContain(
      'data-governance.scorecard.evaluate',
    );
  });

  it('names what is wrong with a query', async () => {
    const { agent } = await start(id);
    const answers = await Promise.all([
      agent.get(`${base}/products?colour=red`),
      agent.get(`${base}/products?domain=`),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 400]);
  });

  it.each([
    ['domain', '/products?domain=%01'],
    ['refs', '/products?refs=flights&refs=a%01b'],
    ['path', '/products/default/%01'],
  ])('names a %s that no database takes', async (parameter, path) => {
    const { agent } = await start(id);
    const { status, body } = await agent.get(`${base}${path}`);
    expect(status).toBe(400);
    expect(body.error.message).toContain(
      `${parameter}: an entity ref has no control characters`,
    );
  });

  it('serves its description', async () => {
    const { agent } = await start(id);
    const { body } = await agent.get(`${base}/openapi.json`);
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        `${base}/products`,
        `${base}/products/{namespace}/{name}`,
        `${base}/scorecards`,
        `${base}/evaluate`,
      ]),
    );
  });
});

it.each([
  ['evaluation.frequency', { evaluation: { frequency: 'often' } }],
  ['history.retention', { history: { retention: { hours: 1 } } }],
  ['files.maxEntities', { files: { maxEntities: 0 } }],
  ['files.maxBodySize', { files: { maxBodySize: 'huge' } }],
])('names %s when it cannot be used', async (key, dataGovernance) => {
  await expect(
    start('SQLITE_3', { config: { dataGovernance } }),
  ).rejects.toMatchObject({
    message: expect.stringContaining(`dataGovernance.${key}`),
  });
});
