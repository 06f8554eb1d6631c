import { TestDatabases } from '@backstage/backend-test-utils';
import { CHEN, GRACE, OLIVIA, OTTO } from '../__testUtils__/mesh';
import { ASK, until } from '../__testUtils__/workflow';
import {
  contract,
  SAFETY,
  setAccess,
  startAskingPortal,
} from '../requests/__testUtils__/askingPortal';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const start = (
  databaseId: Parameters<typeof startAskingPortal>[1],
  options?: Parameters<typeof startAskingPortal>[2],
) => startAskingPortal(databases, databaseId, options);

/** The owners, then the steward of their domain. */
const TWO_STEPS = {
  steps: [
    { title: 'Owner', owner: true },
    { title: 'Domain', steward: true },
  ],
};

it('is tested on both databases', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
  expect(databases.supports('SQLITE_3')).toBe(true);
});

describe.each(databases.eachSupportedId())('deciding, %s', databaseId => {
  it('goes through the steps, gives less at each, and grants what is left', async () => {
    const { portal, platform } = await start(databaseId, {
      access: TWO_STEPS,
    });
    const { request } = await portal.as(CHEN).createRequest(ASK);
    expect(
      request.steps.map(({ title, approvers }) => [title, approvers]),
    ).toEqual([
      ['Owner', ['group:default/flight-operations']],
      ['Domain', ['group:default/data-governance']],
    ]);
    const inbox = async (who: string) =>
      (await portal.as(who).listRequests({ scope: 'inbox' })).items.length;
    expect([await inbox(OLIVIA), await inbox(GRACE)]).toEqual([1, 0]);

    const first = await portal.as(OLIVIA).decide(request.id, {
      verdict: 'approve',
      revision: 1,
      duration: 'P7D',
    });
    expect(first.request).toMatchObject({
      state: 'pending',
      currentStep: 1,
      approvers: ['group:default/data-governance'],
      granted: { duration: 'P7D' },
    });
    expect([await inbox(OLIVIA), await inbox(GRACE)]).toEqual([0, 1]);
    expect(platform.calls).toEqual([]);
    await expect(
      portal.as(OTTO).decide(request.id, { verdict: 'approve', revision: 2 }),
    ).rejects.toMatchObject({ statusCode: 403 });
    await expect(
      portal.as(GRACE).decide(request.id, {
        verdict: 'approve',
        revision: 2,
        duration: 'P8D',
      }),
    ).rejects.toMatchObject({
      statusCode: 400,
      cause: { message: expect.stringContaining('duration') },
    });
    await expect(
      portal.as(GRACE).decide(request.id, {
        verdict: 'approve',
        revision: 2,
        filter: { columns: ['wage'] },
      }),
    ).rejects.toMatchObject({
      statusCode: 400,
      cause: { message: expect.stringContaining("no column 'wage'") },
    });

    await portal.as(GRACE).decide(request.id, {
      verdict: 'approve',
      revision: 2,
      filter: { columns: ['origin'] },
    });
    const active = await until(portal, request.id, 'active');
    const { grant } = active.request;
    expect(grant?.filter).toEqual({ columns: ['origin'] });
    // Said to the engine before it confirms, so a moment less.
    const time =
      Date.parse(grant?.expiresAt ?? '') - Date.parse(grant?.activeSince ?? '');
    expect(time).toBeLessThanOrEqual(7 * 24 * 3600 * 1000);
    expect(time).toBeGreaterThan(7 * 24 * 3600 * 1000 - 60_000);
    expect(active.events.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['request.step-approved', 'request.approved']),
    );
    expect(
      active.events.find(({ type }) => type === 'request.approved')?.details,
    ).toMatchObject({ step: 'Domain', approvedBy: [OLIVIA, GRACE] });
  });

  it('asks, waits for the answer, and then goes on', async () => {
    const { portal } = await start(databaseId);
    const { request } = await portal.as(CHEN).createRequest(ASK);
    const asked = await portal
      .as(OLIVIA)
      .ask(request.id, { text: 'Which study?', revision: 1 });
    expect(asked.request.question).toMatchObject({ by: OLIVIA });
    expect(asked.request.lapsesAt).toBeUndefined();
    await expect(
      portal.as(OLIVIA).answer(request.id, { text: 'That', revision: 2 }),
    ).rejects.toMatchObject({ statusCode: 403 });
    const { allowed } = await portal.as(CHEN).getRequest(request.id);
    expect(allowed.answer).toBe(true);
    const answered = await portal
      .as(CHEN)
      .answer(request.id, { text: 'That of strikes', revision: 2 });
    expect(answered.request.question?.answer?.text).toBe('That of strikes');
    expect(answered.request.lapsesAt).toBeDefined();
    const { request: decided } = await portal
      .as(OLIVIA)
      .decide(request.id, { verdict: 'approve', revision: 3 });
    expect(decided.state).toBe('approved');
    await portal.trigger('outbox');
    expect(portal.notifications.map(({ payload }) => payload.title)).toEqual(
      expect.arrayContaining([
        'A question about your request to read flights / flights 1.0.0',
        'chen has answered about flights / flights 1.0.0',
      ]),
    );
  });

  it('decides many, each on its own', async () => {
    const { portal, knex } = await start(databaseId);
    const chen = portal.as(CHEN);
    const ids = [];
    for (const holder of [CHEN, SAFETY]) {
      for (const port of ['flights', 'other']) {
        const { request } = await chen.createRequest({ ...ASK, port, holder });
        ids.push(request.id);
      }
    }
    const own = await portal.as(OLIVIA).createRequest(ASK);
    const approve = { verdict: 'approve' as const, revision: 1 };
    const { results } = await portal.as(OLIVIA).decideMany([
      { id: ids[0], ...approve },
      { id: ids[1], ...approve, revision: 7 },
      { id: ids[2], verdict: 'deny', revision: 1 },
      { id: ids[3], verdict: 'deny', revision: 1, comment: 'no' },
      { id: own.request.id, ...approve },
      { id: 'none', ...approve },
      { id: ids[0], ...approve },
    ]);
    expect(
      results.map(result =>
        result.decided ? result.state : result.error.name,
      ),
    ).toEqual([
      'approved',
      'ConflictError',
      'InputError',
      'denied',
      'NotAllowedError',
      'NotFoundError',
      'ConflictError',
    ]);
    expect(await knex('access_grants')).toHaveLength(1);
    await until(portal, ids[0], 'active');
  });

  it('makes approvals void when the contract changes, and decides anew', async () => {
    const { portal, entities } = await start(databaseId, {
      access: TWO_STEPS,
    });
    const { request } = await portal.as(CHEN).createRequest(ASK);
    await portal
      .as(OLIVIA)
      .decide(request.id, { verdict: 'approve', revision: 1 });
    entities[1] = contract({ classification: 'restricted' });
    await expect(
      portal.as(GRACE).decide(request.id, { verdict: 'approve', revision: 2 }),
    ).rejects.toMatchObject({
      statusCode: 409,
      cause: {
        message: expect.stringContaining('from confidential to restricted'),
      },
    });
    const voided = await portal.as(CHEN).getRequest(request.id);
    expect(voided.request).toMatchObject({
      state: 'pending',
      currentStep: 0,
      revision: 3,
      approvers: ['group:default/flight-operations'],
    });
    expect(voided.events.at(-1)).toMatchObject({
      type: 'request.voided',
      actor: 'system',
    });
    // The same people may approve what is there now.
    await portal
      .as(OLIVIA)
      .decide(request.id, { verdict: 'approve', revision: 3 });
    const { request: done } = await portal
      .as(GRACE)
      .decide(request.id, { verdict: 'approve', revision: 4 });
    expect(done.state).toBe('approved');
  });

  it('asks for new terms to be accepted before anybody approves', async () => {
    const { portal, entities } = await start(databaseId);
    const { request } = await portal.as(CHEN).createRequest(ASK);
    setAccess(entities, { terms: 'Pass nothing on.' });
    await portal.trigger('standing');
    const asked = await portal.as(CHEN).getRequest(request.id);
    expect(asked.request.question).toMatchObject({ by: 'system' });
    expect(asked.allowed.answer).toBe(true);
    expect(asked.terms?.text).toBe('Pass nothing on.');
    await expect(
      portal.as(OLIVIA).decide(request.id, { verdict: 'approve', revision: 2 }),
    ).rejects.toMatchObject({ statusCode: 409 });
    const accepted = await portal
      .as(CHEN)
      .answer(request.id, { text: 'Accepted', revision: 2 });
    expect(accepted.request.acceptedTerms).toBe(asked.terms?.hash);
    const { request: done } = await portal
      .as(OLIVIA)
      .decide(request.id, { verdict: 'approve', revision: 3 });
    expect(done.state).toBe('approved');
  });

  it('reminds, escalates to the steward, and lapses', async () => {
    const { portal } = await start(databaseId, {
      config: {
        requests: {
          remindAfter: { milliseconds: 1 },
          escalateAfter: { milliseconds: 2 },
          lapseAfter: { milliseconds: 1500 },
        },
      },
    });
    const { request } = await portal.as(CHEN).createRequest(ASK);
    await portal.trigger('end-of-time');
    await portal.trigger('end-of-time');
    const late = await portal.as(GRACE).getRequest(request.id);
    expect(late.request).toMatchObject({
      state: 'pending',
      approvers: [
        'group:default/flight-operations',
        'group:default/data-governance',
      ],
    });
    expect(late.allowed.decide).toBe(true);
    await new Promise(resolve => setTimeout(resolve, 1600));
    await portal.trigger('end-of-time');
    const lapsed = await portal.as(CHEN).getRequest(request.id);
    expect(lapsed.request.state).toBe('lapsed');
    expect(lapsed.events.map(({ type }) => type)).toEqual([
      'request.submitted',
      'request.reminded',
      'request.escalated',
      'request.lapsed',
    ]);
  });
});

describe('whose the data is', () => {
  it('approves at least once, in any of the steps', async () => {
    const { portal, platform } = await start('SQLITE_3', {
      access: TWO_STEPS,
    });
    platform.locationOwners = ['group:default/flight-operations'];
    const { request } = await portal.as(CHEN).createRequest(ASK);
    await portal
      .as(OLIVIA)
      .decide(request.id, { verdict: 'approve', revision: 1 });
    // Grace owns nothing, but Olivia, whose the data is, has approved.
    const { request: done } = await portal
      .as(GRACE)
      .decide(request.id, { verdict: 'approve', revision: 2 });
    expect(done.state).toBe('approved');
  });
});
