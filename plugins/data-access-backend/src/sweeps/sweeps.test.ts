import { TestDatabases } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { CHEN, flights, FLIGHTS_PORT, mesh } from '../__testUtils__/mesh';
import { setupPortal } from '../__testUtils__/setup';
import { Portal } from '../__testUtils__/startPortal';
import { ASK, approve, granted, until } from '../__testUtils__/workflow';

jest.setTimeout(60_000);

const DAY = 86_400_000;

describe('rights that end without anyone asking', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it('is tested on both databases', () => {
    expect(databases.supports('POSTGRES_18')).toBe(true);
    expect(databases.supports('SQLITE_3')).toBe(true);
  });

  describe.each(databases.eachSupportedId())('%s', databaseId => {
    const setup = (config = {}) =>
      setupPortal(databases, databaseId, { config });

    const become = (portal: Portal, ...entities: ReturnType<typeof mesh>) =>
      portal.entities.splice(0, portal.entities.length, ...entities);

    const grantOf = async (portal: Portal, id: string) =>
      (await portal.as(CHEN).getRequest(id)).request.grant!;

    it('end in one batch when their time is over', async () => {
      const ports = ['a', 'b', 'c', 'd', 'e'];
      const { portal, platform, chen } = await setup();
      become(
        portal,
        ...mesh(
          flights({ ports: ports.map(name => ({ ...FLIGHTS_PORT, name })) }),
        ),
      );
      const asked = await Promise.all(
        ports.map(port =>
          chen.createRequest({ ...ASK, port, duration: 'PT1S' }),
        ),
      );
      for (const one of asked) {
        await approve(portal, one);
      }
      for (const { request } of asked) {
        await until(portal, request.id, 'active');
      }
      await new Promise(resolve => setTimeout(resolve, 1000));
      expect(ports.some(port => platform.canRead('chen', port))).toBe(false);
      platform.batches.length = 0;
      await portal.trigger('end-of-time');
      for (const { request } of asked) {
        await until(portal, request.id, 'expired');
      }
      expect(platform.batches).toEqual([5]);
      expect(ports.flatMap(port => platform.rightsOf('chen', port))).toEqual(
        [],
      );
    });

    it('are announced once before they do', async () => {
      const { knex, portal, chen } = await setup({
        expiringSoon: { days: 20 },
      });
      const titles = () =>
        portal.notifications
          .map(({ payload }) => payload.title)
          .filter(title => title.endsWith('ends soon'));
      const { request } = await granted(portal);
      await portal.trigger('end-of-time');
      await portal.trigger('outbox');
      expect(titles()).toEqual([]);

      // As if sixteen days were over.
      const { activeSince, expiresAt } = request.grant!;
      await knex('access_grants').update({
        active_since: new Date(Date.parse(activeSince!) - 16 * DAY),
        expires_at: new Date(Date.parse(expiresAt!) - 16 * DAY),
      });
      await portal.trigger('end-of-time');
      await portal.trigger('end-of-time');
      await portal.trigger('outbox');
      expect(titles()).toEqual(['Access to flights / flights 1.0.0 ends soon']);
      expect(portal.notifications.map(({ payload }) => payload.link)).toContain(
        `/data-access/requests/${request.id}#renew`,
      );
      expect((await chen.getRequest(request.id)).request.grant!.revision).toBe(
        request.grant!.revision,
      );
    });

    it('are announced after half of their time when that is short', async () => {
      const { knex, portal } = await setup();
      const soon = () =>
        portal.notifications.filter(({ payload }) =>
          payload.title.endsWith('ends soon'),
        );
      const { request } = await granted(portal, { duration: 'P6D' });
      const { activeSince, expiresAt } = request.grant!;
      const daysOver = async (days: number) => {
        await knex('access_grants').update({
          active_since: new Date(Date.parse(activeSince!) - days * DAY),
          expires_at: new Date(Date.parse(expiresAt!) - days * DAY),
        });
        await portal.trigger('end-of-time');
        await portal.trigger('outbox');
      };
      await daysOver(2);
      expect(soon()).toEqual([]);
      await daysOver(4);
      expect(soon()).toHaveLength(1);
    });

    it('end at once with a product that is retired, and nothing is left in the engine', async () => {
      const { portal, platform } = await setup({
        grace: { retired: { seconds: 0 } },
      });
      const { request } = await granted(portal);
      await portal.trigger('standing');
      expect((await grantOf(portal, request.id)).state).toBe('active');
      await portal.trigger('drift-check');
      expect(platform.retired).toEqual([]);

      become(portal, ...mesh(flights({ lifecycle: 'retired' })));
      await portal.trigger('standing');
      const ended = await until(portal, request.id, 'revoked');
      expect(ended.request.grant).toMatchObject({ endReason: 'retired' });
      expect(platform.canRead('chen', 'flights')).toBe(false);

      await portal.trigger('drift-check');
      expect(platform.retired).toMatchObject([
        { product: ASK.product, port: 'flights' },
      ]);
      await portal.trigger('drift-check');
      expect(platform.retired).toHaveLength(1);
    });

    it('are warned first when the holder is gone, and stay when they are back', async () => {
      const { portal, platform } = await setup();
      const { request } = await granted(portal);
      const without = mesh().filter(one => one.metadata.name !== 'chen');
      become(portal, ...without);
      await portal.trigger('standing');
      await portal.trigger('standing');
      const warned = await grantOf(portal, request.id);
      expect(warned).toMatchObject({
        state: 'active',
        warning: {
          reason: 'departed',
          message: expect.stringContaining(CHEN),
        },
      });
      expect(
        Date.parse(warned.warning!.endsAt) - Date.parse(warned.warning!.since),
      ).toBe(3_600_000);
      await portal.trigger('outbox');
      const titles = portal.notifications.map(({ payload }) => payload.title);
      expect(
        titles.filter(title => title.endsWith('flights 1.0.0 will end')),
      ).toHaveLength(1);

      become(portal, ...mesh());
      await portal.trigger('standing');
      expect((await grantOf(portal, request.id)).warning).toBeUndefined();
      expect(platform.canRead('chen', 'flights')).toBe(true);
    });

    it('end when the holder has left for good', async () => {
      const { portal, platform } = await setup({
        grace: { departed: { seconds: 0 } },
      });
      const { request } = await granted(portal);
      become(portal, ...mesh().filter(one => one.metadata.name !== 'chen'));
      await portal.trigger('standing');
      const ended = await until(portal, request.id, 'revoked');
      expect(ended.request.grant).toMatchObject({ endReason: 'departed' });
      expect(platform.canRead('chen', 'flights')).toBe(false);
    });

    it('end after a grace when a rule no longer allows them', async () => {
      const { portal, platform } = await setup();
      const { request } = await granted(portal);
      become(portal, ...mesh(closed()));
      await portal.trigger('standing');
      const warned = await grantOf(portal, request.id);
      expect(warned).toMatchObject({
        state: 'active',
        warning: {
          reason: 'policy',
          message: expect.stringContaining('The data is closed'),
        },
      });
      expect(
        Date.parse(warned.warning!.endsAt) - Date.parse(warned.warning!.since),
      ).toBe(7 * DAY);
      expect(platform.canRead('chen', 'flights')).toBe(true);
    });

    it('are not begun when a rule has come to refuse them', async () => {
      const { portal, platform, chen, olivia } = await setup();
      platform.fault = new ServiceUnavailableError('warehouse is down');
      const { request } = await chen.createRequest(ASK);
      await olivia.decide(request.id, {
        verdict: 'approve',
        revision: request.revision,
      });
      await until(portal, request.id, 'grant_failed');
      platform.calls.length = 0;

      become(portal, ...mesh(closed()));
      platform.fault = undefined;
      const ended = await until(portal, request.id, 'revoked');
      expect(ended.request.grant).toMatchObject({ endReason: 'policy' });
      expect(ended.events).toContainEqual(
        expect.objectContaining({
          type: 'grant.ending',
          comment: expect.stringContaining('The data is closed'),
        }),
      );
      expect(platform.calls.map(({ call }) => call)).not.toContain('grant');
    });
  });
});

/** The flights, with a rule that refuses everyone. */
function closed() {
  const rule = {
    id: 'closed',
    title: 'Not for anyone',
    when: 'request.purpose != ""',
    effect: 'deny' as const,
    reason: 'The data is closed',
  };
  return flights({ ports: [{ ...FLIGHTS_PORT, access: { rules: [rule] } }] });
}
