import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { createServer, RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anIndexer } from '../__testUtils__/anIndexer';
import { aProduct } from '../__testUtils__/mesh';
import { LevelReader } from './LevelReader';
import { writeLevels } from './writeLevels';

jest.setTimeout(60_000);

const A = 'dataproduct:default/a';
const B = 'dataproduct:default/b';
const BRONZE = { name: 'bronze', title: 'Bronze', position: 0 };
const GOLD = { name: 'gold', title: 'Gold', position: 1 };

describe('LevelReader', () => {
  let close = async () => {};
  afterEach(() => close());

  /** Reads from a governance backend that answers as told. */
  async function setup(listener: RequestListener) {
    const server = createServer(listener);
    await new Promise<void>(resolve => server.listen(0, resolve));
    const { port } = server.address() as AddressInfo;
    close = async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
      close = async () => {};
    };
    const logger = mockServices.logger.mock();
    const reader = new LevelReader({
      auth: mockServices.auth(),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async pluginId =>
          `http://localhost:${port}/api/${pluginId}`,
      }),
      logger,
    });
    return { reader, logger };
  }

  it('reads levels with the credentials of the plugin, in their order', async () => {
    const tokens = new Set<string | undefined>();
    const { reader } = await setup((request, response) => {
      tokens.add(request.headers.authorization);
      response.setHeader('Content-Type', 'application/json');
      const scorecards = [
        // One domain calls its only level as the mesh its highest.
        { domain: 'domain:default/x', levels: [{ name: 'gold' }] },
        { levels: [{ name: 'bronze' }, { name: 'gold' }] },
      ];
      const products = [
        { product: A, level: { name: 'gold', title: 'Gold' } },
        { product: B },
      ];
      response.end(
        JSON.stringify({
          items: request.url?.endsWith('/scorecards') ? scorecards : products,
        }),
      );
    });
    await expect(reader.read()).resolves.toEqual(new Map([[A, GOLD]]));
    expect([...tokens]).toEqual([
      expect.stringMatching(/^Bearer mock-service-token:.*data-governance/),
    ]);
  });

  it('finds no levels where the plugin is absent, and says so once', async () => {
    const { reader, logger } = await setup((_, response) => {
      response.statusCode = 404;
      response.end();
    });
    await expect(reader.read()).resolves.toEqual(new Map());
    await expect(reader.read()).resolves.toEqual(new Map());
    expect(logger.info).toHaveBeenCalledTimes(1);
  });

  it('leaves levels as they are while they cannot be read, and says so once', async () => {
    const { reader, logger } = await setup((_, response) => {
      response.statusCode = 503;
      response.end();
    });
    await expect(reader.read()).resolves.toBeUndefined();
    await expect(reader.read()).resolves.toBeUndefined();
    expect(logger.info).toHaveBeenCalledTimes(1);
    await close();
    await expect(reader.read()).resolves.toBeUndefined();
  });
});

describe('writeLevels', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it('is tested on both databases', () => {
    expect(databases.supports('POSTGRES_18')).toBe(true);
    expect(databases.supports('SQLITE_3')).toBe(true);
  });

  it.each(databases.eachSupportedId())(
    'writes those that differ, and keeps them when products change, %s',
    async databaseId => {
      const { knex, indexer, show } = await anIndexer({
        knex: await databases.init(databaseId),
        entities: [aProduct('a'), aProduct('b')],
      });
      await indexer.run();
      const levels = async () => ({
        columns: await knex('products')
          .orderBy('ref')
          .select('level', 'level_title', 'level_position'),
        facets: await knex('product_facets')
          .where('facet', 'level')
          .orderBy('product_ref')
          .pluck('value'),
      });

      const all = new Map([
        [A, GOLD],
        [B, BRONZE],
      ]);
      await expect(writeLevels(knex, all)).resolves.toBe(2);
      await expect(writeLevels(knex, all)).resolves.toBe(0);
      const written = {
        columns: [
          { level: 'gold', level_title: 'Gold', level_position: 1 },
          { level: 'bronze', level_title: 'Bronze', level_position: 0 },
        ],
        facets: ['gold', 'bronze'],
      };
      await expect(levels()).resolves.toEqual(written);

      show(
        aProduct('a', { metadata: { title: 'Another title' } }),
        aProduct('b'),
      );
      await indexer.run();
      await expect(levels()).resolves.toEqual(written);

      await expect(writeLevels(knex, new Map([[A, GOLD]]))).resolves.toBe(1);
      await expect(levels()).resolves.toMatchObject({
        columns: [{ level: 'gold' }, { level: null, level_position: null }],
        facets: ['gold', 'none'],
      });
    },
  );
});
