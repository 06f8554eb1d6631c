import {
  mockServices,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { CheckStatus } from '@meshport/backstage-plugin-data-governance-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { seedMesh } from '../__testUtils__/seedMesh';
import { migrationsDirectory } from '../database';
import { ScorecardDefinition } from '../scorecards';
import { digestsOf, NetChange } from './digestOf';
import { digestMessage } from './digestMessage';
import { DigestSender } from './DigestSender';
import { DigestStore } from './DigestStore';
import { readDigestConfig } from './readDigestConfig';
import { scheduleDigest } from './scheduleDigest';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const MESH = 'scorecard:default/mesh';
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-11-01T08:00:00Z');

const checkOf = (id: string, phase: 'enforced' | 'draft' = 'enforced') => ({
  id,
  title: `Check ${id}`,
  level: 'bronze',
  rule: 'true',
  severity: 'medium' as const,
  phase,
  weight: 1,
  why: 'Because',
  remedy: 'Mend it',
});

const definition: ScorecardDefinition = {
  ref: MESH,
  title: 'Mesh',
  owner: 'group:default/data-governance',
  levels: [{ name: 'bronze', title: 'Bronze' }],
  checks: [checkOf('a'), checkOf('b'), checkOf('draft', 'draft')],
};

const scorecards = {
  list: async () => [
    {
      ref: MESH,
      title: 'Mesh',
      owner: definition.owner,
      sourceHash: '',
      current: { hash: '', definition },
      problems: [],
    },
  ],
};

/** Products of two owners, a clock, and any number of senders. */
async function start(id: TestDatabaseId) {
  const knex: Knex = await databases.init(id);
  await knex.migrate.latest({ directory: migrationsDirectory() });
  await seedMesh(
    knex,
    [definition],
    ['flights', 'delays', 'strikes'].map(name => ({
      name,
      title: name,
      owner: name === 'strikes' ? 'group:default/safety' : 'group:default/air',
      domain: 'domain:default/air',
      outcomes: { [MESH]: { a: 'pass' as const } },
    })),
  );
  const sent: NotificationSendOptions[] = [];
  let hours = 0;
  let isDown = false;
  const now = () => new Date(START + hours * HOUR);
  const senderOf = (on: Knex) =>
    new DigestSender({
      store: new DigestStore(on),
      scorecards,
      notifications: {
        send: async message => {
          if (isDown) {
            throw new Error('The notifications are down');
          }
          sent.push(message);
        },
      },
      logger: mockServices.logger.mock(),
      frequencyMs: DAY,
      now,
    });
  const sender = senderOf(knex);
  await sender.run();
  return {
    knex,
    sent,
    now,
    senderOf,
    run: () => sender.run(),
    wait(more: number) {
      hours += more;
    },
    breakDown(down: boolean) {
      isDown = down;
    },
    async change(
      product: string,
      check: string,
      from: CheckStatus | null,
      to: CheckStatus | null,
    ) {
      await knex('transitions').insert({
        product: `dataproduct:default/${product}`,
        scorecard: MESH,
        check_id: check,
        from_status: from,
        to_status: to,
        reason: 'Because',
        cause: 'facts',
        at: now(),
      });
    },
  };
}

it('has a PostgreSQL to be tested on', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
});

