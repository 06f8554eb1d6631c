import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { AccessDatabase } from './AccessDatabase';
import { Outbox } from './Outbox';

jest.setTimeout(60_000);

describe('Outbox', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it('is tested on both databases', () => {
    expect(databases.supports('POSTGRES_18')).toBe(true);
    expect(databases.supports('SQLITE_3')).toBe(true);
  });

  describe.each(databases.eachSupportedId())('%s', databaseId => {
    async function setup() {
      const knex = await databases.init(databaseId);
      const database = await AccessDatabase.create(
        mockServices.database({ knex }),
      );
      const ask = (...rights: string[]) =>
        database.change(async change =>
          rights.forEach(r => change.reconcile(r)),
        );
      const rightsOf = (leases: Awaited<ReturnType<Outbox['lease']>>) =>
        leases.map(({ content }) => content);
      const outbox = new Outbox(knex);
      const kind = 'reconcile' as const;
      const options = { kind, limit: 50, duration: 60_000 };
      return { knex, database, outbox, ask, rightsOf, options };
    }

    it('hands every row to one of many workers', async () => {
      const { outbox, ask, rightsOf, options } = await setup();
      const rights = [...Array(40)].map((_, i) => `right-${i}`);
      await ask(...rights);
      const batches = await Promise.all(
        [...Array(16)].map(() => outbox.lease({ ...options, limit: 5 })),
      );
      const taken = batches.flatMap(rightsOf);
      expect(new Set(taken).size).toBe(taken.length);
      taken.push(...rightsOf(await outbox.lease(options)));
      expect(taken.sort()).toEqual([...rights].sort());
    });

    it('holds a right once, and looks again when more was asked meanwhile', async () => {
      const { outbox, ask, options } = await setup();
      await ask('a');
      await ask('a', 'a');
      const [first, ...none] = await outbox.lease(options);
      expect(none).toEqual([]);
      await ask('a');
      await expect(outbox.lease(options)).resolves.toEqual([]);
      await outbox.settle([{ lease: first }]);
      const [again] = await outbox.lease(options);
      expect(again).toMatchObject({ content: 'a' });
      await outbox.settle([{ lease: again }]);
      await expect(outbox.lease(options)).resolves.toEqual([]);
    });

    it('gives what a dead worker held to another, and refuses the dead one', async () => {
      const { outbox, ask, options, database } = await setup();
      await ask('a');
      const [dead] = await outbox.lease({ ...options, duration: 1 });
      await new Promise(resolve => setTimeout(resolve, 10));
      const [alive] = await outbox.lease(options);
      expect(alive).toMatchObject({ content: 'a', attempts: 2 });
      await expect(
        database.change(async change => change.settle([{ lease: dead }])),
      ).rejects.toThrow('were lost');
      // Neither can the dead one take the row away.
      await outbox.settle([{ lease: dead }]);
      await outbox.settle([{ lease: dead, wait: 0 }]);
      await expect(outbox.lease(options)).resolves.toEqual([]);
      await database.change(async change => change.settle([{ lease: alive }]));
      await expect(outbox.lease(options)).resolves.toEqual([]);
    });

    it('gives back what is held although other leases were lost', async () => {
      const { outbox, ask, options } = await setup();
      await ask('a', 'b');
      const [a, b] = await outbox.lease(options);
      await outbox.settle([{ lease: { ...a, token: 'stolen' } }, { lease: b }]);
      await expect(outbox.lease(options)).resolves.toEqual([]);
      await outbox.settle([{ lease: a, wait: 0 }]);
      await expect(outbox.lease(options)).resolves.toMatchObject([
        { content: 'a' },
      ]);
    });

    it('keeps what a change asks for about a right it gives back', async () => {
      const { outbox, ask, options, database } = await setup();
      await ask('a');
      const [lease] = await outbox.lease(options);
      await database.change(async change => {
        change.reconcile('a');
        change.settle([{ lease }]);
      });
      await expect(outbox.lease(options)).resolves.toHaveLength(1);
    });

    it('waits for a delay, unless more is asked', async () => {
      const { outbox, ask, options } = await setup();
      await ask('a');
      const [lease] = await outbox.lease(options);
      await outbox.settle([{ lease, wait: 60_000 }]);
      await expect(outbox.lease(options)).resolves.toEqual([]);
      await ask('a');
      const [again] = await outbox.lease(options);
      expect(again).toMatchObject({ content: 'a' });
    });

    it('keeps nothing of a transaction that fails', async () => {
      const { outbox, options, database, knex } = await setup();
      await expect(
        database.change(async change => {
          change.reconcile('a');
          change.record({
            requestId: 'r',
            type: 'request.submitted',
            actor: 'user:default/chen',
            toState: 'pending',
          });
          throw new Error('no');
        }),
      ).rejects.toThrow('no');
      await expect(outbox.lease(options)).resolves.toEqual([]);
      await expect(knex('access_events')).resolves.toEqual([]);
    });
  });
});
