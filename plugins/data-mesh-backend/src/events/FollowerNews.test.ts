import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import { aCatalog } from '../__testUtils__/aCatalog';
import { anEntity } from '../__testUtils__/mesh';
import { openDatabase } from '../database/openDatabase';
import { EventStore } from './EventStore';
import { FollowerNews } from './FollowerNews';
import { FollowerStore } from './FollowerStore';
import { NewProductEvent } from './productEvents';
import { recordEvents } from './recordEvents';

jest.setTimeout(60_000);

const FLIGHTS = 'dataproduct:default/flights';
const WEATHER = 'dataproduct:default/weather';
const CHEN = 'user:default/chen';
const WIM = 'user:default/wim';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe('FollowerNews', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it('is tested on both databases', () => {
    expect(databases.supports('POSTGRES_18')).toBe(true);
    expect(databases.supports('SQLITE_3')).toBe(true);
  });

  describe.each(databases.eachSupportedId())('%s', databaseId => {
    async function setup() {
      const knex = await openDatabase(
        mockServices.database({ knex: await databases.init(databaseId) }),
      );
      const clock = { now: new Date('2026-11-01T00:00:00Z').getTime() };
      const now = () => new Date(clock.now);
      const catalog = aCatalog([
        anEntity('User', 'chen'),
        anEntity('User', 'wim'),
      ]);
      const followers = new FollowerStore(knex);
      const events = new EventStore(knex);
      const logger = mockServices.logger.mock();
      const sent: NotificationSendOptions[] = [];
      const fault: { current?: Error } = {};
      const news = new FollowerNews({
        knex,
        events,
        followers,
        reader: catalog.reader,
        logger,
        now,
        notifications: {
          send: async notification => {
            if (fault.current) {
              throw fault.current;
            }
            sent.push(notification);
          },
        },
      });
      const happen = (...happened: NewProductEvent[]) =>
        knex.transaction(trx => recordEvents(trx, happened, now()));
      const follow = (product: string, user: string) =>
        followers.follow(product, user, now());
      return {
        ...{ knex, clock, catalog, followers, events, logger, sent, fault },
        ...{ news, happen, follow },
      };
    }

    const version = (
      after: string,
      product: string = FLIGHTS,
    ): NewProductEvent => ({
      product,
      type: 'product-version',
      message: `It is version ${after} now.`,
      after,
    });

    it('tells all followers of a product at once, in their words, and once', async () => {
      const { happen, follow, news, sent } = await setup();
      await follow(FLIGHTS, CHEN);
      await follow(FLIGHTS, CHEN);
      await follow(FLIGHTS, WIM);
      await happen(version('1.1.0'), version('9.9.9', WEATHER));
      await news.tell();
      await news.tell();
      expect(sent).toEqual([
        {
          recipients: { type: 'entity', entityRef: [CHEN, WIM] },
          payload: {
            title: 'flights has a new version: 1.1.0',
            description: 'It is version 1.1.0 now.',
            link: '/catalog/default/dataproduct/flights/history',
            severity: 'normal',
            topic: 'data-mesh',
            scope: 'data-mesh:dataproduct:default/flights:product-version',
          },
        },
      ]);
    });

    it('tells the newest of what replaces each other', async () => {
      const { happen, follow, news, sent, events } = await setup();
      await follow(FLIGHTS, CHEN);
      await happen(version('1.1.0'), version('1.2.0'), {
        product: FLIGHTS,
        type: 'breaking-change',
        message: 'Something breaks.',
      });
      await news.tell();
      expect(sent.map(({ payload }) => payload)).toMatchObject([
        { title: 'flights has a new version: 1.2.0' },
        {
          title: 'A contract of flights has breaking changes',
          severity: 'high',
        },
      ]);
      expect(await events.list(FLIGHTS)).toHaveLength(3);
    });

    it('tells nobody who is not there any more', async () => {
      const { happen, follow, news, sent, catalog } = await setup();
      await follow(FLIGHTS, CHEN);
      await follow(FLIGHTS, 'user:default/gone');
      await follow(WEATHER, 'user:default/gone');
      await happen(version('1.1.0'), version('1.1.0', WEATHER));
      await news.tell();
      expect(sent.map(({ recipients }) => recipients)).toEqual([
        { type: 'entity', entityRef: [CHEN] },
      ]);
      catalog.show(anEntity('User', 'gone'));
      await news.tell();
      expect(sent).toHaveLength(1);
    });

    it('tries again, later and later, says so once, and gives up after a week', async () => {
      const { happen, follow, news, sent, fault, clock, logger } =
        await setup();
      await follow(FLIGHTS, CHEN);
      await happen(version('1.1.0'));
      fault.current = new Error('Request failed with status 404');
      await news.tell();
      await news.tell();
      clock.now += MINUTE;
      await news.tell();
      expect(logger.warn).toHaveBeenCalledTimes(1);
      expect(logger.warn.mock.calls[0][0]).toContain('status 404');

      fault.current = undefined;
      clock.now += MINUTE / 2;
      await news.tell();
      expect(sent).toEqual([]);
      clock.now += MINUTE;
      await news.tell();
      expect(sent).toHaveLength(1);

      await happen(version('1.2.0'));
      fault.current = new Error('down');
      await news.tell();
      expect(logger.warn).toHaveBeenCalledTimes(2);
      clock.now += 7 * DAY + 1;
      fault.current = undefined;
      await news.tell();
      expect(sent).toHaveLength(1);
    });

    it('waits when nobody knows who the followers are', async () => {
      const { happen, follow, news, sent, catalog, clock } = await setup();
      await follow(FLIGHTS, CHEN);
      await happen(version('1.1.0'));
      const broken = jest
        .spyOn(catalog.reader, 'byRefs')
        .mockRejectedValue(new Error('no catalog'));
      await news.tell();
      broken.mockRestore();
      clock.now += MINUTE;
      await news.tell();
      expect(sent).toHaveLength(1);
    });

    it('hands each event to one of many replicas, and on when that one dies', async () => {
      const { happen, events, clock } = await setup();
      await happen(
        ...Array.from({ length: 40 }, (_, i) => version(`1.${i}.0`)),
      );
      const lease = () =>
        events.lease({
          now: new Date(clock.now),
          until: new Date(clock.now + MINUTE),
          since: new Date(clock.now - DAY),
          limit: 10,
        });
      const leased = (await Promise.all([1, 2, 3, 4, 5, 6].map(lease))).flat();
      const ids = leased.map(({ event }) => event.id);
      expect(new Set(ids).size).toBe(ids.length);
      // What some skipped while others held it is still there.
      while (ids.length < 40) {
        const more = await lease();
        expect(more).not.toEqual([]);
        ids.push(...more.map(({ event }) => event.id));
      }
      expect(new Set(ids).size).toBe(40);

      await events.settle(ids.slice(1), new Date(clock.now));
      await expect(lease()).resolves.toEqual([]);
      clock.now += MINUTE;
      await expect(lease()).resolves.toMatchObject([
        { event: { id: ids[0] }, attempts: 2 },
      ]);
    });

    it('knows who follows', async () => {
      const { followers, follow } = await setup();
      await follow(FLIGHTS, CHEN);
      await follow(FLIGHTS, WIM);
      await expect(followers.state(FLIGHTS, CHEN)).resolves.toEqual({
        following: true,
        followers: 2,
      });
      await followers.unfollow(FLIGHTS, CHEN);
      await followers.unfollow(FLIGHTS, CHEN);
      await expect(followers.state(FLIGHTS, CHEN)).resolves.toEqual({
        following: false,
        followers: 1,
      });
    });
  });
});
