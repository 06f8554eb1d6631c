import { mockServices } from '@backstage/backend-test-utils';
import { MeasureRule } from '@meshport/backstage-plugin-data-platform-node';
import { readerRoleOf } from '../../access/names/ReaderRole';
import {
  ARCHIVE,
  FLIGHTS,
  useFlightsWarehouse,
} from '../../__testUtils__/useFlightsWarehouse';
import { PostgresEngine } from '../../engine/PostgresEngine';
import { beginMeasurement } from '../session';
import { runSqlRules } from './SqlRules';

const COUNT: MeasureRule = {
  key: 'count',
  rule: { type: 'sql', query: 'SELECT count(*) FROM {object}', mustBe: 0 },
};

describe('the reader of rules in SQL', () => {
  const mesh = useFlightsWarehouse();

  async function measure(
    { principal: _, ...port }: ReturnType<typeof mesh.newItem>,
    rules = [COUNT],
  ) {
    return (await mesh.platform.measure({ port, rules })).rules;
  }

  const measured = [{ key: 'count', state: 'measured', value: 1000 }];

  it('is made when nobody has access yet, and lets nobody read', async () => {
    const item = mesh.newItem();
    expect(await measure(item)).toEqual(measured);
    expect(await measure(item)).toEqual(measured);
    expect(await mesh.access.verify(item)).toMatchObject({
      state: 'absent',
    });
    expect(await mesh.warehouse.readTableAs(mesh.chen, FLIGHTS)).toBe(false);
    expect(
      await mesh.warehouse.run(
        `SELECT member.rolname AS member, m.inherit_option AS inherit,
                m.set_option AS set, m.admin_option AS admin
           FROM pg_auth_members m JOIN pg_roles member ON member.oid = m.member
          WHERE m.roleid = $1::regrole ORDER BY admin`,
        [mesh.readerOf(item)],
      ),
    ).toEqual([
      {
        member: mesh.warehouse.provisioner,
        inherit: false,
        set: true,
        admin: false,
      },
      {
        member: mesh.warehouse.provisioner,
        inherit: false,
        set: false,
        admin: true,
      },
    ]);
  });

  it('changes nothing about the access of those who have it', async () => {
    const item = mesh.newItem();
    const granted = await mesh.access.grant(item);
    expect(await measure(item)).toEqual(measured);
    const { checkedAt: _, ...verified } = await mesh.access.verify(item);
    expect(granted).toMatchObject(verified);
    expect(verified.state).toBe('present');
    expect(await mesh.access.revoke(item)).toMatchObject({
      state: 'absent',
    });
    expect(await mesh.warehouse.readTableAs(mesh.chen, FLIGHTS)).toBe(false);
    expect(await measure(item)).toEqual(measured);
  });

  it('is never a role that Meshport did not make', async () => {
    const item = mesh.newItem();
    await measure(item);
    await mesh.warehouse.run(
      `COMMENT ON ROLE ${mesh.readerOf(item)} IS 'somebody else made this'`,
    );
    expect(await measure(item)).toEqual([
      {
        key: 'count',
        state: 'not executed',
        reason: expect.stringContaining('rights that Meshport did not give'),
      },
    ]);
  });

  it('is not moved to another table while somebody reads by it', async () => {
    const item = mesh.newItem();
    await mesh.giveOlderRight(item);
    const moved = { ...item, version: '1.1.0', location: ARCHIVE };
    expect(await measure(moved)).toEqual([
      {
        key: 'count',
        state: 'not executed',
        reason: expect.stringContaining(
          'has other rights than to read archive.flights',
        ),
      },
    ]);
    expect(await mesh.warehouse.readTableAs(mesh.chen, FLIGHTS)).toBe(true);
    await mesh.access.revoke(item);
    expect(await measure(moved)).toMatchObject([{ value: 0 }]);
  });

  it('has only the rows that a policy gives it', async () => {
    const item = mesh.newItem();
    await measure(item);
    const { warehouse } = mesh;
    await warehouse.run(`
      CREATE TABLE flights.policed AS SELECT n FROM generate_series(1, 10) n;
      ALTER TABLE flights.policed OWNER TO ${warehouse.owner};
      ALTER TABLE flights.policed ENABLE ROW LEVEL SECURITY;
      CREATE POLICY few ON flights.policed
        USING (current_user = '${mesh.readerOf(item)}' AND n <= 3);`);
    const location = { schema: 'flights', table: 'policed' };
    const { principal: _, ...port } = { ...item, location };
    expect(await mesh.platform.measure({ port, rules: [COUNT] })).toMatchObject(
      {
        rows: 10,
        rules: [{ value: 3 }],
      },
    );
  });

  // What the engine refuses even if the parser let it pass.
  it.each([
    ['SELECT count(*) FROM archive.flights', '(42501)'],
    ['SELECT count(*) FROM pg_catalog.pg_authid', '(42501)'],
    [`SELECT pg_read_file('/etc/passwd')`, '(42501)'],
    [
      'WITH gone AS (DELETE FROM flights.flights RETURNING 1) SELECT 1',
      '(0A000)',
    ],
    ['SELECT 1) AS q; DROP TABLE flights.flights; SELECT (1', '(42601)'],
    ['DELETE FROM flights.flights RETURNING 1', '(42601)'],
    ['SELECT lo_create(0)', '(25006)'],
    ['SELECT origin FROM flights.flights FOR UPDATE', '(25006)'],
    [`SELECT set_config('transaction_read_only', 'off', true)`, '(25001)'],
  ])('may not run %s', async (statement, code) => {
    const item = mesh.newItem();
    await measure(item);
    const { warehouse } = mesh;
    const engine = new PostgresEngine({
      platform: warehouse.platformId,
      settings: warehouse.settings(),
      logger: mockServices.logger.mock(),
    });
    try {
      const outcome = await engine.read(async query => {
        await beginMeasurement(query, 1_000);
        return runSqlRules(
          query,
          [{ key: 'hostile', guarded: { statement, bareName: false } }],
          {
            role: readerRoleOf(warehouse.platformId, item),
            location: FLIGHTS,
            timeout: 1_000,
          },
        );
      });
      expect(outcome).toEqual([
        {
          key: 'hostile',
          state: 'not executed',
          reason: expect.stringContaining(code),
        },
      ]);
    } finally {
      await engine.close();
    }
  });
});
