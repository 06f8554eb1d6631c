import { TestDatabases } from '@backstage/backend-test-utils';
import { scorecardReadPermission } from '@meshport/backstage-plugin-data-governance-common';
import { base } from '../__testUtils__/backend';
import { FLIGHTS, STRIKES } from '../__testUtils__/exemptions';
import { FOUNDATIONS, Persona, startMesh } from '../__testUtils__/personas';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const ROUTES = [
  '/summary',
  `/heat-map?scorecard=${encodeURIComponent(FOUNDATIONS)}`,
  '/next-steps',
  '/results.csv',
  '/trend',
  `/trend?rules=now&scorecard=${encodeURIComponent(FOUNDATIONS)}`,
  '/transitions',
];

async function start(
  id: Parameters<typeof databases.init>[0],
  options: Omit<Parameters<typeof startMesh>[0], 'knex'> = {},
) {
  const knex = await databases.init(id);
  const mesh = await startMesh({ knex, ...options });
  await mesh.evaluate();
  return { ...mesh, knex };
}

it('has a PostgreSQL to be tested on', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
});

describe.each(databases.eachSupportedId())('questions on %s', id => {
  it('are answered about the products that one sees in the catalog', async () => {
    const { client, knex } = await start(id, { hidden: { chen: [FLIGHTS] } });
    await knex('transitions').insert(
      [FLIGHTS, STRIKES].map(product => ({
        product,
        scorecard: FOUNDATIONS,
        check_id: 'purpose',
        from_status: 'pass',
        to_status: 'fail',
        reason: 'Because',
        cause: 'facts',
        at: new Date(),
      })),
    );
    const seenBy = async (persona: Persona) => {
      const asked = client(persona);
      const [summary, heatMap, steps, csv, trend, replayed, transitions] =
        await Promise.all([
          asked.getSummary(),
          asked.getHeatMap({ scorecard: FOUNDATIONS }),
          asked.getNextSteps(),
          asked.exportResults(),
          asked.getTrend(),
          asked.getTrend({ scorecard: FOUNDATIONS, rules: 'now' }),
          asked.getTransitions({ limit: 200 }),
        ]);
      expect(summary.products).toBe(heatMap.total);
      expect(trend.items.at(-1)?.products).toBe(heatMap.total);
      expect(replayed.items.at(-1)?.products).toBe(heatMap.total);
      return {
        inHeatMap: heatMap.rows.map(({ product }) => product),
        checks: heatMap.checks.map(check => check.id),
        inSteps: [...new Set(steps.items.map(({ product }) => product))],
        inCsv: [...new Set(csv.match(/^dataproduct:[^,]+/gm))],
        inTransitions: [
          ...new Set(transitions.items.map(({ product }) => product)),
        ].sort(),
      };
    };
    const both = [STRIKES, FLIGHTS];
    const checks = ['owner', 'purpose', 'support', 'typed'];
    for (const persona of ['olivia', 'service'] as const) {
      expect(await seenBy(persona)).toEqual({
        inHeatMap: both,
        checks,
        inSteps: both,
        inCsv: both,
        inTransitions: both,
      });
    }
    expect(await seenBy('chen')).toEqual({
      inHeatMap: [STRIKES],
      checks,
      inSteps: [STRIKES],
      inCsv: [STRIKES],
      inTransitions: [STRIKES],
    });
    expect((await seenBy('grace')).checks).toEqual([
      'owner',
      'purpose',
      'support',
      'secret',
      'typed',
    ]);
  });

  it('are narrowed', async () => {
    const { client } = await start(id);
    const olivia = client('olivia');
    const titles = async (query: Parameters<typeof olivia.getHeatMap>[0]) =>
      (await olivia.getHeatMap(query)).rows.map(({ title }) => title);
    const scorecard = FOUNDATIONS;
    expect(await titles({ scorecard, domains: ['safety'] })).toEqual([
      'bird-strikes',
    ]);
    expect(
      await titles({
        scorecard,
        owners: ['flight-operations'],
        levels: ['none'],
      }),
    ).toEqual(['flights']);
    expect(
      await titles({ scorecard, checkId: 'purpose', statuses: ['fail'] }),
    ).toHaveLength(2);
    expect(await titles({ scorecard, text: 'FLI' })).toEqual(['flights']);
    expect(await olivia.getSummary({ domains: ['safety'] })).toMatchObject({
      products: 1,
    });
    const [step] = (await olivia.getNextSteps({ text: 'flights' })).items;
    expect(step).toMatchObject({
      product: FLIGHTS,
      next: { name: 'bronze' },
      checks: [{ id: 'purpose', status: 'fail', remedy: 'Do it' }],
    });
  });
});

describe('questions about the mesh', () => {
  it.each(ROUTES)('need the permission to read: %s', async path => {
    const { agent } = await start('SQLITE_3', {
      denied: { chen: [scorecardReadPermission.name] },
    });
    const refused = await agent('chen').get(`${base}${path}`);
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toContain(scorecardReadPermission.name);
    expect((await agent('olivia').get(`${base}${path}`)).status).toBe(200);
  });

  it('are answered as CSV to keep, and that is recorded', async () => {
    const { agent, auditor, event } = await start('SQLITE_3');
    const answer = await agent('olivia').get(
      `${base}/results.csv?domains=safety`,
    );
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="results.csv"',
    });
    expect(auditor.createEvent).toHaveBeenLastCalledWith(
      expect.objectContaining({
        eventId: 'result-export',
        severityLevel: 'medium',
        meta: { query: { domains: ['domain:default/safety'] } },
      }),
    );
    expect(event.success).toHaveBeenCalled();
  });

  it.each<[string, string, RegExp]>([
    ['no scorecard', '/heat-map', /request\/query\/scorecard is missing/],
    ['an unknown parameter', '/summary?domain=x', /domain/],
    ['an unknown status', '/summary?statuses=good', /statuses/],
    ['no ref', '/summary?owners=a%2F', /owners: 'a\/'/],
    [
      'an unknown scorecard',
      '/heat-map?scorecard=x',
      /scorecard: there is no scorecard:default\/x/,
    ],
    ['an endless page', `/heat-map?scorecard=x&limit=1e400`, /limit/],
    [
      'a check of no scorecard',
      '/results.csv?checkId=owner',
      /scorecard: name/,
    ],
    [
      'a product and a domain',
      '/trend?product=a&domain=b',
      /domain: leave it out/,
    ],
    [
      'the rules of today of no scorecard',
      '/trend?rules=now',
      /scorecard: name the one/,
    ],
    ['no date', '/trend?from=yesterday', /from/],
    ['too many days', '/trend?from=2020-01-01', /from: .*at most 400/],
    ['no page', '/transitions?before=x', /before/],
  ])('are refused with %s', async (_, path, message) => {
    const { agent } = await start('SQLITE_3');
    const answer = await agent('olivia').get(`${base}${path}`);
    expect(answer.body.error?.message).toMatch(message);
    expect(answer.status).toBe(400);
  });
});
