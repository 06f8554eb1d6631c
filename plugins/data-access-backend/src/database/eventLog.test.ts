import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { verifyChain } from '@meshport/backstage-plugin-data-access-node';
import { AccessDatabase } from './AccessDatabase';
import { readHead, readLog } from './eventLog';

jest.setTimeout(60_000);

describe('the event log', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it.each(databases.eachSupportedId())(
    'is one chain without gaps, whoever writes at once, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      const database = await AccessDatabase.create(
        mockServices.database({ knex }),
      );
      const writers = [...Array(20)].map((_, writer) =>
        database.change(async change => {
          for (let line = 0; line < 1 + (writer % 3); line++) {
            change.record({
              requestId: `r-${writer}`,
              type: 'request.submitted',
              actor: 'user:default/chen',
              toState: 'pending',
              comment: `"quoted" ünïcode \u2028 ${line}`,
              details: { nested: { list: [1, 2.5, null] }, line },
            });
          }
          if (writer % 5 === 4) {
            throw new Error('rolled back');
          }
        }),
      );
      const results = await Promise.allSettled(writers);
      expect(
        results.filter(({ status }) => status === 'rejected'),
      ).toHaveLength(4);

      const log = await readLog(knex, 0, 1000);
      const head = await readHead(knex, { lock: false });
      expect(log.length).toBe(head.sequence);
      expect(log.length).toBe(31);
      expect(verifyChain(log, { head })).toEqual({ intact: true, head });
      const [first] = log;
      const rest = await readLog(knex, 1, 1000);
      expect(verifyChain(rest, { after: first, head }).intact).toBe(true);
    },
  );
});
