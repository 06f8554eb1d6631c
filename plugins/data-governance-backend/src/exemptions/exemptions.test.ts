import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import {
  ExemptionDetail,
  NewExemption,
} from '@meshport/backstage-plugin-data-governance-common';
import { Knex } from 'knex';
import { base } from '../__testUtils__/backend';
import { aProduct } from '../__testUtils__/entities';
import { KnexExemptionStore } from './KnexExemptionStore';
import { FOUNDATIONS, Persona, startMesh } from '../__testUtils__/personas';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const DAY = 24 * 60 * 60 * 1000;
const FLIGHTS = 'dataproduct:default/flights';
const STRIKES = 'dataproduct:default/bird-strikes';
const inDays = (days: number) =>
  new Date(Date.now() + days * DAY).toISOString();

const ask = (overrides: Partial<NewExemption> = {}): NewExemption => ({
  scorecard: FOUNDATIONS,
  checkId: 'purpose',
  product: FLIGHTS,
  reason: 'The purpose is written in spring',
  ticket: 'FLT-12',
  endsAt: inDays(30),
  ...overrides,
});

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

describe('who may do what with exemptions', () => {
  async function startWithOne(
    options?: Omit<Parameters<typeof startMesh>[0], 'knex'>,
  ) {
    const mesh = await start('SQLITE_3', options);
    const asked = await mesh.client('olivia').requestExemption(ask());
    return { ...mesh, asked };
  }

  it.each<[string, Persona, Partial<NewExemption>, number]>([
    ['the owner of the product', 'olivia', { checkId: 'support' }, 201],
    ['somebody else', 'chen', {}, 403],
    ['the owner of the rule', 'grace', {}, 403],
    ['a service', 'service', {}, 403],
    [
      'somebody for a product they do not see',
      'both',
      { product: 'dataproduct:default/secret' },
      404,
    ],
    [
      'the owner of the domain',
      'chen',
      {
        product: undefined,
        domain: 'domain:default/safety',
      },
      201,
    ],
  ])('%s asks', async (_, persona, overrides, status) => {
    const { agent } = await startWithOne();
    const answer = await agent(persona)
      .post(`${base}/exemptions`)
      .send(ask(overrides));
    expect(answer.status).toBe(status);
  });

  it.each<[string, Persona, number, RegExp | undefined]>([
    ['the owner of the rule', 'grace', 200, undefined],
    ['another owner of the rule', 'both', 200, undefined],
    ['who asked', 'olivia', 403, /Nobody decides/],
    ['somebody else', 'chen', 403, /Only owners/],
    ['a service', 'service', 403, undefined],
  ])('%s decides', async (_, persona, status, message) => {
    const { agent, asked } = await startWithOne();
    const answer = await agent(persona)
      .post(`${base}/exemptions/${asked.id}/decision`)
      .send({ decision: 'approve', revision: 1 });
    expect(answer.status).toBe(status);
    if (message) {
      expect(answer.body.error.message).toMatch(message);
    }
  });

  it('nobody decides on their own, also as owner of product and rule', async () => {
    const { client } = await start('SQLITE_3');
    const { id, permitted } = await client('both').requestExemption(ask());
    expect(permitted).toEqual({ decide: false, revoke: true });
    await expect(
      client('both').decideExemption(id, { decision: 'approve', revision: 1 }),
    ).rejects.toMatchObject({ statusCode: 403 });
    expect(await client('both').getExemptions({ view: 'decidable' })).toEqual({
      items: [],
      total: 0,
    });
  });

  it.each<[string, Persona, number]>([
    ['who asked', 'olivia', 200],
    ['somebody else', 'chen', 403],
    ['the owner of the rule, while it is pending,', 'grace', 403],
  ])('%s withdraws', async (_, persona, status) => {
    const { agent, asked } = await startWithOne();
    const answer = await agent(persona)
      .post(`${base}/exemptions/${asked.id}/revocation`)
      .send({ revision: 1 });
    expect(answer.status).toBe(status);
  });

  it('the owner of the rule ends one that is in force, and who asked hears of it', async () => {
    const { client, asked, notifications } = await startWithOne();
    await client('grace').decideExemption(asked.id, {
      decision: 'approve',
      revision: 1,
    });
    const ended: ExemptionDetail = await client('grace').revokeExemption(
      asked.id,
      { comment: 'The rule is the law', revision: 2 },
    );
    expect(ended.state).toBe('revoked');
    expect(notifications[2]).toMatchObject({
      recipients: { entityRef: 'user:default/olivia' },
      payload: { description: 'The rule is the law' },
    });
  });

  it.each<[string, Persona, 'get' | 'post', string, object | undefined]>([
    ['data-governance.scorecard.read', 'olivia', 'get', '', undefined],
    ['data-governance.scorecard.read', 'olivia', 'get', '/ID', undefined],
    ['data-governance.exemption.create', 'olivia', 'post', '', ask()],
    [
      'data-governance.exemption.decide',
      'grace',
      'post',
      '/ID/decision',
      { decision: 'approve', revision: 1 },
    ],
    [
      'data-governance.scorecard.read',
      'olivia',
      'post',
      '/ID/revocation',
      { revision: 1 },
    ],
  ])('needs %s', async (permission, persona, method, path, body) => {
    const { knex, asked } = await startWithOne();
    const { agent } = await startMesh({
      knex,
      denied: { [persona]: [permission] },
    });
    const sent = agent(persona)[method](
      `${base}/exemptions${path.replace('ID', asked.id)}`,
    );
    const answer = await (body ? sent.send(body) : sent);
    expect(answer.status).toBe(403);
    expect(answer.body.error.message).toContain(permission);
  });

  it('is recorded, refusals too', async () => {
    const { agent, asked, auditor, event } = await startWithOne();
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'exemption-request',
        meta: expect.objectContaining({ checkId: 'purpose', product: FLIGHTS }),
      }),
    );
    expect(event.success).toHaveBeenCalledWith({
      meta: { exemption: asked.id },
    });
    await agent('chen')
      .post(`${base}/exemptions/${asked.id}/decision`)
      .send({ decision: 'approve', revision: 1 });
    expect(auditor.createEvent).toHaveBeenLastCalledWith(
      expect.objectContaining({
        eventId: 'exemption-decide',
        severityLevel: 'high',
        meta: { actionType: 'approve', exemption: asked.id, revision: 1 },
      }),
    );
    expect(event.fail).toHaveBeenCalledTimes(1);
  });

  it.each<[string, object, RegExp]>([
    [
      'several fields at fault',
      { scorecard: FOUNDATIONS, reason: 'short', days: 3 },
      /checkId is missing.*|reason must NOT have fewer|days is not a known field/,
    ],
    ['no subject', ask({ product: undefined }), /product: name either/],
    [
      'two subjects',
      ask({ domain: 'domain:default/safety' }),
      /product: name either/,
    ],
    [
      'an end in the past',
      ask({ endsAt: inDays(-1) }),
      /endsAt: .*not in the future/,
    ],
    ['an end in two years', ask({ endsAt: inDays(730) }), /endsAt: .*longest/],
    [
      'an unknown scorecard',
      ask({ scorecard: 'nothing' }),
      /scorecard: there is no scorecard:default\/nothing/,
    ],
    [
      'an unknown check',
      ask({ checkId: 'nothing' }),
      /checkId: .*no check 'nothing'/,
    ],
    ['a draft', ask({ checkId: 'secret' }), /checkId: .*no check 'secret'/],
    [
      'a check that does not apply',
      ask({ checkId: 'typed' }),
      /checkId: check 'typed' does not apply/,
    ],
    ['no timestamp', ask({ endsAt: 'tomorrow' }), /request\/body\/endsAt/],
  ])('refuses %s', async (_, body, message) => {
    const { agent } = await start('SQLITE_3');
    const answer = await agent('olivia').post(`${base}/exemptions`).send(body);
    expect(answer.body.error?.message).toMatch(message);
    expect(answer.status).toBe(400);
  });

  it('bounds the end as configured', async () => {
    const { agent } = await start('SQLITE_3', {
      config: { dataGovernance: { exemptions: { longest: '7 days' } } },
    });
    const send = (days: number) =>
      agent('olivia')
        .post(`${base}/exemptions`)
        .send(ask({ endsAt: inDays(days) }));
    expect((await send(8)).status).toBe(400);
    expect((await send(6)).status).toBe(201);
  });

  it('does not decide on what changed since it was seen', async () => {
    const { agent, asked } = await startWithOne();
    const answer = await agent('grace')
      .post(`${base}/exemptions/${asked.id}/decision`)
      .send({ decision: 'approve', revision: 2 });
    expect(answer.status).toBe(409);
    const rejected = await agent('grace')
      .post(`${base}/exemptions/${asked.id}/decision`)
      .send({ decision: 'reject', revision: 1 });
    expect(rejected.status).toBe(400);
    expect(rejected.body.error.message).toContain('comment');
  });
});
