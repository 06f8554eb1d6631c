import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import {
  NotificationSendOptions,
  notificationService,
} from '@backstage/plugin-notifications-node';
import {
  SignalPayload,
  signalsServiceRef,
} from '@backstage/plugin-signals-node';
import { aContract, anEntity, aProduct } from '../__testUtils__/mesh';
import { EVE, startMesh } from '../__testUtils__/startMesh';

jest.setTimeout(60_000);

const FLIGHTS = 'dataproduct:default/flights';
const CHEN = 'user:default/chen';
const PEOPLE = [anEntity('User', 'chen'), anEntity('User', 'eve')];

describe('the routes of events', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it('are tested on both databases', () => {
    expect(databases.supports('POSTGRES_18')).toBe(true);
    expect(databases.supports('SQLITE_3')).toBe(true);
  });

  describe.each(databases.eachSupportedId())('%s', databaseId => {
    async function setup(hidden: string[] = []) {
      const sent: NotificationSendOptions[] = [];
      const signals: SignalPayload[] = [];
      const knex = await databases.init(databaseId);
      const mesh = await startMesh({
        knex,
        entities: [aProduct('flights'), aContract('flights'), ...PEOPLE],
        hidden,
        features: [
          createServiceFactory({
            service: notificationService,
            deps: {},
            factory: () => ({
              send: async notification => void sent.push(notification),
            }),
          }),
          createServiceFactory({
            service: signalsServiceRef,
            deps: {},
            factory: () => ({
              publish: async signal => void signals.push(signal),
            }),
          }),
        ],
      });
      const as = (user: string) =>
        mesh.clientOf(mockCredentials.user.header(user));
      return { ...mesh, knex, as, sent, signals };
    }

    it('lets a user follow a product and hear of its breaking change', async () => {
      const { as, change, trigger, sent, signals, auditor } = await setup();
      const chen = as(CHEN);
      const nobody = { following: false, followers: 0 };
      const one = { following: true, followers: 1 };
      await expect(chen.getFollowState(FLIGHTS)).resolves.toEqual(nobody);
      await expect(chen.setFollowing(FLIGHTS, true)).resolves.toEqual(one);
      await expect(chen.setFollowing(FLIGHTS, true)).resolves.toEqual(one);
      await expect(as(EVE).getFollowState(FLIGHTS)).resolves.toEqual({
        following: false,
        followers: 1,
      });
      await expect(chen.getProductEvents(FLIGHTS)).resolves.toEqual([]);

      signals.length = 0;
      await change([
        aProduct('flights'),
        aContract('flights', { version: '2.0.0', columns: { origin: {} } }),
        ...PEOPLE,
      ]);
      expect(signals).toEqual([
        {
          recipients: { type: 'broadcast' },
          channel: 'data-mesh:products',
          message: {},
        },
      ]);
      await expect(chen.getProductEvents(FLIGHTS)).resolves.toEqual([
        {
          id: expect.any(String),
          product: FLIGHTS,
          type: 'breaking-change',
          at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
          message: expect.stringContaining('flightDate'),
          contract: 'datacontract:default/flights-contract',
          hash: expect.stringMatching(/^[0-9a-f]{64}$/),
          before: '1.0.0',
          after: '2.0.0',
        },
      ]);

      await trigger('notifications');
      expect(sent).toMatchObject([
        {
          recipients: { type: 'entity', entityRef: [CHEN] },
          payload: {
            title: 'A contract of flights has breaking changes',
            description: expect.not.stringContaining('flightDate'),
          },
        },
      ]);
      await expect(chen.setFollowing(FLIGHTS, false)).resolves.toEqual(nobody);
      expect(
        auditor.createEvent.mock.calls.map(([{ eventId, meta }]) => [
          eventId,
          meta,
        ]),
      ).toEqual(
        expect.arrayContaining([
          ['product-event-fetch', { product: FLIGHTS }],
          ['product-follow', { product: FLIGHTS }],
          ['product-follow-fetch', { product: FLIGHTS }],
          ['product-unfollow', { product: FLIGHTS }],
        ]),
      );
    });

    it('hides products from those who may not see them, but lets them stop following', async () => {
      const { knex, as, audited, sent, change, trigger } = await setup([
        FLIGHTS,
      ]);
      const eve = as(EVE);
      // From when it could be seen.
      await knex('followers').insert({
        user_ref: EVE,
        product_ref: FLIGHTS,
        since: new Date(),
      });
      for (const attempt of [
        () => eve.getProductEvents(FLIGHTS),
        () => eve.getFollowState(FLIGHTS),
        () => eve.setFollowing(FLIGHTS, true),
        () => eve.setFollowing(FLIGHTS, false),
        () => as(CHEN).getProductEvents('dataproduct:default/unknown'),
        () => as(CHEN).setFollowing('dataproduct:default/unknown', true),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ statusCode: 404 });
      }
      expect(audited.fail).toHaveBeenCalledTimes(6);
      await expect(as(CHEN).getFollowState(FLIGHTS)).resolves.toEqual({
        following: false,
        followers: 0,
      });
      await change([
        aProduct('flights', { spec: { version: '1.1.0' } }),
        ...PEOPLE,
      ]);
      await trigger('notifications');
      expect(sent).toEqual([]);
    });

    it('tells nobody what changed in a contract that they may not see', async () => {
      const { as, change } = await setup([
        'datacontract:default/flights-contract',
      ]);
      await change([
        aProduct('flights', { spec: { version: '1.1.0' } }),
        aContract('flights', { version: '2.0.0', columns: { origin: {} } }),
        ...PEOPLE,
      ]);
      const typesFor = async (user: string) =>
        (await as(user).getProductEvents(FLIGHTS)).map(({ type }) => type);
      expect((await typesFor(CHEN)).sort()).toEqual([
        'breaking-change',
        'product-version',
      ]);
      await expect(typesFor(EVE)).resolves.toEqual(['product-version']);
    });

    it('lets services read events, but not follow', async () => {
      const { clientOf } = await setup();
      const service = clientOf(
        mockCredentials.service.header({
          onBehalfOf: mockCredentials.service(),
          targetPluginId: 'data-mesh',
        }),
      );
      await expect(service.getProductEvents(FLIGHTS)).resolves.toEqual([]);
      for (const attempt of [
        () => service.getFollowState(FLIGHTS),
        () => service.setFollowing(FLIGHTS, true),
        () => service.setFollowing(FLIGHTS, false),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ statusCode: 403 });
      }
    });
  });
});
