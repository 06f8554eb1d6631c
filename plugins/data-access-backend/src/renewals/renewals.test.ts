import { TestDatabases } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import { CHEN, OLIVIA, OTTO } from '../__testUtils__/mesh';
import { setupPortal } from '../__testUtils__/setup';
import { meshWithTeam, SAFETY, WIM } from '../__testUtils__/team';
import { approve, ASK, granted, until } from '../__testUtils__/workflow';

jest.setTimeout(60_000);

describe('a right that is to last', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it('is tested on both databases', () => {
    expect(databases.supports('POSTGRES_18')).toBe(true);
    expect(databases.supports('SQLITE_3')).toBe(true);
  });

  describe.each(databases.eachSupportedId())('%s', databaseId => {
    it('is prolonged by a renewal, as the same grant', async () => {
      const { portal, platform, chen, olivia } = await setupPortal(
        databases,
        databaseId,
      );
      const before = await granted(portal, { duration: 'P1D' });
      const { id, grant } = before.request;
      const renewal = await chen.renew(id, { duration: 'P30D' });
      expect(renewal.request).toMatchObject({
        renews: id,
        state: 'pending',
        purpose: ASK.purpose,
      });
      await expect(chen.renew(id, { duration: 'P30D' })).rejects.toMatchObject({
        statusCode: 409,
      });

      await approve(portal, renewal);
      for (let i = 0; i < 100; i++) {
        await portal.trigger('outbox');
        const now = (await chen.getRequest(id)).request.grant!;
        expect(now.state).toBe('active');
        if (!now.extension && now.expiresAt !== grant!.expiresAt) {
          break;
        }
      }
      const after = (await chen.getRequest(id)).request.grant!;
      expect(after).toMatchObject({
        id: grant!.id,
        state: 'active',
        activeSince: grant!.activeSince,
      });
      const days =
        (Date.parse(after.expiresAt!) - Date.parse(grant!.expiresAt!)) /
        86_400_000;
      expect(days).toBeCloseTo(29, 2);
      expect(platform.rightsOf('chen', 'flights')).toMatchObject([
        { until: after.expiresAt },
      ]);
      const { events } = await chen.getRequest(id);
      expect(events.map(({ type }) => type)).toEqual(
        expect.arrayContaining(['grant.extending', 'grant.extended']),
      );
      expect(
        portal.notifications.map(({ payload }) => payload.title),
      ).toContain('Access to flights / flights 1.0.0 was prolonged');

      // The right may be asked to last longer again, and ended once.
      await olivia.revoke(id, { comment: 'over', revision: after.revision });
      await until(portal, id, 'revoked');
      await expect(chen.renew(id, { duration: 'P30D' })).rejects.toMatchObject({
        statusCode: 409,
      });
    });

    it('keeps its old end, with an alarm, when the engine cannot take the new one', async () => {
      const { portal, platform, chen } = await setupPortal(
        databases,
        databaseId,
      );
      const { request } = await granted(portal, { duration: 'P1D' });
      const renewal = await chen.renew(request.id, { duration: 'P30D' });
      platform.fault = new ServiceUnavailableError('warehouse is down');
      await approve(portal, renewal);
      let grant = request.grant!;
      for (let i = 0; i < 200 && (grant.failure?.attempts ?? 0) < 4; i++) {
        await new Promise(resolve => setTimeout(resolve, 25));
        await portal.trigger('outbox');
        grant = (await chen.getRequest(request.id)).request.grant!;
      }
      expect(grant).toMatchObject({
        state: 'active',
        expiresAt: request.grant!.expiresAt,
        extension: { requestId: renewal.request.id },
        failure: { message: 'warehouse is down' },
      });
      const alarms = portal.notifications.filter(({ payload }) =>
        payload.title.endsWith('could not be prolonged'),
      );
      expect(alarms).toHaveLength(1);

      platform.fault = undefined;
      for (let i = 0; i < 200 && grant.extension; i++) {
        await new Promise(resolve => setTimeout(resolve, 25));
        await portal.trigger('outbox');
        grant = (await chen.getRequest(request.id)).request.grant!;
      }
      expect(grant.failure).toBeUndefined();
      expect(grant.expiresAt! > request.grant!.expiresAt!).toBe(true);
    });

    it('is handed over within the team that holds it', async () => {
      const { portal, platform, chen, olivia } = await setupPortal(
        databases,
        databaseId,
        { entities: meshWithTeam() },
      );
      const { request } = await granted(portal, { holder: SAFETY });
      expect(platform.canRead('team_safety', 'flights')).toBe(true);
      expect(platform.canRead('chen', 'flights')).toBe(false);
      expect(request.grant).toMatchObject({
        holder: SAFETY,
        responsible: CHEN,
      });
      const { revision } = request.grant!;

      await expect(
        olivia.handOver(request.id, { to: WIM, revision }),
      ).rejects.toMatchObject({ statusCode: 403 });
      await expect(
        chen.handOver(request.id, { to: OTTO, revision }),
      ).rejects.toMatchObject({ statusCode: 400 });
      const after = await chen.handOver(request.id, {
        to: 'wim',
        comment: 'I move on',
        revision,
      });
      expect(after.request.grant).toMatchObject({
        state: 'active',
        responsible: WIM,
        holder: SAFETY,
      });
      expect(after.events.at(-1)).toMatchObject({
        type: 'grant.handed-over',
        actor: CHEN,
        comment: 'I move on',
        details: { from: CHEN, to: WIM },
      });
      await portal.trigger('outbox');
      expect(
        portal.notifications.map(({ recipients }) => recipients),
      ).toContainEqual({ type: 'entity', entityRef: [WIM] });
    });

    it('of one person cannot be handed over', async () => {
      const { portal, chen } = await setupPortal(databases, databaseId);
      const { request } = await granted(portal);
      await expect(
        chen.handOver(request.id, {
          to: OLIVIA,
          revision: request.grant!.revision,
        }),
      ).rejects.toMatchObject({ statusCode: 400 });
    });
  });
});
