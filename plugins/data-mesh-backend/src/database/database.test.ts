import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { among, isPostgres } from '@meshport/backstage-plugin-data-mesh-node';
import { migrationsDirectory, openDatabase } from './openDatabase';
import { searchValue } from './searchValue';
import { changeIndex, claim, forget, readSeen } from './seenEntities';
import { updateRows, writeRows } from './writeRows';

jest.setTimeout(60_000);

describe('the database', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it('is tested on both engines', () => {
    expect(databases.supports('POSTGRES_18')).toBe(true);
    expect(databases.supports('SQLITE_3')).toBe(true);
  });

  describe.each(databases.eachSupportedId())('%s', databaseId => {
    const open = async () =>
      openDatabase(
        mockServices.database({ knex: await databases.init(databaseId) }),
      );

    it('goes up, down and up again', async () => {
      const knex = await open();
      const directory = migrationsDirectory();
      await knex.migrate.rollback({ directory }, true);
      await expect(knex.schema.hasTable('products')).resolves.toBe(false);
      await knex.migrate.latest({ directory });
      await expect(knex.schema.hasTable('products')).resolves.toBe(true);
    });

    it('is left alone when the installation migrates itself', async () => {
      const knex = await databases.init(databaseId);
      await openDatabase({
        getClient: async () => knex,
        migrations: { skip: true },
      });
      await expect(knex.schema.hasTable('products')).resolves.toBe(false);
    });

    it('writes many rows, overwrites some and passes others over', async () => {
      const knex = await open();
      const rows = Array.from({ length: 20_000 }, (_, i) => ({
        ref: `r${i}`,
        etag: 'a',
      }));
      await writeRows(knex, 'seen_entities', rows);
      await writeRows(
        knex,
        'seen_entities',
        [
          { ref: 'r1', etag: 'b' },
          { ref: 'new', etag: 'b' },
        ],
        { key: ['ref'], overwrite: ['etag'] },
      );
      await writeRows(knex, 'seen_entities', [{ ref: 'r2', etag: 'b' }], {
        key: ['ref'],
      });
      await updateRows(knex, 'seen_entities', 'ref', [
        { ref: 'r3', etag: 'c' },
        { ref: 'unknown', etag: 'c' },
      ]);
      const found = await knex('seen_entities')
        .where('ref', 'in', among(knex, ['r1', 'r2', 'r3', 'new', 'unknown']))
        .orderBy('ref');
      expect(found.map(row => `${row.ref} ${row.etag}`)).toEqual([
        'new b',
        'r1 b',
        'r2 a',
        'r3 c',
      ]);
    });

    it('holds any text', async () => {
      const knex = await open();
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: 'binary' }), async title => {
          await writeRows(
            knex,
            'titles',
            [{ ref: 'x', title: `\0\ud800${title}\udc00'"\\` }],
            { key: ['ref'], overwrite: ['title'] },
          );
        }),
        { numRuns: 50 },
      );
      await writeRows(knex, 'titles', [{ ref: 'y', title: 'ü 𐐨 \u2028' }]);
      await expect(
        knex('titles').where('ref', 'y').pluck('title'),
      ).resolves.toEqual(['ü 𐐨 \u2028']);
    });

    it('takes the words of any text for searching', async () => {
      const knex = await open();
      const write = (text: string) =>
        writeRows(
          knex,
          'products',
          [
            aRow(
              searchValue([{ weight: 'A', texts: [text] }], isPostgres(knex)),
            ),
          ],
          { key: ['ref'], overwrite: ['search'] },
        );
      await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary' }), write), {
        numRuns: 50,
      });
      // More and longer words than an index could hold.
      await write(
        Array.from(
          { length: 20_000 },
          (_, i) => `${'飛'.repeat(60)}${String.fromCodePoint(0x4e00 + i)}`,
        ).join(' '),
      );
      const [{ search }] = await knex('products').select('search');
      expect(search.split(' ').filter(Boolean)).toHaveLength(2_000);
    });

    it('lets the first of two claims win', async () => {
      const knex = await open();
      const update = { ref: 'a', etag: '1', replaces: undefined };
      const [first, second] = await Promise.all(
        ['1', '2'].map(etag =>
          changeIndex(knex, trx => claim(trx, [{ ...update, etag }])),
        ),
      );
      expect(first.length + second.length).toBe(1);
      const [{ etag }] = [...first, ...second];
      await expect(readSeen(knex)).resolves.toEqual(new Map([['a', etag]]));

      await expect(
        changeIndex(knex, trx => forget(trx, [{ ref: 'a', etag: 'other' }])),
      ).resolves.toEqual([]);
      await expect(
        changeIndex(knex, trx => forget(trx, [{ ref: 'a', etag }])),
      ).resolves.toEqual(['a']);
    });
  });
});

function aRow(search: string) {
  return {
    ref: 'dataproduct:default/x',
    fingerprint: '',
    title: '',
    domain: '',
    owner: '',
    lifecycle: '',
    version: '',
    item: '{}',
    updated_at: new Date(0),
    search,
    column_search: '',
  };
}
