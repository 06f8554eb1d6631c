import { TestDatabases } from '@backstage/backend-test-utils';
import { base } from '../__testUtils__/backend';
import { aProduct } from '../__testUtils__/entities';
import { ask } from '../__testUtils__/exemptions';
import { FOUNDATIONS, startMesh } from '../__testUtils__/personas';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const LEAP_SECOND = '2016-12-31T23:59:60Z';
const LEAP_SECOND_IN_URL = encodeURIComponent(LEAP_SECOND);

it('has a PostgreSQL to be tested on', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
});

describe.each(databases.eachSupportedId())('requests on %s', id => {
  it('are refused, naming the field, when a value can be stored nowhere', async () => {
    const { agent, evaluate } = await startMesh({
      knex: await databases.init(id),
    });
    await evaluate();
    const scorecard = encodeURIComponent(FOUNDATIONS);
    for (const [path, field] of [
      ['/summary?text=a%00b', 'text'],
      ['/summary?levels=a%00b', 'levels/0'],
      ['/results.csv?text=%00', 'text'],
      [`/heat-map?scorecard=${scorecard}&checkId=%00`, 'checkId'],
      ['/transitions?checkId=%00', 'checkId'],
      ['/exemptions?checkId=%00', 'checkId'],
      [`/transitions?since=${LEAP_SECOND_IN_URL}`, 'since'],
      [`/products/default/flights/facts?at=${LEAP_SECOND_IN_URL}`, 'at'],
    ]) {
      const answer = await agent('grace').get(`${base}${path}`);
      expect([path, answer.status]).toEqual([path, 400]);
      expect(answer.body.error.message).toContain(`request/${field} must`);
    }
    for (const [field, overrides] of [
      ['reason', { reason: 'for a reason\0' }],
      ['ticket', { ticket: '\0' }],
      ['endsAt', { endsAt: LEAP_SECOND }],
    ] as const) {
      const answer = await agent('olivia')
        .post(`${base}/exemptions`)
        .send(ask(overrides));
      expect([field, answer.status]).toEqual([field, 400]);
      expect(answer.body.error.message).toContain(`request/body/${field} must`);
    }
  });

  it.each([200, 5_000, 100_000])(
    'are refused when they are nested %i levels deep',
    async depth => {
      const { agent } = await startMesh({ knex: await databases.init(id) });
      const flights = aProduct('flights');
      const body = JSON.stringify({
        entities: [{ ...flights, spec: { ...flights.spec, deep: 'DEEP' } }],
      }).replace('"DEEP"', '['.repeat(depth) + ']'.repeat(depth));
      const answer = await agent('grace')
        .post(`${base}/evaluate`)
        .set('Content-Type', 'application/json')
        .send(body);
      expect(answer.status).toBe(400);
      expect(answer.body.error.message).toContain('levels of nesting');
    },
  );
});
