import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  AccessLogLine,
  CHAIN_START,
  verifyChain,
} from '@meshport/backstage-plugin-data-access-node';
import { AccessDatabase } from './AccessDatabase';
import { eventsOfRequest, readHead, readLog } from './eventLog';

jest.setTimeout(60_000);

const directory = resolvePackagePath(
  '@meshport/backstage-plugin-data-access-backend',
  'migrations',
);

describe('the event log', () => {
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
      return { knex, database };
    }

    const submitted = {
      requestId: 'r-1',
      type: 'request.submitted',
      actor: 'user:default/chen',
      toState: 'pending' as const,
    };

    it('is one chain without gaps, whoever writes at once', async () => {
      const { knex, database } = await setup();
      const writers = [...Array(20)].map((_, writer) =>
        database.change(async change => {
          for (let line = 0; line < 1 + (writer % 3); line++) {
            change.record({
              ...submitted,
              requestId: `r-${writer}`,
              comment: `"quoted" ünïcode \u2028 ${line}`,
              ...(line === 0 && { purpose: 'research' }),
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
      expect(verifyChain(log, { head })).toEqual({
        intact: true,
        head,
        erased: 0,
      });
      const [first] = log;
      const rest = await readLog(knex, 1, 1000);
      expect(verifyChain(rest, { after: first, head }).intact).toBe(true);
    });

    it('takes thousands of events at once', async () => {
      const { knex, database } = await setup();
      await database.change(async change => {
        for (let n = 0; n < 3000; n++) {
          change.record({ ...submitted, requestId: `r-${n}`, comment: `${n}` });
        }
      });
      const log = await readLog(knex, 0, 5000);
      expect(log).toHaveLength(3000);
      const head = await readHead(knex, { lock: false });
      expect(verifyChain(log, { head }).intact).toBe(true);
    });

    it('keeps private texts out of its lines, and gives them to readers', async () => {
      const { knex, database } = await setup();
      await database.change(async change =>
        change.record({
          ...submitted,
          comment: 'a secret comment',
          purpose: 'a secret purpose',
          details: { product: 'dataproduct:default/flights' },
        }),
      );
      const rows = await knex('access_events');
      expect(JSON.stringify(rows)).not.toContain('secret');
      expect(rows[0]).toMatchObject({ product: 'dataproduct:default/flights' });
      expect(await eventsOfRequest(knex, 'r-1')).toEqual([
        {
          ...submitted,
          sequence: 1,
          at: expect.any(String),
          comment: 'a secret comment',
          purpose: 'a secret purpose',
          details: { product: 'dataproduct:default/flights' },
        },
      ]);

      await knex('access_texts').where({ name: 'comment' }).delete();
      const [event] = await eventsOfRequest(knex, 'r-1');
      expect(event).toMatchObject({
        erased: true,
        purpose: 'a secret purpose',
      });
      expect(event).not.toHaveProperty('comment');
    });

    it('takes whatever an engine says', async () => {
      const { knex, database } = await setup();
      const half = '\ud83d';
      await database.change(async change =>
        change.record({
          ...submitted,
          comment: `a\0b${half}`,
          details: {
            [`key\0${half}`]: ['\0', half, '\\u0000', '😀', '\u001f\\'],
            number: -0,
            nothing: undefined,
          },
        }),
      );
      const log = await readLog(knex, 0, 10);
      expect(verifyChain(log).intact).toBe(true);
      expect(log[0].details).toEqual({
        'key\ufffd\ufffd': ['\ufffd', '\ufffd', '\\u0000', '😀', '\u001f\\'],
        number: 0,
      });
    });

    it('goes on after lines from before texts could be erased', async () => {
      const knex = await databases.init(databaseId);
      await knex.migrate.up({ directory, name: '20261122_init.js' });
      // As version 1 wrote it.
      const old: AccessLogLine = {
        format: 1,
        sequence: 1,
        requestId: '7d5f',
        type: 'request.submitted',
        actor: 'user:default/chen',
        at: '2026-01-01T00:00:00.000Z',
        toState: 'pending',
        comment: 'for a study',
        details: { port: 'flights', approvers: ['group:default/safety'] },
        previousHash: CHAIN_START,
        hash: '24ca95d82fd70058a699b2e924685903a789bd321227d3d22d8c4a472100b20a',
      };
      await knex('access_events').insert({
        sequence: 1,
        request_id: old.requestId,
        type: old.type,
        actor: old.actor,
        at: new Date(old.at),
        to_state: old.toState,
        comment: 'for a study',
        details: JSON.stringify(old.details),
        previous_hash: old.previousHash,
        hash: old.hash,
      });
      await knex('access_event_head').update({ sequence: 1, hash: old.hash });
      const database = await AccessDatabase.create(
        mockServices.database({ knex }),
      );
      await database.change(async change =>
        change.record({ ...submitted, comment: 'new' }),
      );

      const log = await readLog(knex, 0, 10);
      expect(log[0]).toEqual(old);
      expect(log.map(({ format }) => format)).toEqual([1, 2]);
      const head = await readHead(knex, { lock: false });
      expect(verifyChain(log, { head }).intact).toBe(true);
    });
  });
});
