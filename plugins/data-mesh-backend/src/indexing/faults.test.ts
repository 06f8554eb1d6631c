import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { aCatalog } from '../__testUtils__/aCatalog';
import { anIndexer } from '../__testUtils__/anIndexer';
import { aContract, aProduct, stitched } from '../__testUtils__/mesh';

jest.setTimeout(60_000);

const FLIGHTS = 'dataproduct:default/flights';
const CONTRACT = 'datacontract:default/flights-contract';

describe('Indexer under faults', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it('is tested on both databases', () => {
    expect(databases.supports('POSTGRES_18')).toBe(true);
    expect(databases.supports('SQLITE_3')).toBe(true);
  });

  describe.each(databases.eachSupportedId())('%s', databaseId => {
    const setup = async (...entities: Entity[]) =>
      anIndexer({ knex: await databases.init(databaseId), entities });

    it('writes all of a change or nothing, and goes on where it stopped', async () => {
      const { knex, indexer, show, versions, events } = await setup(
        aProduct('flights'),
        aContract('flights'),
      );
      await indexer.run();
      show(
        aProduct('flights', { spec: { version: '1.1.0' } }),
        aContract('flights', { version: '1.1.0' }),
      );
      const everything = async () => [
        await knex('seen_entities').orderBy('ref'),
        await knex('products').select(),
        await knex('columns').select(),
        await versions.list(CONTRACT),
      ];
      const before = await everything();

      // The last thing that is written in each transaction.
      await knex.schema.renameTable('product_events', 'out_of_reach');
      await expect(indexer.run()).rejects.toThrow('product_events');
      await expect(everything()).resolves.toEqual(before);

      await knex.schema.renameTable('out_of_reach', 'product_events');
      await expect(indexer.run()).resolves.toMatchObject({ changed: 2 });
      expect(await versions.list(CONTRACT)).toHaveLength(2);
      expect(
        (await events.list(FLIGHTS)).map(({ type }) => type).sort(),
      ).toEqual(['contract-version', 'product-version']);
    });

    it('writes a change once when two runs race', async () => {
      const { replica, show, indexer, versions, events, logger } = await setup(
        aProduct('flights'),
        aContract('flights'),
      );
      await indexer.run();
      show(
        aProduct('flights', { spec: { version: '1.1.0' } }),
        aContract('flights', { version: '1.1.0' }),
        aProduct('weather'),
        aContract('weather'),
      );
      const runs = await Promise.all([1, 2, 3].map(() => replica().run()));
      expect(runs.reduce((sum, { changed }) => sum + changed, 0)).toBe(4);
      expect(await versions.list(CONTRACT)).toHaveLength(2);
      expect(await events.list(FLIGHTS)).toHaveLength(2);
      expect(logger.warn).not.toHaveBeenCalled();
    });

    it('does not put back what a slower run read before', async () => {
      const { replica, show, knex, versions } = await setup(
        aContract('flights'),
      );
      const slow = aCatalog([aContract('flights')]);
      const reading = aSignal();
      const released = aSignal();
      jest.spyOn(slow.reader, 'byRefs').mockImplementation(async () => {
        reading.give();
        await released.given;
        return [aContract('flights')];
      });
      const slowRun = replica(slow.reader).run();
      await reading.given;

      const newest = aContract('flights', { version: '2.0.0' });
      const fast = aCatalog([newest]);
      await replica(fast.reader).run();
      released.give();
      await expect(slowRun).resolves.toMatchObject({ changed: 0 });
      expect(await versions.list(CONTRACT)).toMatchObject([
        { version: '2.0.0', current: true },
      ]);
      show(newest);
      await expect(knex('contracts').select()).resolves.toHaveLength(1);
    });

    it('leaves out what cannot be read or kept, says so once, and keeps the rest', async () => {
      const broken = {
        ...aProduct('broken'),
        spec: undefined,
      } as Entity;
      const refused = aProduct('refused', {
        spec: { version: null as unknown as string },
      });
      const noDefinition = aContract('empty', {
        definition: undefined,
      });
      const mesh = [
        aProduct('a'),
        broken,
        aProduct('b'),
        refused,
        aProduct('c'),
        aContract('flights', { definition: 'no: \0 contract' }),
        stitched({
          ...noDefinition,
          spec: { ...noDefinition.spec, definition: 7 as unknown as string },
        }),
      ];
      const { indexer, knex, logger, show, reads } = await setup(...mesh);
      await indexer.run();
      await expect(
        knex('products').orderBy('ref').pluck('ref'),
      ).resolves.toEqual(['a', 'b', 'c'].map(n => `dataproduct:default/${n}`));
      await expect(knex('contracts').pluck('ref')).resolves.toEqual([CONTRACT]);
      const warnings = logger.warn.mock.calls.map(([message]) => message);
      expect(warnings).toHaveLength(3);
      expect(Math.max(...warnings.map(({ length }) => length))).toBeLessThan(
        700,
      );
      for (const ref of [
        'dataproduct:default/broken',
        'dataproduct:default/refused',
        'datacontract:default/empty-contract',
      ]) {
        expect(warnings.filter(warning => warning.includes(ref))).toHaveLength(
          1,
        );
      }

      show(...mesh);
      await expect(indexer.run()).resolves.toEqual({ changed: 0, removed: 0 });
      expect(reads.inFull).toBe(0);
      expect(logger.warn).toHaveBeenCalledTimes(3);

      show(...mesh.filter(entity => entity !== refused), aProduct('refused'));
      await expect(indexer.run()).resolves.toEqual({ changed: 1, removed: 0 });
    });

    it('removes nothing that a shifting page has left out', async () => {
      const { indexer, reader, knex } = await setup(
        aProduct('a'),
        aProduct('b'),
      );
      await indexer.run();
      jest
        .spyOn(reader, 'etags')
        .mockImplementation(async kind =>
          kind === 'DataProduct'
            ? new Map([['dataproduct:default/a', aProduct('a').metadata.etag!]])
            : new Map(),
        );
      await expect(indexer.run()).resolves.toEqual({ changed: 0, removed: 0 });
      await expect(knex('products').select()).resolves.toHaveLength(2);
    });

    it('stops between batches when it is asked to, and is still the first time then', async () => {
      const { indexer, knex, events } = await setup(aProduct('flights'));
      const abort = new AbortController();
      abort.abort();
      await indexer.run(abort.signal);
      await expect(knex('products').select()).resolves.toEqual([]);
      await indexer.run();
      await expect(events.list(FLIGHTS)).resolves.toEqual([]);
    });
  });
});

function aSignal() {
  let give = () => {};
  const given = new Promise<void>(resolve => {
    give = resolve;
  });
  return { given, give };
}
