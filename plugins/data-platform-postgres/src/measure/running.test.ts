import { MeasureRequest } from '@meshport/backstage-plugin-data-platform-node';
import {
  FLIGHTS,
  useFlightsWarehouse,
} from '../__testUtils__/useFlightsWarehouse';
import { PostgresDataPlatform } from '../PostgresDataPlatform';

const SLOW = { schema: 'flights', table: 'slow' };

describe('a measurement that runs', () => {
  const mesh = useFlightsWarehouse();

  beforeAll(async () => {
    // Every row takes its time, of which there is a minute altogether.
    await mesh.warehouse.run(`
      CREATE VIEW flights.slow AS
        SELECT delay, pg_sleep(0.06)::text AS pause FROM flights.flights;
      ALTER VIEW flights.slow OWNER TO ${mesh.warehouse.owner};
      CREATE TABLE flights.words AS
        SELECT repeat('a', 2000) || 'b' AS word, 1 AS id;
      ALTER TABLE flights.words OWNER TO ${mesh.warehouse.owner};`);
  });

  function request(
    location: Record<string, string>,
    rules: MeasureRequest['rules'] = [],
  ): MeasureRequest {
    const { principal: _, ...port } = mesh.newItem({ location });
    return { port, rules };
  }

  const slowRequest = () =>
    request(SLOW, [
      {
        key: 'pauses',
        column: 'pause',
        rule: { metric: 'nullValues', mustBe: 0 },
      },
    ]);

  function countRunning(): Promise<{ running: number }[]> {
    return mesh.warehouse.run(
      `SELECT count(*)::integer AS running FROM pg_stat_activity
        WHERE usename = $1 AND state = 'active' AND query LIKE '%pause%'`,
      [mesh.warehouse.provisioner],
    );
  }

  async function untilRunning(count: number): Promise<void> {
    const end = Date.now() + 5_000;
    while ((await countRunning())[0].running !== count) {
      if (Date.now() > end) {
        throw new Error(`There were never ${count} measurements running`);
      }
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }

  function start(platform: PostgresDataPlatform) {
    const controller = new AbortController();
    const measured = platform.measure(slowRequest(), {
      signal: controller.signal,
    });
    // It fails before anyone looks.
    measured.catch(() => {});
    return { measured, stop: (why: Error) => controller.abort(why) };
  }

  it('ends in the server when nobody waits for it', async () => {
    const { measured, stop } = start(mesh.platform);
    await untilRunning(1);
    const reason = new Error('nobody waits');
    stop(reason);
    await expect(measured).rejects.toBe(reason);
    await untilRunning(0);
    expect(await mesh.platform.measure(request(FLIGHTS))).toMatchObject({
      rows: 1000,
    });
  });

  it('runs beside no more others than configured, and none is stuck', async () => {
    const platform = mesh.warehouse.platform({
      poolSize: 1,
      measurement: { concurrency: 1, statementTimeout: 30_000 },
    });
    const first = start(platform);
    await untilRunning(1);
    const second = start(platform);
    const third = start(platform);
    second.stop(new Error('gave up'));
    await expect(second.measured).rejects.toThrow('gave up');
    // Access does not wait for measurements.
    expect(await platform.listTables()).not.toHaveLength(0);
    expect((await countRunning())[0].running).toBe(1);

    first.stop(new Error('enough'));
    await expect(first.measured).rejects.toThrow('enough');
    await untilRunning(1);
    third.stop(new Error('enough'));
    await expect(third.measured).rejects.toThrow('enough');
    await untilRunning(0);
  });

  it('is unavailable when the table itself takes too long', async () => {
    const platform = mesh.warehouse.platform({
      measurement: { concurrency: 1, statementTimeout: 300 },
    });
    await expect(platform.measure(slowRequest())).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
  });

  it('is unavailable while the table is locked, and not stuck', async () => {
    const platform = mesh.warehouse.platform({ lockTimeout: 200 });
    const other = await mesh.warehouse.connect(mesh.warehouse.provisioner);
    try {
      await other.query('BEGIN');
      await other.query('LOCK TABLE flights.words IN ACCESS EXCLUSIVE MODE');
      const rules = ['word', 'id'].map(column => ({
        key: column,
        column,
        rule: { metric: 'nullValues', mustBe: 0 } as const,
      }));
      const began = Date.now();
      await expect(
        platform.measure(request({ schema: 'flights', table: 'words' }, rules)),
      ).rejects.toMatchObject({ name: 'ServiceUnavailableError' });
      expect(Date.now() - began).toBeLessThan(2_000);
    } finally {
      await other.end();
    }
  });

  it('measures the rest when only a pattern takes too long', async () => {
    const platform = mesh.warehouse.platform({
      measurement: { concurrency: 1, statementTimeout: 500 },
    });
    const groups = '(a*)'.repeat(9);
    const pattern = `^${groups}\\1\\2\\3\\4\\5\\6\\7\\8\\9b$`;
    const { rules } = await platform.measure(
      request({ schema: 'flights', table: 'words' }, [
        {
          key: 'hostile',
          column: 'word',
          rule: {
            metric: 'invalidValues',
            arguments: { pattern },
            mustBe: 0,
          },
        },
        {
          key: 'fine',
          column: 'word',
          rule: {
            metric: 'invalidValues',
            arguments: { pattern: '^a+b$' },
            mustBe: 0,
          },
        },
        { key: 'rows', rule: { metric: 'rowCount', mustBe: 1 } },
      ]),
    );
    expect(rules).toMatchObject([
      { reason: expect.stringContaining('took longer than 0.5 seconds') },
      { value: 0 },
      { value: 1 },
    ]);
  });
});
