import {
  FLIGHTS,
  useFlightsWarehouse,
} from '../__testUtils__/useFlightsWarehouse';

describe('access to PostgreSQL', () => {
  const mesh = useFlightsWarehouse();

  describe('that Meshport did not give', () => {
    it.each([
      [
        'PUBLIC may read',
        'GRANT SELECT ON flights.flights TO PUBLIC; GRANT USAGE ON SCHEMA flights TO CHEN',
        'REVOKE SELECT ON flights.flights FROM PUBLIC',
        /PUBLIC/,
      ],
      [
        'a column is given directly',
        'GRANT SELECT (origin) ON flights.flights TO CHEN; GRANT USAGE ON SCHEMA flights TO CHEN',
        'REVOKE SELECT (origin) ON flights.flights FROM CHEN',
        /given to them directly/,
      ],
      [
        'they belong to the owner',
        'GRANT OWNER TO CHEN',
        'REVOKE OWNER FROM CHEN',
        /through the role owner_/,
      ],
      [
        'they may become the owner',
        'GRANT OWNER TO CHEN WITH INHERIT FALSE, SET TRUE',
        'REVOKE OWNER FROM CHEN',
        /through the role owner_/,
      ],
      [
        'they read all data',
        'GRANT pg_read_all_data TO CHEN',
        'REVOKE pg_read_all_data FROM CHEN',
        /pg_read_all_data/,
      ],
    ])('is seen when %s', async (_, open, close, summary) => {
      const named = (statement: string) =>
        statement
          .replace('OWNER', mesh.warehouse.owner)
          .replaceAll('CHEN', mesh.chen);
      const item = mesh.newItem();
      await mesh.access.grant(item);
      await mesh.warehouse.run(named(open));
      try {
        for (const evidence of [
          await mesh.access.verify(item),
          await mesh.access.grant(item),
        ]) {
          expect(evidence.state).toBe('differs');
          expect(evidence.summary).toMatch(summary);
        }
        await mesh.warehouse.run(
          `GRANT USAGE ON SCHEMA flights TO ${mesh.chen}`,
        );
        const revoked = await mesh.access.revoke(item);
        expect(revoked.state).toBe('differs');
        expect(revoked.summary).toMatch(summary);
      } finally {
        await mesh.warehouse.run(named(close));
        await mesh.warehouse.run(
          `REVOKE USAGE ON SCHEMA flights FROM ${mesh.chen}`,
        );
      }
      expect(await mesh.access.revoke(item)).toMatchObject({
        state: 'absent',
      });
    });

    it('is seen when they are in a group that reads the table', async () => {
      const item = mesh.newItem();
      const group = await mesh.warehouse.createConsumer('group', 'NOLOGIN');
      await mesh.warehouse.run(`
        GRANT USAGE ON SCHEMA flights TO ${group};
        GRANT SELECT ON flights.flights TO ${group};`);
      await mesh.warehouse.run(`GRANT ${group} TO ${mesh.chen}`);
      try {
        expect(await mesh.access.verify(item)).toMatchObject({
          state: 'differs',
          summary: expect.stringContaining(`through the role ${group}`),
        });
        expect(await mesh.warehouse.readTableAs(mesh.chen, FLIGHTS)).toBe(true);
      } finally {
        await mesh.warehouse.run(`DROP OWNED BY ${group}`);
      }
    });
  });

  describe('that was changed by hand', () => {
    it.each([
      ['WITH SET TRUE', /lets them SET ROLE/],
      ['WITH INHERIT FALSE', /is not inherited/],
      ['WITH ADMIN TRUE', /lets them pass it on/],
    ])('is seen, and mended by a grant: %s', async (options, summary) => {
      const item = mesh.newItem();
      await mesh.access.grant(item);
      const provisioner = await mesh.warehouse.connect(
        mesh.warehouse.provisioner,
      );
      await provisioner.query(
        `GRANT ${mesh.roleOf(item)} TO ${mesh.chen} ${options}`,
      );
      await provisioner.end();

      const evidence = await mesh.access.verify(item);
      expect(evidence.state).toBe('differs');
      expect(evidence.summary).toMatch(summary);
      expect(await mesh.access.grant(item)).toMatchObject({
        state: 'present',
      });
      await mesh.access.revoke(item);
    });

    it.each([
      ['REVOKE SELECT ON VIEW FROM ROLE', /cannot read/],
      ['GRANT SELECT ON VIEW TO PUBLIC', /Others were given.*PUBLIC/],
      ['GRANT SELECT (origin) ON VIEW TO CHEN', /Others were given.*chen/],
      [
        'CREATE OR REPLACE VIEW VIEW AS SELECT * FROM flights.flights',
        /query.*was changed/,
      ],
      ['ALTER VIEW VIEW SET (security_barrier = off)', /query.*was changed/],
      ['DROP VIEW VIEW', /There is no meshport.* that Meshport made/],
      [
        'CREATE OR REPLACE FUNCTION meshport.may_read(role text) RETURNS boolean LANGUAGE sql SECURITY DEFINER AS $$ SELECT true $$',
        /function that refuses.*was changed/,
      ],
      [
        'GRANT SELECT ON flights.flights TO ROLE',
        /more than.*flights\.flights/,
      ],
      [
        'GRANT SELECT ON archive.flights TO ROLE',
        /more than.*archive\.flights/,
      ],
      ['GRANT CREATE ON SCHEMA flights TO ROLE', /more than.*schema flights/],
      ['GRANT INSERT ON VIEW TO ROLE', /Others were given/],
      ['ALTER ROLE ROLE LOGIN', /can log in/],
    ])('is seen, and mended by a grant: %s', async (statement, summary) => {
      const item = mesh.newItem();
      await mesh.access.grant(item);
      const provisioner = await mesh.warehouse.connect(
        mesh.warehouse.provisioner,
      );
      await provisioner.query(
        statement
          .replace(/VIEW(?! VIEW)/, mesh.nameOf(item))
          .replace(/ROLE(?! ROLE)/, mesh.roleOf(item))
          .replace('CHEN', mesh.chen),
      );
      await provisioner.end();

      const evidence = await mesh.access.verify(item);
      expect(evidence.state).toBe('differs');
      expect(evidence.summary).toMatch(summary);
      expect(await mesh.access.grant(item)).toMatchObject({
        state: 'present',
      });
      await mesh.access.revoke(item);
    });

    it('is seen when the reader role was put in another role', async () => {
      const item = mesh.newItem();
      await mesh.access.grant(item);
      await mesh.warehouse.run(
        `GRANT pg_read_all_data TO ${mesh.roleOf(item)}`,
      );
      expect(await mesh.access.verify(item)).toMatchObject({
        state: 'differs',
        summary: expect.stringContaining('is a member of pg_read_all_data'),
      });
      await mesh.warehouse.run(
        `REVOKE pg_read_all_data FROM ${mesh.roleOf(item)}`,
      );
      await mesh.access.revoke(item);
    });
  });
});
