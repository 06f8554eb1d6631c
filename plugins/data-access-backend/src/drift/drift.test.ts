import { TestDatabases } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  AuthorizeResult,
  isPermission,
} from '@backstage/plugin-permission-common';
import {
  accessDriftDecidePermission,
  accessRequestReadPermission,
} from '@meshport/backstage-plugin-data-access-common';
import { EffectiveReader } from '@meshport/backstage-plugin-data-platform-node';
import { FLIGHTS, OTTO } from '../__testUtils__/mesh';
import { setupPortal } from '../__testUtils__/setup';
import { granted, until } from '../__testUtils__/workflow';

jest.setTimeout(60_000);

const DAY = 86_400_000;

const MALLORY: EffectiveReader = {
  id: 'direct mallory',
  principal: 'mallory',
  path: 'a right given by hand',
  kind: 'unmanaged',
  withdrawable: true,
};

describe('what is in the engine and not as the grants say', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it('is tested on both databases', () => {
    expect(databases.supports('POSTGRES_18')).toBe(true);
    expect(databases.supports('SQLITE_3')).toBe(true);
  });

  describe.each(databases.eachSupportedId())('%s', databaseId => {
    const setup = (options = {}) => setupPortal(databases, databaseId, options);

    it('is found, told, counted, and repaired by decision', async () => {
      const { portal, platform, olivia } = await setup();
      platform.strangers.push(MALLORY);
      await portal.trigger('drift-check');
      await portal.trigger('drift-check');
      const { items, ports } = await olivia.listDrift({ product: FLIGHTS });
      expect(items).toMatchObject([
        {
          kind: 'unexpected',
          state: 'open',
          principal: 'mallory',
          path: 'a right given by hand',
          port: 'flights',
          revision: 1,
        },
      ]);
      expect(ports).toMatchObject([
        { port: 'flights', comparedAt: expect.any(String) },
      ]);
      await portal.trigger('outbox');
      expect(
        portal.notifications.map(({ recipients, payload }) => [
          'entityRef' in recipients && recipients.entityRef,
          payload.title,
          payload.severity,
        ]),
      ).toEqual([
        [
          [
            'group:default/flight-operations',
            'group:default/platform-engineering',
          ],
          'flights / flights 1.0.0 can be read without a grant',
          'high',
        ],
      ]);
      expect(platform.strangers).toHaveLength(1);

      const [{ id }] = items;
      await expect(
        olivia.decideDrift(id, { action: 'repair', reason: 'no', revision: 7 }),
      ).rejects.toMatchObject({ statusCode: 409 });
      const decided = await olivia.decideDrift(id, {
        action: 'repair',
        reason: 'nobody asked for it',
        revision: 1,
      });
      expect(decided).toMatchObject({ state: 'repairing' });
      await portal.trigger('drift-check');
      expect(platform.strangers).toEqual([]);
      expect((await olivia.listDrift({ product: FLIGHTS })).items).toEqual([]);
      expect(
        (await olivia.listDrift({ product: FLIGHTS, state: 'gone' })).items,
      ).toMatchObject([{ id }]);
    });

    it('says why it could not be repaired, and can be tried again', async () => {
      const { portal, platform, olivia } = await setup();
      platform.strangers.push(MALLORY);
      await olivia.compare(FLIGHTS);
      await portal.trigger('drift-check');
      const [found] = (await olivia.listDrift({})).items;
      platform.fault = new ServiceUnavailableError('warehouse is down');
      await olivia.decideDrift(found.id, {
        action: 'repair',
        reason: 'nobody asked for it',
        revision: found.revision,
      });
      await portal.trigger('drift-check');
      const { items, ports } = await olivia.listDrift({});
      expect(items).toMatchObject([
        { state: 'open', failure: 'warehouse is down' },
      ]);
      expect(ports).toMatchObject([
        { failure: expect.stringContaining('warehouse is down') },
      ]);
      platform.fault = undefined;
      await olivia.decideDrift(found.id, {
        action: 'repair',
        reason: 'nobody asked for it',
        revision: items[0].revision,
      });
      await portal.trigger('drift-check');
      expect((await olivia.listDrift({})).items).toEqual([]);
    });

    it('is left as it is by nobody whose own right it is', async () => {
      const { portal, platform, olivia } = await setup();
      platform.strangers.push({
        ...MALLORY,
        id: 'direct olivia',
        principal: 'olivia',
      });
      await portal.trigger('drift-check');
      const [found] = (await olivia.listDrift({})).items;
      const decision = {
        action: 'adopt' as const,
        reason: 'I need it',
        until: new Date(Date.now() + DAY).toISOString(),
        revision: found.revision,
      };
      await expect(
        olivia.decideDrift(found.id, decision),
      ).rejects.toMatchObject({
        statusCode: 403,
        cause: { message: expect.stringContaining('a login role of yours') },
      });
      // Another owner may.
      expect(
        await portal.as(OTTO).decideDrift(found.id, decision),
      ).toMatchObject({ state: 'adopted', adopted: { by: OTTO } });
    });

    it('may stay as it is until a time that somebody sets', async () => {
      const { knex, portal, platform, olivia } = await setup();
      platform.strangers.push(MALLORY);
      await portal.trigger('drift-check');
      const [found] = (await olivia.listDrift({})).items;
      const adopt = (days: number) =>
        olivia.decideDrift(found.id, {
          action: 'adopt',
          reason: 'the old nightly job',
          until: new Date(Date.now() + days * DAY).toISOString(),
          revision: found.revision,
        });
      await expect(adopt(-1)).rejects.toMatchObject({ statusCode: 400 });
      await expect(adopt(400)).rejects.toMatchObject({ statusCode: 400 });
      expect(await adopt(30)).toMatchObject({
        state: 'adopted',
        adopted: { by: 'user:default/olivia', reason: 'the old nightly job' },
      });
      await portal.trigger('drift-check');
      expect((await olivia.listDrift({})).items).toMatchObject([
        { state: 'adopted' },
      ]);

      const past = new Date(Date.now() - 1000).toISOString();
      const [row] = await knex('access_drift');
      await knex('access_drift').update({
        adopted: JSON.stringify({ ...JSON.parse(row.adopted), until: past }),
      });
      await portal.trigger('drift-check');
      const [again] = (await olivia.listDrift({})).items;
      expect(again).toMatchObject({ id: found.id, state: 'open' });
      expect(again.adopted).toBeUndefined();
    });

    it('brings a missing right back when somebody decides so', async () => {
      const { portal, platform, olivia } = await setup();
      const { request } = await granted(portal);
      await portal.trigger('drift-check');
      expect((await olivia.listDrift({})).items).toEqual([]);

      platform.dropMemberships();
      await portal.trigger('drift-check');
      await until(portal, request.id, 'drifted');
      const [missing] = (await olivia.listDrift({})).items;
      expect(missing).toMatchObject({
        kind: 'missing',
        principal: 'chen',
        requestId: request.id,
      });
      expect(platform.canRead('chen', 'flights')).toBe(false);
      await olivia.decideDrift(missing.id, {
        action: 'repair',
        reason: 'it was cut by mistake',
        revision: missing.revision,
      });
      const active = await until(portal, request.id, 'active');
      expect(platform.canRead('chen', 'flights')).toBe(true);
      expect(active.request.grant!.expiresAt).toBe(request.grant!.expiresAt);
      await portal.trigger('drift-check');
      expect((await olivia.listDrift({})).items).toEqual([]);
      expect(
        active.events.map(({ type }) => type).filter(one => /drift/.test(one)),
      ).toEqual(['grant.drifted', 'drift.found', 'drift.repairing']);
    });

    it('finds a right that lasts longer than its grant', async () => {
      const { portal, platform, olivia } = await setup();
      const { request } = await granted(portal);
      const [{ item }] = platform.rightsOf('chen', 'flights');
      platform.put({ ...item, until: '2099-01-01T00:00:00.000Z' });
      await portal.trigger('drift-check');
      const [different] = (await olivia.listDrift({})).items;
      expect(different).toMatchObject({
        kind: 'different',
        summary: expect.stringContaining('2099'),
      });
      await olivia.decideDrift(different.id, {
        action: 'repair',
        reason: 'as it was granted',
        revision: different.revision,
      });
      await until(portal, request.id, 'active');
      expect(platform.rightsOf('chen', 'flights')).toMatchObject([
        { until: request.grant!.expiresAt },
      ]);
    });

    it('ends a managed right that no grant asks for', async () => {
      const { portal, platform, olivia } = await setup();
      platform.put({
        product: FLIGHTS,
        port: 'flights',
        version: '1.0.0',
        location: { schema: 'flights', table: 'flights' },
        principal: 'mallory',
      });
      await portal.trigger('drift-check');
      const [found] = (await olivia.listDrift({})).items;
      expect(found).toMatchObject({ kind: 'unexpected', principal: 'mallory' });
      await olivia.decideDrift(found.id, {
        action: 'repair',
        reason: 'nobody asked for it',
        revision: found.revision,
      });
      await portal.trigger('drift-check');
      expect(platform.canRead('mallory', 'flights')).toBe(false);
    });

    it('is for owners and stewards only', async () => {
      const denied = [accessDriftDecidePermission, accessRequestReadPermission];
      const deny = async (asked: { permission: { name: string } }[]) =>
        asked.map(({ permission }) => ({
          result: denied.some(one => isPermission(permission as never, one))
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
        }));
      const { portal, platform, chen, olivia } = await setup({
        permissions: { authorize: deny, authorizeConditional: deny },
      });
      platform.strangers.push(MALLORY);
      await portal.trigger('drift-check');
      const [found] = (await olivia.listDrift({})).items;
      await expect(chen.listDrift({ product: FLIGHTS })).rejects.toMatchObject({
        statusCode: 403,
      });
      await expect(
        chen.listDrift({ product: 'dataproduct:default/none' }),
      ).rejects.toMatchObject({ statusCode: 404 });
      expect((await chen.listDrift({})).items).toEqual([]);
      const decision = {
        action: 'repair' as const,
        reason: 'mine',
        revision: found.revision,
      };
      await expect(chen.decideDrift(found.id, decision)).rejects.toMatchObject({
        statusCode: 404,
      });
      await portal.as(OTTO).decideDrift(found.id, decision);
      await portal.trigger('drift-check');
      expect(platform.strangers).toEqual([]);
    });
  });
});
