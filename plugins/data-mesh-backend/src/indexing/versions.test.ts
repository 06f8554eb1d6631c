import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { anIndexer } from '../__testUtils__/anIndexer';
import { aContract, aProduct } from '../__testUtils__/mesh';

jest.setTimeout(60_000);

const FLIGHTS = 'dataproduct:default/flights';
const CONTRACT = 'datacontract:default/flights-contract';

describe('the versions of contracts', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it('is tested on both databases', () => {
    expect(databases.supports('POSTGRES_18')).toBe(true);
    expect(databases.supports('SQLITE_3')).toBe(true);
  });

  describe.each(databases.eachSupportedId())('%s', databaseId => {
    const setup = async (...entities: Entity[]) =>
      anIndexer({ knex: await databases.init(databaseId), entities });

    it('keeps every version of a contract, in order, also when it goes back', async () => {
      const { indexer, show, time, versions, events, knex } = await setup(
        aProduct('flights'),
        aContract('flights'),
      );
      await indexer.run();
      time.now = new Date('2026-11-02T00:00:00Z');
      const changed = aContract('flights', {
        version: '2.0.0',
        columns: { origin: {} },
      });
      show(aProduct('flights'), changed);
      await indexer.run();
      show(aProduct('flights'), aContract('flights'));
      await indexer.run();

      const list = await versions.list(CONTRACT);
      expect(list).toMatchObject([
        { sequence: 3, version: '1.0.0', current: true, status: 'active' },
        {
          sequence: 2,
          version: '2.0.0',
          current: false,
          seenAt: '2026-11-02T00:00:00.000Z',
          source: 'url:https://example.com/flights.yaml',
          changes: { breaking: 1, verdict: { owed: 'major', taken: 'major' } },
        },
        { sequence: 1, version: '1.0.0', current: false, changes: undefined },
      ]);
      expect(list[0].hash).toBe(list[2].hash);
      await expect(versions.current(CONTRACT)).resolves.toMatchObject({
        sequence: 3,
        definition: aContract('flights').spec.definition,
      });
      await expect(versions.get(CONTRACT, 2)).resolves.toMatchObject({
        definition: changed.spec.definition,
      });
      await expect(versions.get(CONTRACT, 4)).resolves.toBeUndefined();
      await expect(
        versions.findByDocumentId('flights-contract'),
      ).resolves.toEqual([CONTRACT]);

      // The product changed with it, and its followers are told why.
      const [product] = await knex('products').select();
      expect(new Date(product.updated_at)).toEqual(time.now);
      expect(await events.list(FLIGHTS)).toMatchObject([
        { type: 'contract-version', before: '2.0.0', after: '1.0.0' },
        {
          type: 'breaking-change',
          before: '1.0.0',
          after: '2.0.0',
          contract: CONTRACT,
          hash: list[1].hash,
          message: expect.stringContaining('flightDate'),
        },
      ]);
    });

    it('keeps the versions of a contract that comes back', async () => {
      const { indexer, show, versions } = await setup(aContract('flights'));
      await indexer.run();
      show();
      await indexer.run();
      expect(await versions.list(CONTRACT)).toMatchObject([
        { sequence: 1, current: false },
      ]);
      await expect(versions.current(CONTRACT)).resolves.toBeUndefined();
      show(aContract('flights'));
      await indexer.run();
      expect(await versions.list(CONTRACT)).toMatchObject([
        { sequence: 1, current: true },
      ]);
    });

    it('keeps an unreadable contract with its problems, and lets nothing pass behind it', async () => {
      const { indexer, show, versions, events, knex } = await setup(
        aProduct('flights'),
        aContract('flights'),
      );
      await indexer.run();
      show(aProduct('flights'), aContract('flights', { definition: 'a: [' }));
      await indexer.run();
      const [newest] = await versions.list(CONTRACT);
      expect(newest).toMatchObject({ sequence: 2, current: true });
      expect(newest.version).toBeUndefined();
      expect(newest.problems).not.toEqual([]);
      await expect(knex('columns').select()).resolves.toEqual([]);
      await expect(knex('products').select()).resolves.toHaveLength(1);

      show(
        aProduct('flights'),
        aContract('flights', { columns: { origin: {} } }),
      );
      await indexer.run();
      expect(await versions.list(CONTRACT)).toMatchObject([
        { sequence: 3, changes: { breaking: 1 } },
        { sequence: 2 },
        { sequence: 1 },
      ]);
      expect((await events.list(FLIGHTS)).map(({ type }) => type)).toEqual([
        'breaking-change',
        'contract-version',
      ]);
    });
  });
});