describe.each(databases.eachSupportedId())('digests on %s', id => {
  it('tell each owner once a day what changed for their products', async () => {
    const { run, wait, change, sent } = await start(id);
    wait(1);
    await change('flights', 'a', 'pass', 'fail');
    await change('delays', 'b', 'fail', 'pass');
    await change('strikes', 'a', 'pass', 'unknown');
    wait(1);
    await run();
    expect(sent).toEqual([]);
    wait(22);
    await run();
    await run();
    expect(sent).toMatchObject([
      {
        recipients: { type: 'entity', entityRef: 'group:default/air' },
        payload: {
          title: '1 check fell and 1 check rose for your data products',
          description: 'Fell: flights: Check a\nRose: delays: Check b',
          link: '/scorecards/products?owner=group%3Adefault%2Fair',
        },
      },
      {
        recipients: { entityRef: 'group:default/safety' },
        payload: { description: 'Unknown: strikes: Check a' },
      },
    ]);
    wait(2);
    await change('flights', 'a', 'fail', 'pass');
    wait(1);
    await run();
    expect(sent).toHaveLength(2);
    wait(24);
    await run();
    expect(sent[2].payload.title).toBe('1 check rose for your data products');
  });

  it('leave out what came and went, drafts, and what is not worth telling', async () => {
    const { run, wait, change, sent, knex } = await start(id);
    wait(1);
    await change('flights', 'a', 'pass', 'fail');
    await change('flights', 'a', 'fail', 'unknown');
    await change('flights', 'a', 'unknown', 'pass');
    await change('flights', 'draft', 'pass', 'fail');
    await change('flights', 'b', null, 'pass');
    await change('delays', 'a', 'fail', 'exempt');
    await change('delays', 'left', 'pass', null);
    wait(30);
    await run();
    expect(sent).toEqual([]);
    const [{ last }] = await knex('transitions').max({ last: 'id' });
    const told = await knex('digests').select('transition');
    expect(told.map(row => Number(row.transition))).toEqual([
      Number(last),
      Number(last),
    ]);
  });

  it('wait for what may still be written', async () => {
    const { run, wait, change, sent } = await start(id);
    wait(25);
    await change('flights', 'a', 'pass', 'fail');
    await run();
    expect(sent).toEqual([]);
    wait(1);
    await run();
    expect(sent).toHaveLength(1);
  });

  it('begin with owners who are new without telling them the past', async () => {
    const { run, wait, change, sent, knex } = await start(id);
    await change('flights', 'a', 'pass', 'fail');
    await knex('digests').delete();
    wait(1);
    await run();
    wait(24);
    await run();
    expect(sent).toEqual([]);
  });

  it('are sent by one of two replicas', async () => {
    const { senderOf, wait, change, sent, knex } = await start(id);
    wait(1);
    await change('flights', 'a', 'pass', 'fail');
    await change('strikes', 'a', 'pass', 'fail');
    wait(24);
    await Promise.all([senderOf(knex).run(), senderOf(knex).run()]);
    expect(sent.map(({ recipients }) => recipients)).toMatchObject([
      { entityRef: 'group:default/air' },
      { entityRef: 'group:default/safety' },
    ]);
  });

  it('are sent the next time when they could not be sent', async () => {
    const { run, wait, change, sent, breakDown } = await start(id);
    wait(1);
    await change('flights', 'a', 'pass', 'fail');
    wait(24);
    breakDown(true);
    await run();
    expect(sent).toEqual([]);
    breakDown(false);
    wait(1);
    await change('flights', 'b', 'pass', 'fail');
    wait(1);
    await run();
    expect(sent).toMatchObject([
      { payload: { title: '2 checks fell for your data products' } },
    ]);
  });

  it('tell of exemptions that end within a week, once', async () => {
    const { run, wait, sent, knex, now } = await start(id);
    await knex('exemptions').insert({
      id: 'e',
      state: 'approved',
      scorecard: MESH,
      check_id: 'a',
      scorecard_title: 'Mesh',
      check_title: 'Check a',
      product: 'dataproduct:default/flights',
      reason: 'Because it is so',
      ends_at: new Date(now().getTime() + 7.5 * DAY),
      requested_by: 'user:default/olivia',
      requested_at: now(),
      revision: 2,
    });
    for (let day = 0; day < 4; day += 1) {
      wait(24);
      await run();
    }
    expect(sent).toMatchObject([
      {
        payload: {
          title: '1 exemption of your data products ends soon',
          description: 'Exemptions ending: flights: Check a (2026-11-08)',
        },
      },
    ]);
  });
});

describe('a digest', () => {
  const statuses: (CheckStatus | undefined)[] = [
    undefined,
    'pass',
    'fail',
    'unknown',
    'exempt',
    'not-applicable',
  ];
  const change: fc.Arbitrary<NetChange> = fc.record({
    owner: fc.constantFrom('group:default/a', 'group:default/b'),
    product: fc.constantFrom('Flights', 'Delays'),
    check: fc.string({ minLength: 1, maxLength: 5 }),
    from: fc.constantFrom(...statuses),
    to: fc.constantFrom(...statuses),
  });

  it('is one for each owner, and never holds what did not change', () => {
    fc.assert(
      fc.property(fc.array(change), changes => {
        const digests = digestsOf(changes, []);
        const owners = digests.map(({ owner }) => owner);
        expect(new Set(owners).size).toBe(owners.length);
        for (const { owner, fell, rose, unknown } of digests) {
          const told = [...fell, ...rose, ...unknown];
          expect(told.length).toBeGreaterThan(0);
          told.forEach(one => {
            expect(one.owner).toBe(owner);
            expect(one.from).not.toBe(one.to);
          });
          expect(fell.every(({ to }) => to === 'fail')).toBe(true);
          expect(rose.every(({ to }) => to === 'pass')).toBe(true);
        }
      }),
    );
  });

  it('names some and counts the rest', () => {
    const fell = Array.from({ length: 8 }, (_, i) => ({
      owner: 'group:default/a',
      product: 'Flights',
      check: `Check ${i}`,
      from: 'pass' as const,
      to: 'fail' as const,
    }));
    const [digest] = digestsOf(fell, []);
    const { payload } = digestMessage(digest, new Date(START));
    expect(payload.title).toBe('8 checks fell for your data products');
    expect(payload.description).toMatch(/Check 4; and 3 more$/);
    expect(payload.scope).toBe(
      'data-governance:digest:group:default/a:2026-11-01',
    );
  });
});

describe('the settings of digests', () => {
  const read = (digest: object) =>
    readDigestConfig(new ConfigReader({ dataGovernance: { digest } }));

  it('are a day unless said otherwise', () => {
    expect(readDigestConfig(new ConfigReader({}))).toEqual({
      enabled: true,
      frequencyMs: DAY,
    });
    expect(read({ frequency: '2 hours' }).frequencyMs).toBe(2 * HOUR);
    expect(() => read({ frequency: '0 hours' })).toThrow(
      'dataGovernance.digest.frequency',
    );
  });

  it('turn them off', async () => {
    const scheduler = mockServices.scheduler.mock();
    const schedule = (enabled: boolean) =>
      scheduleDigest({
        config: { enabled, frequencyMs: DAY },
        knex: {} as Knex,
        logger: mockServices.logger.mock(),
        notifications: { send: async () => {} },
        now: () => new Date(),
        scheduler,
        scorecards,
      });
    await schedule(false);
    expect(scheduler.scheduleTask).not.toHaveBeenCalled();
    await schedule(true);
    expect(scheduler.scheduleTask).toHaveBeenCalledWith(
      expect.objectContaining({ scope: 'global' }),
    );
  });
});
