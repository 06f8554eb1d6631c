import { TestDatabases } from '@backstage/backend-test-utils';
import { migrationsDirectory } from '../database';
import { KnexScorecardStore } from './KnexScorecardStore';
import { StoredScorecard } from './ScorecardStore';
import { aCompiledScorecard } from '../__testUtils__/judging';
import { aCheck } from '../__testUtils__/entities';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const day = (date: number) => new Date(Date.UTC(2026, 5, date));

function stored(...rules: string[]): StoredScorecard {
  const { definition, hash } = aCompiledScorecard(
    'a',
    rules.map((rule, index) => aCheck(`c${index}`, rule)),
  );
  return {
    ref: definition.ref,
    title: 'a',
    owner: definition.owner,
    sourceHash: hash,
    current: { hash, definition },
    problems: [],
  };
}

describe.each(['SQLITE_3', 'POSTGRES_18'] as const)(
  'KnexScorecardStore on %s',
  id => {
    const open = async () => {
      expect(databases.supports(id)).toBe(true);
      const knex = await databases.init(id);
      await knex.migrate.latest({ directory: migrationsDirectory() });
      return { knex, store: new KnexScorecardStore(knex) };
    };

    it('keeps every version that was in force, and when', async () => {
      const { store } = await open();
      const first = stored('true');
      const second = stored('true', 'false');
      const save = (
        saved: StoredScorecard[],
        date: number,
        removed?: string[],
      ) => store.save({ saved, removed: removed ?? [] }, day(date));
      await save([first], 1);
      // A version that cannot be used leaves the one before in force.
      await save([{ ...first, sourceHash: 'x', problems: ['Broken'] }], 2);
      await save([second], 3);
      await save([], 5, [first.ref]);
      await save([first], 7);

      expect(await store.versions(first.ref)).toEqual([
        { version: first.current!.hash, from: day(7).toISOString(), checks: 1 },
        {
          version: second.current!.hash,
          from: day(3).toISOString(),
          until: day(5).toISOString(),
          checks: 2,
        },
        {
          version: first.current!.hash,
          from: day(1).toISOString(),
          until: day(3).toISOString(),
          checks: 1,
        },
      ]);
      const hashesAt = async (date: number) =>
        (await store.at(day(date))).map(({ hash }) => hash);
      expect(await hashesAt(0)).toEqual([]);
      expect(await hashesAt(2)).toEqual([first.current!.hash]);
      expect(await hashesAt(3)).toEqual([second.current!.hash]);
      expect(await hashesAt(6)).toEqual([]);
      expect(await store.at(day(8))).toEqual([first.current]);
      expect(await store.list()).toEqual([first]);
    });

    it('writes nothing when what follows from it cannot be written', async () => {
      const { store } = await open();
      await expect(
        store.save(
          { saved: [stored('true')], removed: [] },
          day(1),
          async () => {
            throw new Error('No');
          },
        ),
      ).rejects.toThrow('No');
      expect(await store.list()).toEqual([]);
      expect(await store.at(day(2))).toEqual([]);
    });
  },
);
