import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { verifyChain } from '@meshport/backstage-plugin-data-access-node';
import { readHead, readLog } from './database/eventLog';
import { CHEN, OLIVIA, OTTO } from './__testUtils__/mesh';
import { setupPortal } from './__testUtils__/setup';
import { ASK, granted, until } from './__testUtils__/workflow';

jest.setTimeout(60_000);

describe('the data access plugin', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it('is tested on both databases', () => {
    expect(databases.supports('POSTGRES_18')).toBe(true);
    expect(databases.supports('SQLITE_3')).toBe(true);
  });

  const setup = (
    databaseId: TestDatabaseId,
    options?: Parameters<typeof setupPortal>[2],
  ) => setupPortal(databases, databaseId, options);

  describe.each(databases.eachSupportedId())('%s', databaseId => {
    it('goes from a request to a right and back', async () => {
      const { knex, platform, portal, chen, olivia } = await setup(databaseId);

      const asked = await chen.createRequest({
        ...ASK,
        comment: 'for a study',
      });
      expect(asked.request).toMatchObject({
        state: 'pending',
        requester: CHEN,
        approvers: ['group:default/flight-operations'],
        comment: 'for a study',
        revision: 1,
      });
      expect(asked.allowed).toEqual({
        decide: false,
        answer: false,
        cancel: true,
        revoke: false,
        giveBack: false,
        renew: false,
        handOver: false,
        retry: false,
        erase: false,
      });
      const { id } = asked.request;

      const inbox = await olivia.listRequests({ scope: 'inbox' });
      expect(inbox.items.map(item => item.id)).toEqual([id]);
      expect((await olivia.getRequest(id)).allowed.decide).toBe(true);
      expect(platform.calls).toEqual([]);

      await olivia.decide(id, {
        verdict: 'approve',
        comment: 'fine',
        revision: 1,
      });
      const active = await until(portal, id, 'active');
      expect(platform.canRead('chen', 'flights')).toBe(true);
      expect(active.request).toMatchObject({
        state: 'approved',
        decision: { by: OLIVIA, comment: 'fine' },
        grant: {
          state: 'active',
          holder: CHEN,
          principal: 'chen',
          platform: 'warehouse',
          evidence: { state: 'present', summary: 'chen can read' },
        },
      });
      const { activeSince, expiresAt } = active.request.grant!;
      // The end was fixed before the engine was asked, so that it knows it.
      const days =
        (Date.parse(expiresAt!) - Date.parse(activeSince!)) / 86_400_000;
      expect(days).toBeLessThanOrEqual(30);
      expect(days).toBeCloseTo(30, 3);
      expect(platform.calls).toEqual([
        { call: 'grant', principal: 'chen', until: expiresAt },
      ]);
      expect(active.connection).toMatchObject({
        statement: 'select * from flights.flights',
      });
      expect((await olivia.getRequest(id)).connection).toBeUndefined();

      await olivia.revoke(id, {
        comment: 'the study is over',
        revision: active.request.grant!.revision,
      });
      const ended = await until(portal, id, 'revoked');
      expect(platform.canRead('chen', 'flights')).toBe(false);
      expect(ended.request.grant).toMatchObject({
        endReason: 'revoked',
        evidence: { state: 'absent' },
        endedAt: expect.any(String),
      });
      expect(ended.connection).toBeUndefined();
      expect(
        ended.events.map(({ type, actor, toState }) => [type, actor, toState]),
      ).toEqual([
        ['request.submitted', CHEN, 'pending'],
        ['request.approved', OLIVIA, 'approved'],
        ['grant.requested', OLIVIA, 'granting'],
        ['grant.activated', 'system', 'active'],
        ['grant.ending', OLIVIA, 'revoking'],
        ['grant.ended', 'system', 'revoked'],
      ]);

      expect(
        portal.notifications.map(({ recipients, payload }) => [
          'entityRef' in recipients && recipients.entityRef,
          payload.title,
          payload.link,
          payload.scope,
        ]),
      ).toEqual(
        [
          [
            ['group:default/flight-operations'],
            'chen asks to read flights / flights 1.0.0',
          ],
          [[CHEN], 'Your request to read flights / flights 1.0.0 was approved'],
          [[CHEN], 'You can read flights / flights 1.0.0 now'],
          [[CHEN], 'Your access to flights / flights 1.0.0 has ended'],
        ].map(line => [
          ...line,
          `/data-access/requests/${id}`,
          `data-access:${id}`,
        ]),
      );
      expect(portal.notifications.at(-1)!.payload.description).toBe(
        'olivia revoked it: the study is over.',
      );
      expect(portal.signals).toContainEqual({
        recipients: {
          type: 'user',
          entityRef: [CHEN, 'group:default/flight-operations'],
        },
        channel: 'data-access:requests',
        message: { requestId: id },
      });
      expect(portal.audit.map(event => [event.eventId, event.outcome])).toEqual(
        [
          ['request-submit', 'succeeded'],
          ['request-decide', 'succeeded'],
          ['grant-end', 'succeeded'],
        ],
      );

      const log = await readLog(knex, 0, 100);
      const head = await readHead(knex, { lock: false });
      expect(verifyChain(log, { head })).toMatchObject({ intact: true, head });
      await expect(
        knex('access_events').where({ sequence: 2 }).update({ actor: CHEN }),
      ).rejects.toThrow('access_events is append-only');
      await expect(knex('access_events').delete()).rejects.toThrow(
        'access_events is append-only',
      );

      // Ended means closed: the same can be asked for again.
      await expect(chen.createRequest(ASK)).resolves.toMatchObject({
        request: { state: 'pending' },
      });
    });

    it('never lets the requester decide, nor anyone who is no approver', async () => {
      const { portal, olivia, grace, platform } = await setup(databaseId);
      const { request } = await olivia.createRequest(ASK);
      const approve = { verdict: 'approve' as const, revision: 1 };

      await expect(olivia.decide(request.id, approve)).rejects.toMatchObject({
        statusCode: 403,
      });
      await expect(
        olivia.decide(request.id, {
          ...approve,
          verdict: 'deny',
          comment: 'x',
        }),
      ).rejects.toMatchObject({ statusCode: 403 });
      await expect(grace.decide(request.id, approve)).rejects.toMatchObject({
        statusCode: 403,
        cause: { message: expect.stringContaining('flight-operations') },
      });
      expect((await olivia.listRequests({ scope: 'inbox' })).items).toEqual([]);
      expect(platform.calls).toEqual([]);

      // Another member of the owning group can.
      const otto = portal.as(OTTO);
      expect((await otto.listRequests({ scope: 'inbox' })).items).toHaveLength(
        1,
      );
      await expect(otto.decide(request.id, approve)).resolves.toMatchObject({
        request: { state: 'approved' },
      });
    });

    it('lets exactly one of two approvers win who press at once', async () => {
      const { portal, chen, olivia, knex, platform } = await setup(databaseId);
      const { request } = await chen.createRequest(ASK);
      const results = await Promise.allSettled([
        olivia.decide(request.id, { verdict: 'approve', revision: 1 }),
        portal
          .as(OTTO)
          .decide(request.id, { verdict: 'deny', comment: 'no', revision: 1 }),
        portal.as(OTTO).decide(request.id, { verdict: 'approve', revision: 1 }),
      ]);
      expect(
        results
          .map(result =>
            result.status === 'fulfilled' ? 200 : result.reason.statusCode,
          )
          .sort(),
      ).toEqual([200, 409, 409]);
      const { events } = await chen.getRequest(request.id);
      expect(
        events.filter(event => /approved|denied/.test(event.type)),
      ).toHaveLength(1);
      const grants = await knex('access_grants');
      expect(grants.length).toBeLessThanOrEqual(1);
      await portal.trigger('outbox');
      expect(platform.canRead('chen', 'flights')).toBe(grants.length === 1);
    });

    it('ends a grant when its time is over, by the clock of the database', async () => {
      const { portal, platform } = await setup(databaseId);
      const { request } = await granted(portal, { duration: 'PT0.3S' });
      await portal.trigger('end-of-time');
      await new Promise(resolve => setTimeout(resolve, 350));
      await portal.trigger('end-of-time');
      const ended = await until(portal, request.id, 'expired');
      expect(ended.request.grant!.endReason).toBe('expired');
      expect(ended.events.at(-2)).toMatchObject({
        type: 'grant.ending',
        actor: 'system',
      });
      expect(platform.canRead('chen', 'flights')).toBe(false);
    });

    it('lets a request lapse that nobody decides', async () => {
      const { portal, chen } = await setup(databaseId, {
        config: { requests: { lapseAfter: { milliseconds: 50 } } },
      });
      const { request } = await chen.createRequest(ASK);
      await new Promise(resolve => setTimeout(resolve, 60));
      await portal.trigger('end-of-time');
      await portal.trigger('outbox');
      expect((await chen.getRequest(request.id)).request.state).toBe('lapsed');
      expect(portal.notifications.at(-1)!.payload.title).toContain(
        'has lapsed',
      );
    });

    it('takes one open request for a port and a person, whatever the timing', async () => {
      const { chen, olivia } = await setup(databaseId);
      const results = await Promise.allSettled(
        [1, 2, 3].map(() => chen.createRequest(ASK)),
      );
      const made = results.filter(result => result.status === 'fulfilled');
      expect(made).toHaveLength(1);
      const { id } = made[0].value.request;
      await expect(chen.createRequest(ASK)).rejects.toMatchObject({
        statusCode: 409,
        cause: { message: expect.stringContaining(id) },
      });
      expect((await chen.getOffer(ASK)).existing).toEqual({ requestId: id });
      expect((await olivia.getOffer(ASK)).existing).toBeUndefined();

      await chen.cancel(id, { revision: 1 });
      await expect(
        olivia.decide(id, { verdict: 'approve', revision: 2 }),
      ).rejects.toMatchObject({ statusCode: 409 });
      await expect(chen.createRequest(ASK)).resolves.toBeDefined();
    });
  });
});
