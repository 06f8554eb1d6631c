import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import {
  ask,
  DAY,
  FLIGHTS,
  inDays,
  STRIKES,
} from '../__testUtils__/exemptions';
import { aProduct } from '../__testUtils__/entities';
import { KnexExemptionStore } from './KnexExemptionStore';
import { FOUNDATIONS, Persona, startMesh } from '../__testUtils__/personas';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

async function start(
  id: TestDatabaseId,
  options: Omit<Parameters<typeof startMesh>[0], 'knex'> = {},
) {
  const knex = await databases.init(id);
  const mesh = await startMesh({ knex, ...options });
  await mesh.evaluate();
  return { ...mesh, knex };
}

/** Moves an exemption in time, as if it had been asked for earlier. */
async function letPass(knex: Knex, id: string, days: number) {
  const row = await knex('exemptions').where({ id }).first();
  const earlier = (value: Date | number | string | null) =>
    value === null ? null : new Date(new Date(value).getTime() - days * DAY);
  await knex('exemptions')
    .where({ id })
    .update({
      ends_at: earlier(row.ends_at),
      requested_at: earlier(row.requested_at),
      decided_at: earlier(row.decided_at),
    });
}

it('has a PostgreSQL to be tested on', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
});

describe.each(databases.eachSupportedId())('exemptions on %s', id => {
  it('are asked for, approved, shown in results, and end by themselves', async () => {
    const mesh = await start(id);
    const { knex, evaluate, client, notifications, signals } = mesh;
    const statusOf = async () => {
      const { scorecards, level, exempt } = await client(
        'chen',
      ).getProductResult(FLIGHTS);
      const check = scorecards[0].checks.find(c => c.checkId === 'purpose');
      return { ...check, productLevel: level?.name, exempt };
    };
    expect(await statusOf()).toMatchObject({ status: 'fail', exempt: 0 });

    const asked = await client('olivia').requestExemption(ask());
    expect(asked).toMatchObject({
      state: 'pending',
      scorecard: FOUNDATIONS,
      scorecardTitle: 'mesh-foundations',
      checkTitle: 'Check purpose',
      product: FLIGHTS,
      ticket: 'FLT-12',
      requestedBy: 'user:default/olivia',
      revision: 1,
      permitted: { decide: false, revoke: true },
      events: [{ by: 'user:default/olivia', to: 'pending' }],
    });
    expect(asked).not.toHaveProperty('domain');
    expect(asked).not.toHaveProperty('gone');
    expect(notifications).toMatchObject([
      {
        recipients: {
          entityRef: 'group:default/data-governance',
          excludeEntityRef: 'user:default/olivia',
        },
        payload: { link: `/scorecards/exemptions/${asked.id}` },
      },
    ]);
    expect(signals).toContainEqual({
      channel: 'data-governance:exemptions',
      recipients: {
        type: 'user',
        entityRef: ['user:default/olivia', 'group:default/data-governance'],
      },
    });
    await evaluate();
    expect(await statusOf()).toMatchObject({ status: 'fail' });

    const decided = await client('grace').decideExemption(asked.id, {
      decision: 'approve',
      comment: 'Until spring',
      endsAt: inDays(10),
      revision: 1,
    });
    expect(decided).toMatchObject({
      state: 'approved',
      decidedBy: 'user:default/grace',
      decisionComment: 'Until spring',
      revision: 2,
      events: [{ to: 'pending' }, { from: 'pending', to: 'approved' }],
    });
    expect(notifications[1]).toMatchObject({
      recipients: { entityRef: 'user:default/olivia' },
      payload: { title: expect.stringContaining('was approved') },
    });
    expect(await knex('stale').select('product')).toEqual([
      { product: FLIGHTS },
    ]);
    await evaluate();
    expect(await statusOf()).toMatchObject({
      status: 'exempt',
      exempt: 1,
      productLevel: 'bronze',
      exemption: {
        id: asked.id,
        endsAt: decided.endsAt,
        reason: 'The purpose is written in spring',
        ticket: 'FLT-12',
      },
    });
    expect(
      await client('chen').getTransitions({ product: FLIGHTS }),
    ).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({
          checkId: 'purpose',
          from: 'fail',
          to: 'exempt',
          cause: 'exemption',
        }),
      ]),
    });
    expect(await client('chen').getSummary()).toMatchObject({ exempt: 1 });

    await letPass(knex, asked.id, 11);
    expect(await client('olivia').getExemption(asked.id)).toMatchObject({
      state: 'expired',
      permitted: { decide: false, revoke: false },
    });
    expect(
      await client('olivia').getExemptions({ states: ['approved'] }),
    ).toMatchObject({ total: 0 });
    expect(
      await client('olivia').getExemptions({ states: ['expired'] }),
    ).toMatchObject({ total: 1, items: [{ state: 'expired' }] });

    await mesh.runTask('exemptions');
    await mesh.runTask('exemptions');
    await evaluate();
    expect(await statusOf()).toMatchObject({ status: 'fail', exempt: 0 });
    const { events } = await client('olivia').getExemption(asked.id);
    expect(events.map(({ to, by }) => [to, by])).toEqual([
      ['pending', 'user:default/olivia'],
      ['approved', 'user:default/grace'],
      ['expired', undefined],
    ]);
    expect(notifications.slice(2)).toMatchObject([
      { payload: { title: expect.stringContaining('has ended') } },
    ]);
  });

  it('are one at a time for a check and a subject', async () => {
    const { client, knex } = await start(id);
    const olivia = client('olivia');
    const first = await olivia.requestExemption(ask());
    await expect(olivia.requestExemption(ask())).rejects.toMatchObject({
      statusCode: 409,
    });
    await olivia.requestExemption(ask({ checkId: 'support' }));
    const forDomain = ask({
      product: undefined,
      domain: 'domain:default/flight-operations',
    });
    await olivia.requestExemption(forDomain);
    await expect(olivia.requestExemption(forDomain)).rejects.toMatchObject({
      statusCode: 409,
    });
    // One that has ended makes room, also before the sweep has seen it.
    await letPass(knex, first.id, 31);
    const again = await olivia.requestExemption(ask());
    expect(again.state).toBe('pending');
    expect((await olivia.getExemption(first.id)).events).toHaveLength(2);
  });

  it('are decided by one of two who decide at once', async () => {
    const { client, knex } = await start(id);
    const other = await startMesh({ knex });
    const { id: exemption } = await client('olivia').requestExemption(ask());
    const settled = await Promise.allSettled([
      client('grace').decideExemption(exemption, {
        decision: 'approve',
        revision: 1,
      }),
      other.client('both').decideExemption(exemption, {
        decision: 'reject',
        comment: 'It is one line',
        revision: 1,
      }),
    ]);
    const failed = settled.filter(one => one.status === 'rejected');
    expect(failed).toHaveLength(1);
    expect(failed[0]).toMatchObject({ reason: { statusCode: 409 } });
    const { events, state } = await client('olivia').getExemption(exemption);
    expect(events).toHaveLength(2);
    expect(['approved', 'rejected']).toContain(state);
  });

  it('expire once when two replicas sweep', async () => {
    const mesh = await start(id);
    const other = await startMesh({ knex: mesh.knex });
    const { id: exemption } = await mesh
      .client('olivia')
      .requestExemption(ask());
    await letPass(mesh.knex, exemption, 31);
    await Promise.all([
      mesh.runTask('exemptions'),
      other.runTask('exemptions'),
    ]);
    const { events } = await mesh.client('olivia').getExemption(exemption);
    expect(events.map(({ to }) => to)).toEqual(['pending', 'expired']);
    expect(
      [...mesh.notifications, ...other.notifications].filter(({ payload }) =>
        payload.title.includes('has ended'),
      ),
    ).toHaveLength(1);
  });

  it('are announced a week before their end, once', async () => {
    const { client, knex, runTask, notifications } = await start(id);
    const { id: exemption } = await client('olivia').requestExemption(ask());
    await client('grace').decideExemption(exemption, {
      decision: 'approve',
      revision: 1,
    });
    const ending = () =>
      notifications.filter(({ payload }) => payload.title.includes(' ends on'));
    await runTask('exemptions');
    expect(ending()).toEqual([]);
    await letPass(knex, exemption, 24);
    await runTask('exemptions');
    await runTask('exemptions');
    expect(ending()).toMatchObject([
      { recipients: { entityRef: 'user:default/olivia' } },
    ]);
  });

  it('set aside the check for all products of a domain', async () => {
    const { client, evaluate } = await start(id);
    const asked = await client('chen').requestExemption(
      ask({ product: undefined, domain: 'domain:default/safety' }),
    );
    await client('grace').decideExemption(asked.id, {
      decision: 'approve',
      revision: 1,
    });
    await evaluate();
    const summary = await client('olivia').getSummary();
    expect(summary.domains).toMatchObject([
      { domain: 'domain:default/flight-operations', exempt: 0 },
      { domain: 'domain:default/safety', exempt: 1 },
    ]);
    const found = await client('olivia').getExemptions({ product: STRIKES });
    expect(found.items.map(item => item.id)).toEqual([asked.id]);
  });

  it('are in force at the times at which they were', async () => {
    const { client, knex } = await start(id);
    const store = new KnexExemptionStore(knex, { mark: async () => {} });
    const { id: exemption } = await client('olivia').requestExemption(ask());
    const inForce = async (time: Date) =>
      (await store.inForce([{ product: FLIGHTS, domains: [] }], time)).length;
    const before = new Date();
    expect(await inForce(before)).toBe(0);
    await client('grace').decideExemption(exemption, {
      decision: 'approve',
      revision: 1,
    });
    const between = new Date();
    expect([await inForce(before), await inForce(between)]).toEqual([0, 1]);
    await new Promise(resolve => setTimeout(resolve, 5));
    await client('grace').revokeExemption(exemption, { revision: 2 });
    expect([
      await inForce(before),
      await inForce(between),
      await inForce(new Date()),
    ]).toEqual([0, 1, 0]);
  });

  it('are listed for those who see the product, filtered in the database', async () => {
    const { client } = await start(id, {
      hidden: { chen: [FLIGHTS], grace: [] },
    });
    const forFlights = await client('olivia').requestExemption(ask());
    const forStrikes = await client('chen').requestExemption(
      ask({ product: STRIKES, checkId: 'support' }),
    );
    const idsOf = async (
      persona: Persona,
      query?: Parameters<ReturnType<typeof client>['getExemptions']>[0],
    ) =>
      (await client(persona).getExemptions(query)).items.map(item => item.id);
    expect(await idsOf('olivia')).toEqual([forStrikes.id, forFlights.id]);
    expect(await idsOf('grace')).toEqual([forStrikes.id, forFlights.id]);
    expect(await idsOf('service')).toEqual([forStrikes.id, forFlights.id]);
    expect(await idsOf('chen')).toEqual([forStrikes.id]);
    await expect(
      client('chen').getExemption(forFlights.id),
    ).rejects.toMatchObject({ statusCode: 404 });

    expect(await idsOf('olivia', { view: 'requested' })).toEqual([
      forFlights.id,
    ]);
    expect(await idsOf('olivia', { view: 'decidable' })).toEqual([]);
    expect(await idsOf('grace', { view: 'decidable' })).toHaveLength(2);
    expect(
      await idsOf('grace', { view: 'decidable', states: ['approved'] }),
    ).toEqual([]);
    expect(await idsOf('service', { view: 'requested' })).toEqual([]);
    expect(await idsOf('olivia', { checkId: 'support' })).toEqual([
      forStrikes.id,
    ]);
    expect(await idsOf('olivia', { domain: 'domain:default/safety' })).toEqual([
      forStrikes.id,
    ]);
    const page = await client('olivia').getExemptions({ limit: 1, offset: 1 });
    expect(page).toMatchObject({ total: 2, items: [{ id: forFlights.id }] });
  });

  it('say when what they are for is gone', async () => {
    const { client, evaluate, show } = await start(id);
    const { id: exemption } = await client('olivia').requestExemption(ask());
    show([aProduct('bird-strikes')]);
    await evaluate();
    expect(await client('grace').getExemption(exemption)).toMatchObject({
      gone: 'scorecard',
      permitted: { decide: false },
    });
  });
});
