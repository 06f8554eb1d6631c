import { AccessItem } from '@meshport/backstage-plugin-data-platform-node';
import {
  FLIGHTS,
  useFlightsWarehouse,
} from '../__testUtils__/useFlightsWarehouse';

describe('effective access to PostgreSQL', () => {
  const mesh = useFlightsWarehouse();

  const portOf = ({ principal: _, ...port }: AccessItem) => port;
  const mine = async (item: AccessItem, platform = mesh.platform) =>
    (await platform.access.effective(portOf(item))).filter(
      ({ principal }) => principal === item.principal || principal === 'PUBLIC',
    );
  const named = (statement: string) =>
    statement
      .replaceAll('OWNER', mesh.warehouse.owner)
      .replaceAll('CHEN', mesh.chen);

  it.each([
    [
      'a right given to everyone',
      'GRANT SELECT ON flights.flights TO PUBLIC; GRANT USAGE ON SCHEMA flights TO PUBLIC',
      {
        principal: 'PUBLIC',
        path: 'a right given to PUBLIC',
        withdrawable: true,
      },
      'REVOKE ALL ON flights.flights FROM PUBLIC; REVOKE USAGE ON SCHEMA flights FROM PUBLIC',
    ],
    [
      'a right given to everyone who may enter the schema',
      'GRANT SELECT ON flights.flights TO PUBLIC; GRANT USAGE ON SCHEMA flights TO CHEN',
      { path: 'a right given to PUBLIC', withdrawable: true },
      'REVOKE ALL ON flights.flights FROM PUBLIC; REVOKE USAGE ON SCHEMA flights FROM CHEN',
    ],
    [
      'a right to one column',
      'GRANT SELECT (origin) ON flights.flights TO CHEN; GRANT USAGE ON SCHEMA flights TO CHEN',
      {
        path: 'a right given directly',
        columns: ['origin'],
        withdrawable: true,
      },
      'REVOKE ALL ON flights.flights FROM CHEN; REVOKE USAGE ON SCHEMA flights FROM CHEN',
    ],
    [
      'a member of the owner',
      'GRANT OWNER TO CHEN',
      { kind: 'unmanaged', withdrawable: false },
      'REVOKE OWNER FROM CHEN',
    ],
    [
      'a member who may only become the owner',
      'GRANT OWNER TO CHEN WITH INHERIT FALSE, SET TRUE',
      { kind: 'unmanaged', withdrawable: false },
      'REVOKE OWNER FROM CHEN',
    ],
    [
      'somebody who reads all data',
      'GRANT pg_read_all_data TO CHEN',
      { path: 'as a member of pg_read_all_data', withdrawable: false },
      'REVOKE pg_read_all_data FROM CHEN',
    ],
    [
      'somebody who replicates the server',
      'ALTER ROLE CHEN REPLICATION',
      { path: 'by replicating the server', withdrawable: false },
      'ALTER ROLE CHEN NOREPLICATION',
    ],
    [
      'a superuser',
      'ALTER ROLE CHEN SUPERUSER',
      { path: 'as a superuser', kind: 'administrator', withdrawable: false },
      'ALTER ROLE CHEN NOSUPERUSER',
    ],
  ])('names %s', async (_, open, expected, close) => {
    const item = mesh.newItem();
    expect(await mine(item)).toEqual([]);
    await mesh.warehouse.run(named(open));
    try {
      const readers = await mine(item);
      expect(readers).toMatchObject([{ kind: 'unmanaged', ...expected }]);
      const [{ id, withdrawable }] = readers;
      const ended = await mesh.platform.access.withdraw(portOf(item), id).then(
        () => true,
        error => error.name !== 'ConflictError',
      );
      expect(ended).toBe(withdrawable);
      expect(await mine(item)).toEqual(withdrawable ? [] : readers);
    } finally {
      await mesh.warehouse.run(named(close));
    }
  });

  it('does not name who has a right to a table they cannot reach', async () => {
    const item = mesh.newItem();
    await mesh.warehouse.run(named('GRANT SELECT ON flights.flights TO CHEN'));
    expect(await mine(item)).toEqual([]);
    expect(await mesh.warehouse.readTableAs(mesh.chen, FLIGHTS)).toBe(false);
    await mesh.warehouse.run(
      named('REVOKE SELECT ON flights.flights FROM CHEN'),
    );
  });

  it.each([
    [
      'the function that refuses was changed',
      'CREATE OR REPLACE FUNCTION meshport.may_read(role text) RETURNS boolean LANGUAGE sql SECURITY DEFINER AS $$ SELECT true $$',
    ],
    [
      'the query of a view was changed',
      'CREATE OR REPLACE VIEW VIEW WITH (security_barrier = true) AS SELECT * FROM flights.flights',
    ],
  ])('names whom nothing refuses since %s', async (_, statement) => {
    const { warehouse } = mesh;
    const olivia = await warehouse.createConsumer('olivia');
    const item = mesh.newItem({ principal: olivia });
    await mesh.access.grant(item);
    await warehouse.run(`GRANT ${mesh.roleOf(item)} TO ${mesh.chen}`);
    const unmanaged = async () =>
      (await mesh.platform.access.effective(portOf(item))).filter(
        ({ kind }) => kind === 'unmanaged',
      );
    expect(await unmanaged()).toEqual([]);

    const provisioner = await warehouse.connect(warehouse.provisioner);
    await provisioner.query(
      statement.replace(/VIEW(?! VIEW)/, mesh.nameOf(item)),
    );
    await provisioner.end();
    const read = () => warehouse.readAs({ ...item, principal: mesh.chen });
    expect(await read()).toBeDefined();
    const [intruder, ...others] = await unmanaged();
    expect(others).toEqual([]);
    expect(intruder).toMatchObject({
      principal: mesh.chen,
      path: expect.stringContaining('which somebody changed'),
    });
    await expect(
      mesh.platform.access.withdraw(portOf(item), intruder.id),
    ).rejects.toMatchObject({ name: 'ConflictError' });

    await mesh.access.grant(item);
    expect(await unmanaged()).toEqual([]);
    expect(await read()).toBeUndefined();
    await mesh.platform.access.retire(portOf(item));
    await warehouse.run(`DROP ROLE ${olivia}`);
  });

  it('expects those whom the configuration calls administrators', async () => {
    const item = mesh.newItem();
    const platform = mesh.warehouse.platform({
      administrators: [mesh.warehouse.owner],
    });
    await mesh.warehouse.run(named('GRANT OWNER TO CHEN'));
    expect(await mine(item, platform)).toMatchObject([
      { kind: 'administrator', withdrawable: false },
    ]);
    await mesh.warehouse.run(named('REVOKE OWNER FROM CHEN'));
  });

  it('ends a membership that the provisioner can end', async () => {
    const item = mesh.newItem();
    const { warehouse } = mesh;
    const group = await warehouse.createConsumer('analysts', 'NOLOGIN');
    await warehouse.run(`
      GRANT USAGE ON SCHEMA flights TO ${group};
      GRANT SELECT ON flights.flights TO ${group};
      GRANT ${group} TO ${warehouse.owner} WITH ADMIN TRUE, INHERIT FALSE, SET FALSE;
      GRANT ${group} TO ${mesh.chen} GRANTED BY ${warehouse.owner};`);
    const [reader] = await mine(item);
    expect(reader).toMatchObject({
      path: `as a member of ${group}`,
      kind: 'unmanaged',
      withdrawable: true,
    });
    await mesh.platform.access.withdraw(portOf(item), reader.id);
    expect(await mine(item)).toEqual([]);
    await warehouse.run(
      `DROP OWNED BY ${group}; REVOKE ${group} FROM ${warehouse.owner}`,
    );
  });

  it('does not end what was passed on', async () => {
    const item = mesh.newItem();
    const { warehouse } = mesh;
    const olivia = await warehouse.createConsumer('olivia');
    await warehouse.run(`
      GRANT USAGE ON SCHEMA flights TO ${mesh.chen}, ${olivia};
      GRANT SELECT ON flights.flights TO ${mesh.chen} WITH GRANT OPTION`);
    const session = await warehouse.connect(mesh.chen);
    await session.query(`GRANT SELECT ON flights.flights TO ${olivia}`);
    await session.end();
    const [reader] = await mine(item);
    await expect(
      mesh.platform.access.withdraw(portOf(item), reader.id),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('passed it on'),
    });
    await warehouse.run(`
      REVOKE ALL ON flights.flights FROM ${mesh.chen} CASCADE;
      REVOKE USAGE ON SCHEMA flights FROM ${mesh.chen}, ${olivia}`);
  });
});
