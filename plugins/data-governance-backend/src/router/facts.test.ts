import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { factProvidersExtensionPoint } from '@meshport/backstage-plugin-data-governance-node';
import {
  base,
  eventually,
  settled,
  startBackend,
} from '../__testUtils__/backend';
import { aCheck, aScorecard } from '../__testUtils__/entities';
import { aProvider } from '../__testUtils__/facts';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const FLIGHTS = `${base}/products/default/flights`;
const OWNERS = 'group:default/flight-operations';
const STEWARDS = 'group:default/data-governance';
const SERVICE = 'external:test-service';

const scorecard = aScorecard('measured', [
  aCheck('counted', 'facts.numbers.count > 0'),
  aCheck('tested', 'facts.dbt.passed'),
  aCheck('hidden', 'facts.numbers.good', { phase: 'draft' }),
]);

const pushedFacts = {
  dbt: {
    title: 'dbt tests',
    facts: { passed: { type: 'bool', description: 'All tests passed' } },
  },
};

function numbers() {
  let asked = 0;
  const sample = { columns: ['origin'], rows: [['SFO']] };
  const provider = aProvider('numbers', async ({ products }) => {
    asked += 1;
    return new Map(
      products.map(({ metadata }) => [
        `dataproduct:default/${metadata.name}`,
        {
          facts: { count: 3, good: true },
          evidence: [
            { fact: 'count', subject: metadata.name, message: 'Rows', sample },
            { fact: 'good', subject: metadata.name, message: 'Good' },
          ],
        },
      ]),
    );
  });
  const feature = createBackendModule({
    pluginId: 'data-governance',
    moduleId: 'numbers',
    register(env) {
      env.registerInit({
        deps: { providers: factProvidersExtensionPoint },
        async init({ providers }) {
          providers.addFactProvider(provider);
        },
      });
    },
  });
  return { feature, asked: () => asked };
}

async function start(options: Parameters<typeof startBackend>[1] = {}) {
  const { feature, asked } = numbers();
  const knex = await databases.init('SQLITE_3');
  const started = await startBackend(knex, {
    features: [feature],
    entities: [scorecard],
    config: { dataGovernance: { pushedFacts } },
    ...options,
  });
  return { ...started, asked, knex };
}

type Agent = Awaited<ReturnType<typeof start>>['agent'];

/** Once the provider said something about the product flights. */
function measured(agent: Agent) {
  return eventually(async () => {
    const { body } = await agent.get(`${FLIGHTS}/facts`);
    return body.sources?.some(
      ({ source }: { source: string }) => source === 'numbers',
    )
      ? body
      : undefined;
  });
}

function statusOf(agent: Agent, check: string, status: string) {
  return eventually(async () => {
    const { body } = await agent.get(FLIGHTS);
    const checks = body.scorecards?.flatMap(
      (result: { checks: unknown[] }) => result.checks,
    );
    return checks?.find(
      (found: { checkId: string; status: string }) =>
        found.checkId === check && found.status === status,
    );
  });
}

describe('facts over HTTP', () => {
  it('lists where facts come from, and how it went', async () => {
    const { agent } = await start();
    await measured(agent);

    const { body } = await agent.get(`${base}/fact-sources`);

    const byId = new Map(
      body.items.map((item: { id: string }) => [item.id, item]),
    );
    expect(byId.get('catalog')).toMatchObject({ kind: 'entities' });
    expect(byId.get('numbers')).toMatchObject({
      kind: 'external',
      frequency: 3600,
      facts: { count: { type: 'int' } },
      lastRun: { failed: 0 },
    });
    expect(byId.get('dbt')).toEqual({
      id: 'dbt',
      kind: 'pushed',
      ...pushedFacts.dbt,
    });
  });

  it('shows what is known, and was known', async () => {
    const { agent } = await start();
    const known = await measured(agent);

    expect(known).toMatchObject({ product: 'dataproduct:default/flights' });
    expect(
      known.sources.map(({ source }: { source: string }) => source),
    ).toEqual(expect.arrayContaining(['catalog', 'contract', 'numbers']));
    expect(known.sources).not.toContainEqual(
      expect.objectContaining({ source: 'entity' }),
    );
    const past = await agent.get(`${FLIGHTS}/facts?at=2020-01-01T00:00:00Z`);
    expect(past.body).toEqual({
      product: 'dataproduct:default/flights',
      at: '2020-01-01T00:00:00.000Z',
      sources: [],
    });
    const { status, body } = await agent.get(`${FLIGHTS}/facts?at=then`);
    expect(status).toBe(400);
    expect(body.error.message).toContain('at');
  });

  it('explains what a check reads, with rows of data for owners only', async () => {
    const evidence = (agent: Agent, check: string) =>
      agent.get(
        `${FLIGHTS}/evidence?scorecard=scorecard:default/measured&checkId=${check}`,
      );
    const finding = {
      source: 'numbers',
      fact: 'count',
      subject: 'flights',
      message: 'Rows',
    };

    const owner = await start({ groups: [OWNERS] });
    await measured(owner.agent);
    expect((await evidence(owner.agent, 'counted')).body).toEqual({
      items: [{ ...finding, sample: { columns: ['origin'], rows: [['SFO']] } }],
    });
    expect((await evidence(owner.agent, 'tested')).body).toEqual({ items: [] });
    expect((await evidence(owner.agent, 'hidden')).status).toBe(404);
    expect((await evidence(owner.agent, 'other')).status).toBe(404);

    const steward = await start({ groups: [STEWARDS] });
    await measured(steward.agent);
    expect((await evidence(steward.agent, 'counted')).body).toEqual({
      items: [finding],
    });
    expect((await evidence(steward.agent, 'hidden')).body.items).toHaveLength(
      1,
    );
  });

  it.each([
    ['get', '/facts'],
    ['get', '/evidence?scorecard=measured&checkId=counted'],
    ['post', '/collection'],
  ] as const)(
    'hides products that one may not see from %s %s',
    async (method, path) => {
      const { agent, knex } = await start({
        groups: [OWNERS],
        hidden: ['flights'],
      });
      await eventually(async () => (await knex('facts').first()) ?? undefined);

      expect((await agent[method](`${FLIGHTS}${path}`)).status).toBe(404);
    },
  );

  it('needs the permission', async () => {
    const { agent } = await start({ permissions: AuthorizeResult.DENY });

    for (const path of [
      `${FLIGHTS}/facts`,
      `${FLIGHTS}/evidence?scorecard=measured&checkId=counted`,
      `${base}/fact-sources`,
    ]) {
      expect((await agent.get(path)).status).toBe(403);
    }
    expect((await agent.post(`${FLIGHTS}/collection`)).status).toBe(403);
  });
});

