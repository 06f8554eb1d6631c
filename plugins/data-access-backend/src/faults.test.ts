import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { platformsOf } from './__testUtils__/FakeDataPlatform';
import {
  flights,
  FLIGHTS_PORT,
  mesh,
  OLIVIA,
  OTTO,
  user,
} from './__testUtils__/mesh';
import { setupPortal } from './__testUtils__/setup';
import { startPortal } from './__testUtils__/startPortal';
import { ASK, granted, until } from './__testUtils__/workflow';

jest.setTimeout(60_000);

describe('a grant and its engine', () => {
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
    it('keeps a grant that the engine cannot take until it can', async () => {
      const { portal, platform, chen, olivia } = await setup(databaseId);
      platform.fault = new ServiceUnavailableError('warehouse is down');
      const { request } = await chen.createRequest(ASK);
      await olivia.decide(request.id, { verdict: 'approve', revision: 1 });

      const failed = await until(portal, request.id, 'grant_failed');
      const { failure } = failed.request.grant!;
      expect(failure!.message).toBe('warehouse is down');
      expect(failure!.attempts).toBeGreaterThanOrEqual(3);
      expect(failed.request.grant!.activeSince).toBeUndefined();
      expect(failed.allowed.retry).toBe(true);
      expect(portal.notifications).toContainEqual(
        expect.objectContaining({
          recipients: expect.objectContaining({
            entityRef: [
              'group:default/flight-operations',
              'group:default/platform-engineering',
            ],
          }),
          payload: expect.objectContaining({
            severity: 'high',
            description:
              'warehouse is down. Nobody was told that they can read. It is tried again by itself; on the page you can try at once, or end it.',
          }),
        }),
      );

      platform.fault = undefined;
      const active = await until(portal, request.id, 'active');
      expect(active.request.grant!.failure).toBeUndefined();
      expect(platform.canRead('chen', 'flights')).toBe(true);

      platform.fault = new ServiceUnavailableError('warehouse is down');
      await chen.giveBack(request.id, {
        revision: active.request.grant!.revision,
      });
      const stuck = await until(portal, request.id, 'revoke_failed');
      expect(stuck.request.grant!.endedAt).toBeUndefined();
      platform.fault = undefined;
      await olivia.retry(request.id);
      const ended = await until(portal, request.id, 'revoked');
      expect(ended.request.grant).toMatchObject({ endReason: 'given-back' });
      expect(platform.canRead('chen', 'flights')).toBe(false);
    });

    it('never says ended while the engine still lets them read', async () => {
      const { portal, platform, chen } = await setup(databaseId);
      const { request } = await granted(portal);
      platform.otherPath = true;
      await chen.giveBack(request.id, { revision: request.grant!.revision });
      const stuck = await until(portal, request.id, 'revoke_failed');
      expect(stuck.request.grant).toMatchObject({
        evidence: { state: 'differs' },
        failure: { message: 'chen can read by another path' },
      });
      platform.otherPath = false;
      await until(portal, request.id, 'revoked');
    });

    it('tells people at once of what time will not mend', async () => {
      const { portal, platform, chen, olivia } = await setup(databaseId);
      platform.fault = new NotFoundError('role chen does not exist');
      const { request } = await chen.createRequest(ASK);
      await olivia.decide(request.id, { verdict: 'approve', revision: 1 });
      const failed = await until(portal, request.id, 'grant_failed');
      expect(failed.request.grant!.failure!.message).toBe(
        'role chen does not exist',
      );
      expect(
        failed.events.filter(event => event.type === 'grant.failed'),
      ).toHaveLength(1);
    });

    it('notices when the engine no longer agrees, and mends it when asked', async () => {
      const { portal, platform, olivia } = await setup(databaseId);
      const { request } = await granted(portal);
      await portal.trigger('drift-check');
      await until(portal, request.id, 'active');

      platform.dropMemberships();
      await portal.trigger('drift-check');
      const drifted = await until(portal, request.id, 'drifted');
      expect(drifted.request.grant!.evidence!.state).toBe('absent');
      expect(drifted.allowed.retry).toBe(true);
      expect(platform.canRead('chen', 'flights')).toBe(false);

      await olivia.retry(request.id);
      const again = await until(portal, request.id, 'active');
      expect(platform.canRead('chen', 'flights')).toBe(true);
      expect(again.request.grant).toMatchObject({
        activeSince: request.grant!.activeSince,
        expiresAt: request.grant!.expiresAt,
      });
    });

    it('does not cut a right that another grant still needs', async () => {
      const next = { ...FLIGHTS_PORT, version: '1.1.0' };
      const { portal, platform, chen } = await setup(databaseId, {
        entities: mesh(flights({ ports: [FLIGHTS_PORT, next] })),
      });
      const first = await granted(portal);
      const second = await granted(portal, { version: '1.1.0' });

      await chen.giveBack(first.request.id, {
        revision: first.request.grant!.revision,
      });
      const ended = await until(portal, first.request.id, 'revoked');
      expect(platform.canRead('chen', 'flights')).toBe(true);
      expect(ended.request.grant!.evidence).toMatchObject({
        state: 'present',
        summary: expect.stringContaining(second.request.id),
      });

      await chen.giveBack(second.request.id, {
        revision: second.request.grant!.revision,
      });
      await until(portal, second.request.id, 'revoked');
      expect(platform.canRead('chen', 'flights')).toBe(false);
    });

    it('ends what is revoked in the middle of being granted', async () => {
      const { portal, platform, chen, olivia } = await setup(databaseId);
      const { request } = await chen.createRequest(ASK);
      platform.duringChange = async () => {
        platform.duringChange = undefined;
        await olivia.revoke(request.id, { comment: 'a mistake', revision: 1 });
      };
      await olivia.decide(request.id, { verdict: 'approve', revision: 1 });
      const ended = await until(portal, request.id, 'revoked');
      expect(platform.canRead('chen', 'flights')).toBe(false);
      expect(ended.events.map(event => event.type)).not.toContain(
        'grant.activated',
      );
      expect(platform.calls.map(({ call }) => call)).toEqual([
        'grant',
        'revoke',
      ]);
    });

    it('looks again before it grants what was approved', async () => {
      const { portal, platform, chen, olivia } = await setup(databaseId);
      platform.fault = new ServiceUnavailableError('warehouse is down');
      const { request } = await chen.createRequest(ASK);
      await olivia.decide(request.id, { verdict: 'approve', revision: 1 });
      await until(portal, request.id, 'grant_failed');

      const { entities } = portal;
      entities.splice(
        0,
        entities.length,
        ...mesh(flights({ lifecycle: 'retired' })),
      );
      platform.fault = undefined;
      await olivia.retry(request.id);
      const failed = await until(portal, request.id, 'grant_failed');
      expect(failed.request.grant!.failure!.message).toContain('retired');

      entities.splice(0, entities.length, flights(), user('chen', 'someone'));
      await olivia.retry(request.id);
      const moved = await until(portal, request.id, 'grant_failed');
      expect(moved.request.grant!.failure!.message).toContain("'someone'");
      expect(platform.canRead('chen', 'flights')).toBe(false);
      expect(platform.canRead('someone', 'flights')).toBe(false);
    });

    it('grants nothing that has come to belong to somebody else', async () => {
      const { portal, platform, chen, olivia } = await setup(databaseId);
      platform.locationOwners = ['group:default/flight-operations'];
      platform.fault = new ServiceUnavailableError('warehouse is down');
      const { request } = await chen.createRequest(ASK);
      await olivia.decide(request.id, { verdict: 'approve', revision: 1 });
      await until(portal, request.id, 'grant_failed');

      platform.locationOwners = ['group:default/safety'];
      platform.fault = undefined;
      platform.calls.length = 0;
      await olivia.retry(request.id);
      const failed = await until(portal, request.id, 'grant_failed');
      expect(failed.request.grant!.failure!.message).toContain(
        'belongs to group:default/safety; a product of group:default/flight-operations may not offer it',
      );
      expect(platform.calls).toEqual([]);
      expect(platform.canRead('chen', 'flights')).toBe(false);
    });

    it('does the work of several replicas once', async () => {
      const { knex, portal, platform, chen, olivia } = await setup(databaseId);
      const replica = await startPortal({
        knex,
        platforms: platformsOf(platform),
      });
      const ports = ['one', 'two', 'three', 'four'];
      const products = mesh(
        flights({ ports: ports.map(name => ({ ...FLIGHTS_PORT, name })) }),
      );
      for (const { entities } of [portal, replica]) {
        entities.splice(0, entities.length, ...products);
      }
      const asked = await Promise.all(
        ports.map(port => chen.createRequest({ ...ASK, port })),
      );
      await Promise.all([
        ...asked.map(({ request: { id } }, i) =>
          (i % 2 ? olivia : replica.as(OLIVIA)).decide(id, {
            verdict: 'approve',
            revision: 1,
          }),
        ),
        replica.trigger('outbox'),
        portal.trigger('outbox'),
      ]);
      for (const { request } of asked) {
        await until(portal, request.id, 'active');
      }
      expect(platform.calls.map(({ call }) => call)).toEqual(
        ports.map(() => 'grant'),
      );
      const sent = [...portal.notifications, ...replica.notifications];
      const active = sent.filter(({ payload }) =>
        payload.title.startsWith('You can read'),
      );
      expect(active).toHaveLength(ports.length);
    });

    it('takes many rights at once, and one that fails keeps none of them', async () => {
      const { portal, platform, chen, olivia } = await setup(databaseId);
      platform.fault = new ServiceUnavailableError('warehouse is down');
      const ports = ['one', 'two', 'three'];
      portal.entities.splice(
        0,
        portal.entities.length,
        ...mesh(
          flights({ ports: ports.map(name => ({ ...FLIGHTS_PORT, name })) }),
        ),
      );
      const asked = [
        ...(await Promise.all(
          ports.map(port => chen.createRequest({ ...ASK, port })),
        )),
        await portal.as(OTTO).createRequest({ ...ASK, port: 'one' }),
      ];
      await olivia.decideMany(
        asked.map(({ request: { id, revision } }) => ({
          id,
          revision,
          verdict: 'approve' as const,
        })),
      );
      for (const { request } of asked) {
        await until(portal, request.id, 'grant_failed', OLIVIA);
      }

      platform.fault = undefined;
      platform.faultsOf.set('otto', new NotFoundError('no role otto'));
      const [ofOtto, ...ofChen] = asked.reverse();
      for (const { request } of ofChen) {
        await until(portal, request.id, 'active');
      }
      const failed = await until(
        portal,
        ofOtto.request.id,
        'grant_failed',
        OLIVIA,
      );
      expect(failed.request.grant!.failure!.message).toBe('no role otto');
      expect(ports.every(port => platform.canRead('chen', port))).toBe(true);
      expect(platform.canRead('otto', 'one')).toBe(false);
    });

    it('sends a notification later that could not be sent', async () => {
      const { portal, chen } = await setup(databaseId);
      portal.faults.notifications = new Error('no mail today');
      await chen.createRequest(ASK);
      await portal.trigger('outbox');
      expect(portal.notifications).toEqual([]);
      portal.faults.notifications = undefined;
      for (let i = 0; i < 100 && portal.notifications.length === 0; i++) {
        await new Promise(resolve => setTimeout(resolve, 20));
        await portal.trigger('outbox');
      }
      expect(portal.notifications).toHaveLength(1);
    });
  });
});
