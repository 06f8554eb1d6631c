import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { verifyExport } from '@meshport/backstage-plugin-data-access-node';
import { Knex } from 'knex';
import { AccessDatabase } from '../database/AccessDatabase';
import { NewAccessEvent } from '../database/eventLog';
import { AuditLog } from './AuditLog';

jest.setTimeout(60_000);

const CHEN = 'user:default/chen';
const OLIVIA = 'user:default/olivia';
const FLIGHTS = 'dataproduct:default/flights';

describe('AuditLog', () => {
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
      const record = (events: Partial<NewAccessEvent>[]) =>
        database.change(async change =>
          events.forEach(event =>
            change.record({
              requestId: 'r-1',
              type: 'request.submitted',
              actor: CHEN,
              toState: 'pending',
              ...event,
            }),
          ),
        );
      const log = new AuditLog(database);
      const exported = async () => {
        const parts: Buffer[] = [];
        for await (const part of log.export()) {
          parts.push(Buffer.from(part));
        }
        return parts;
      };
      return { knex, log, record, exported };
    }

    it('pages through the log in both directions', async () => {
      const { log, record } = await setup();
      await record([...Array(25)].map((_, n) => ({ comment: `${n}` })));
      for (const newestFirst of [false, true]) {
        const seen: (string | undefined)[] = [];
        let after: number | undefined;
        do {
          const page = await log.list({ limit: 7, newestFirst, after });
          seen.push(...page.items.map(({ comment }) => comment));
          after = page.nextCursor ? Number(page.nextCursor) : undefined;
        } while (after !== undefined);
        const expected = [...Array(25)].map((_, n) => `${n}`);
        expect(seen).toEqual(newestFirst ? expected.reverse() : expected);
      }
    });

    it('finds events by request, actor, type, product and time', async () => {
      const { knex, log, record } = await setup();
      await record([{ details: { product: FLIGHTS, holder: CHEN } }]);
      await record([
        { requestId: 'r-2', actor: OLIVIA, type: 'request.denied' },
      ]);
      await record([
        { requestId: '', type: 'drift.found', details: { product: FLIGHTS } },
      ]);
      const find = async (query: Parameters<typeof log.list>[0]) =>
        (await log.list(query)).items.map(({ sequence }) => sequence);

      expect(await find({})).toEqual([1, 2, 3]);
      expect(await find({ requestId: 'r-2' })).toEqual([2]);
      expect(await find({ actor: CHEN })).toEqual([1, 3]);
      expect(await find({ type: 'request.denied' })).toEqual([2]);
      expect(await find({ product: FLIGHTS })).toEqual([1, 3]);
      const [{ at }] = (await log.list({})).items;
      expect(await find({ before: at })).toEqual([]);
      expect(await find({ from: at })).toEqual([1, 2, 3]);
      expect(await find({ from: new Date(0).toISOString(), limit: 1 })).toEqual(
        [1],
      );
      expect(
        (await knex('access_events').where({ product: FLIGHTS })).length,
      ).toBe(2);
    });

    it('shows events of requests the caller may see, and no others', async () => {
      const { knex, log, record } = await setup();
      await knex('access_requests').insert(
        requestRow({ id: 'r-1', requester: CHEN }),
      );
      await knex('access_requests').insert(
        requestRow({ id: 'r-2', requester: OLIVIA }),
      );
      await record([
        {},
        { requestId: 'r-2' },
        { requestId: '', type: 'drift.found' },
      ]);
      const { items } = await log.list(
        {},
        { key: 'requester', values: [CHEN] },
      );
      expect(items.map(({ sequence }) => sequence)).toEqual([1]);
    });

    it('exports a log that is found intact, and tampering is found', async () => {
      const { knex, exported, record } = await setup();
      await record([...Array(2100)].map((_, n) => ({ comment: `${n}` })));
      const whole = await exported();
      expect(whole.length).toBe(4);
      const verify = async (parts: Buffer[]) =>
        verifyExport(
          (async function* chunks() {
            yield* parts;
          })(),
        );
      expect(await verify(whole)).toMatchObject({ intact: true, events: 2100 });

      await knex('access_texts').where({ sequence: 7 }).update({ text: 'x' });
      expect((await verify(await exported())).findings).toEqual([
        {
          line: 7,
          sequence: 7,
          reason: 'the comment of event 7 is not what was written',
        },
      ]);

      // What only somebody can do who may change tables.
      await unprotect(knex);
      await knex('access_events').where({ sequence: 2100 }).delete();
      expect((await verify(await exported())).findings).toContainEqual({
        sequence: 2100,
        reason: 'the log ends at event 2099, but was written up to event 2100',
      });
      await knex('access_events')
        .where({ sequence: 3 })
        .update({ details: 'not JSON' })
        .catch(() => {
          // PostgreSQL has a column that is made of it.
        });
      await knex('access_events')
        .where({ sequence: 4 })
        .update({ actor: OLIVIA });
      expect((await verify(await exported())).findings).toContainEqual(
        expect.objectContaining({
          sequence: 4,
          reason: 'event 4 is not what was written',
        }),
      );
    });

    it('exports an empty log', async () => {
      const { exported } = await setup();
      expect(Buffer.concat(await exported()).toString()).toBe(
        `{"end":{"hash":"${'0'.repeat(64)}","sequence":0}}\n`,
      );
    });
  });
});

function requestRow(row: { id: string; requester: string }) {
  return {
    ...row,
    state: 'pending',
    is_open: true,
    holder: row.requester,
    holder_owner: row.requester,
    product: FLIGHTS,
    port: 'flights',
    version: row.id,
    purpose: '',
    duration: 'P1D',
    steps: '[]',
    approvers: '[]',
    created_at: new Date(),
    updated_at: new Date(),
    revision: 1,
  };
}

async function unprotect(knex: Knex): Promise<void> {
  if (knex.client.config.client === 'pg') {
    await knex.raw('drop trigger access_events_append_only on access_events');
    return;
  }
  await knex.raw('drop trigger access_events_no_update');
  await knex.raw('drop trigger access_events_no_delete');
}
