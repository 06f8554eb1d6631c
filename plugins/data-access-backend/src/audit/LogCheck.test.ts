import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { AccessDatabase } from '../database/AccessDatabase';
import { readHead } from '../database/eventLog';
import { LogCheck } from './LogCheck';

jest.setTimeout(60_000);

describe('LogCheck', () => {
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
      await database.change(async change => {
        for (let n = 0; n < 2500; n++) {
          change.record({
            requestId: 'r',
            type: 'request.submitted',
            actor: 'user:default/chen',
            toState: 'pending',
            comment: `${n}`,
          });
        }
      });
      const auditor = mockServices.auditor.mock();
      const event = { success: jest.fn(), fail: jest.fn() };
      auditor.createEvent.mockResolvedValue(event);
      const logger = mockServices.logger.mock();
      const check = new LogCheck({
        database,
        auditor,
        logger,
        alarmRecipients: ['group:default/platform-engineering'],
      });
      return { knex, check, event, logger };
    }

    it('tells the audit log where the log ends', async () => {
      const { knex, check, event, logger } = await setup();
      await check.run();
      const meta = await readHead(knex, { lock: false });
      expect(meta.sequence).toBe(2500);
      expect(event.success.mock.calls).toEqual([[{ meta }]]);
      expect(event.fail).not.toHaveBeenCalled();
      expect(logger.error).not.toHaveBeenCalled();
      expect(await knex('access_outbox')).toEqual([]);
    });

    it('raises an alarm when the log is not what was written', async () => {
      const { knex, check, event, logger } = await setup();
      await knex('access_texts')
        .where({ sequence: 1700 })
        .update({ text: 'x' });
      await check.run();
      const words =
        'The log of access is not what was written: the comment of event 1700 is not what was written';
      expect(event.success).not.toHaveBeenCalled();
      expect(event.fail).toHaveBeenCalledWith({
        error: expect.objectContaining({ message: words }),
      });
      expect(logger.error).toHaveBeenCalledWith(words);
      const [{ payload }] = await knex('access_outbox');
      expect(JSON.parse(payload)).toMatchObject({
        recipients: { entityRef: ['group:default/platform-engineering'] },
        payload: { severity: 'critical', link: '/data-access/audit' },
      });
    });

    it('raises an alarm when the end of the log is not where it was', async () => {
      const { knex, check, event } = await setup();
      await knex('access_event_head').update({ sequence: 2501 });
      await check.run();
      expect(event.fail).toHaveBeenCalledWith({
        error: expect.objectContaining({
          message: expect.stringContaining('was written up to event 2501'),
        }),
      });
    });
  });
});