describe('POST /products/:namespace/:name/collection', () => {
  it('asks the providers again, not too often', async () => {
    const { agent, asked, auditor, knex } = await start({ groups: [OWNERS] });
    await measured(agent);
    // As if it was asked for some time ago.
    await knex('collection_requests').update({ requested_at: new Date(0) });
    const before = asked();

    const first = await agent.post(`${FLIGHTS}/collection`);
    const second = await agent.post(`${FLIGHTS}/collection`);

    expect(first.status).toBe(202);
    expect(second.status).toBe(429);
    expect(second.body.error.message).toContain('ask again in 10 seconds');
    await eventually(async () => (asked() > before ? true : undefined));
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'fact-collect',
        meta: { product: 'dataproduct:default/flights' },
      }),
    );
  });

  it('is for owners of the product and of scorecards that measure it', async () => {
    const answer = async (groups: string[]) => {
      const { agent, knex } = await start({ groups });
      await settled(agent);
      await knex('collection_requests').update({ requested_at: new Date(0) });
      return (await agent.post(`${FLIGHTS}/collection`)).status;
    };

    expect(await answer([STEWARDS])).toBe(202);
    // Their scorecard measures another domain.
    expect(await answer(['group:default/safety'])).toBe(403);
  });
});

describe('POST /facts', () => {
  const item = (passed: unknown, more: object = {}) => ({
    product: 'default/flights',
    facts: { passed },
    observedAt: new Date().toISOString(),
    validUntil: new Date(Date.now() + 3_600_000).toISOString(),
    ...more,
  });
  const push = (agent: Agent, body: object) =>
    agent
      .post(`${base}/facts`)
      .set('authorization', mockCredentials.service.header())
      .send(body);

  it('takes facts of a service, and rules see them', async () => {
    const { agent, auditor, event } = await start();
    await statusOf(agent, 'tested', 'unknown');

    const { status, body } = await push(agent, {
      source: 'dbt',
      items: [item(true)],
    });

    expect({ status, body }).toEqual({
      status: 200,
      body: { changed: 1, unchanged: 0, outdated: 0 },
    });
    await statusOf(agent, 'tested', 'pass');
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'fact-push',
        meta: { source: 'dbt', products: 1 },
      }),
    );
    expect(event.success).toHaveBeenCalledWith({
      meta: { changed: 1, unchanged: 0, outdated: 0 },
    });
  });

  it('refuses people, and services that are not named', async () => {
    const { agent } = await start({
      config: {
        dataGovernance: {
          pushedFacts: {
            dbt: { ...pushedFacts.dbt, services: ['external:ci'] },
          },
        },
      },
    });
    await settled(agent);
    const body = { source: 'dbt', items: [item(true)] };

    expect((await agent.post(`${base}/facts`).send(body)).status).toBe(403);
    const answer = await push(agent, body);
    expect(answer.status).toBe(403);
    expect(answer.body.error.message).toBe(
      `${SERVICE} may not send facts of dbt: it is not among dataGovernance.pushedFacts.dbt.services`,
    );
  });

  it('names every field at fault', async () => {
    const { agent } = await start();
    await settled(agent);
    const message = async (body: object) => {
      const answer = await push(agent, body);
      expect(answer.status).toBe(400);
      return answer.body.error.message;
    };

    expect(
      await message({
        source: 'dbt',
        items: [{ ...item(true), extra: 1, observedAt: 'now' }, {}],
      }),
    ).toMatch(
      /items\/0\/extra is not a known field.*items\/0\/observedAt .*items\/1\/product is missing/,
    );
    expect(await message({ source: 'dbt', items: [] })).toContain('items');
    expect(
      await message({ source: 'dbt', items: [item('yes'), item(true)] }),
    ).toBe(
      'items[0].facts.passed must be true or false; items[1].product is there already, as items[0]; send it once',
    );
  });
});
