import { escapeIdentifier } from 'pg';
import { useFlightsWarehouse } from '../__testUtils__/useFlightsWarehouse';

describe('the engine itself', () => {
  const mesh = useFlightsWarehouse();
  const soon = (milliseconds: number) =>
    new Date(Date.now() + milliseconds).toISOString();

  it('refuses past the end, also in a transaction from before it', async () => {
    const item = mesh.newItem({ until: soon(3_000) });
    await mesh.access.grant(item);
    const session = await mesh.warehouse.connect(mesh.chen);
    try {
      const read = () => session.query(`TABLE ${mesh.nameOf(item)}`);
      await session.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
      expect((await read()).rowCount).toBe(1000);
      await session.query('SAVEPOINT before');
      await session.query('SELECT pg_sleep(3.2)');
      await expect(read()).rejects.toMatchObject({
        code: '42501',
        message: expect.stringMatching(
          /^The right of chen_.* to read this port ended at 20.*Z$/,
        ),
        hint: 'Renew it in the portal.',
      });
      await session.query('ROLLBACK TO before');
      await expect(
        session.query(`SELECT count(*) FROM ${mesh.nameOf(item)}`),
      ).rejects.toMatchObject({ code: '42501' });
    } finally {
      await session.end();
    }
    expect(await mesh.access.verify(item)).toMatchObject({
      state: 'differs',
      summary: expect.stringContaining('PostgreSQL refuses it since'),
    });
    expect(await mesh.access.revoke(item)).toMatchObject({ state: 'absent' });
  });

  it('refuses whoever was lent the right of another', async () => {
    const { warehouse, chen } = mesh;
    const item = mesh.newItem();
    await mesh.access.grant(item);
    const olivia = await warehouse.createConsumer('olivia');
    await warehouse.run(`CREATE SCHEMA lent AUTHORIZATION ${chen}`);
    const lender = await warehouse.connect(chen);
    await lender.query(`
      CREATE VIEW lent.flights AS SELECT * FROM ${mesh.nameOf(item)};
      CREATE FUNCTION lent.flights() RETURNS bigint LANGUAGE sql SECURITY DEFINER
        AS 'SELECT count(*) FROM ${mesh.nameOf(item)}';
      GRANT USAGE ON SCHEMA lent TO ${olivia};
      GRANT SELECT ON lent.flights TO ${olivia};`);
    expect((await lender.query('TABLE lent.flights')).rowCount).toBe(1000);
    await lender.end();

    const session = await warehouse.connect(olivia);
    for (const statement of [
      'SELECT * FROM lent.flights',
      'SELECT lent.flights()',
      `SELECT * FROM ${mesh.nameOf(item)}`,
    ]) {
      await expect(session.query(statement)).rejects.toMatchObject({
        code: '42501',
      });
    }
    await session.end();
    await warehouse.run('DROP SCHEMA lent CASCADE');
    await mesh.access.revoke(item);
  });

  it('keeps what Meshport writes down from consumers', async () => {
    const item = mesh.newItem();
    await mesh.access.grant(item);
    const session = await mesh.warehouse.connect(mesh.chen);
    for (const statement of [
      'SELECT * FROM meshport.rights',
      'SELECT * FROM meshport.port_views',
      `UPDATE meshport.rights SET until = NULL`,
      `INSERT INTO meshport.rights VALUES ('x', session_user)`,
      'CREATE TABLE meshport.mine (id integer)',
      `ALTER VIEW ${mesh.nameOf(item)} SET (security_barrier = false)`,
      `CREATE OR REPLACE FUNCTION meshport.may_read(role text) RETURNS boolean LANGUAGE sql AS 'SELECT true'`,
    ]) {
      await expect(session.query(statement)).rejects.toMatchObject({
        code: '42501',
      });
    }
    await session.end();
    await mesh.access.revoke(item);
  });

  it('is read and changed while somebody locks the table', async () => {
    const { warehouse } = mesh;
    const [item, other] = [mesh.newItem(), mesh.newItem()];
    await mesh.access.grant(item);
    await mesh.access.grant(other);
    await mesh.access.revoke(other);
    const hasty = warehouse.platform({ lockTimeout: 200 });
    const owner = await warehouse.connect(warehouse.provisioner);
    await owner.query('BEGIN; LOCK TABLE flights.flights');
    try {
      expect(await hasty.access.verify([item, other])).toMatchObject([
        { evidence: { state: 'present' } },
        { evidence: { state: 'absent' } },
      ]);
      // What is new has to wait, and keeps nothing else from being done.
      expect(
        await hasty.access.change([
          { type: 'grant', item: mesh.newItem() },
          { type: 'revoke', item },
          { type: 'grant', item: other },
        ]),
      ).toMatchObject([
        { error: { name: 'ServiceUnavailableError' } },
        { evidence: { state: 'absent' } },
        { evidence: { state: 'present' } },
      ]);
    } finally {
      await owner.end();
    }
    await mesh.access.revoke(other);
  });

  it.each([
    ['somebody else', 'CREATE SCHEMA taken'],
    [
      'another data platform',
      `CREATE SCHEMA taken AUTHORIZATION PROVISIONER; COMMENT ON SCHEMA taken IS '{"meshport":{"platform":"other","schema":true}}'`,
    ],
    [
      'the provisioner, with things in it',
      'CREATE SCHEMA taken AUTHORIZATION PROVISIONER CREATE TABLE rights (id integer)',
    ],
  ])('is not asked to use a schema of %s', async (_, statement) => {
    const { warehouse } = mesh;
    await warehouse.run(
      statement.replaceAll('PROVISIONER', warehouse.provisioner),
    );
    const platform = warehouse.platform({
      access: { schema: 'taken', proofTimeout: 10_000 },
    });
    const item = mesh.newItem();
    const [granted, revoked] = await platform.access.change([
      { type: 'grant', item },
      { type: 'revoke', item: mesh.newItem() },
    ]);
    expect(granted).toMatchObject({
      error: {
        name: 'ConflictError',
        message: expect.stringContaining('access.schema of the data platform'),
      },
    });
    expect(revoked).toMatchObject({ evidence: { state: 'absent' } });
    await warehouse.run('DROP SCHEMA taken CASCADE');
  });

  it('may be given an empty schema by an administrator', async () => {
    const { warehouse } = mesh;
    await warehouse.run(
      `CREATE SCHEMA given AUTHORIZATION ${escapeIdentifier(
        warehouse.provisioner,
      )};
       REVOKE CREATE ON DATABASE ${warehouse.database} FROM ${
        warehouse.provisioner
      }`,
    );
    const platform = warehouse.platform({
      access: { schema: 'given', proofTimeout: 10_000 },
    });
    const [outcome] = await platform.access.change([
      { type: 'grant', item: mesh.newItem({ port: 'in-given' }) },
    ]);
    expect(outcome).toMatchObject({ evidence: { state: 'present' } });
  });
});
