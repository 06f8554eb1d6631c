import { oneByOne } from '@meshport/backstage-plugin-data-platform-node/testUtils';
import { useFlightsWarehouse } from '../__testUtils__/useFlightsWarehouse';
import { PostgresDataPlatform } from '../PostgresDataPlatform';

describe('access to PostgreSQL', () => {
  const mesh = useFlightsWarehouse();

  describe('that others gave too', () => {
    it('lets nobody read any more after a revocation', async () => {
      const item = mesh.newItem();
      await mesh.access.grant(item);
      await mesh.warehouse.run(`GRANT ${mesh.roleOf(item)} TO ${mesh.chen}`);
      const [{ superuser }] = await mesh.warehouse.run(
        'SELECT current_user AS superuser',
      );
      expect(await mesh.access.verify(item)).toMatchObject({
        state: 'differs',
        summary: expect.stringContaining(
          `${superuser} made ${mesh.chen} a member`,
        ),
      });
      expect(await mesh.access.revoke(item)).toMatchObject({
        state: 'absent',
        summary: expect.stringContaining(
          `${superuser} made them a member of ${mesh.roleOf(
            item,
          )}, which alone lets nobody read`,
        ),
      });
      expect(await mesh.membershipsOf(item)).toHaveLength(1);
      expect(await mesh.warehouse.readAs(item)).toBeUndefined();

      await mesh.warehouse.run(`REVOKE ${mesh.roleOf(item)} FROM ${mesh.chen}`);
      expect(await mesh.access.verify(item)).toMatchObject({
        state: 'absent',
      });
    });

    it('is ended when Meshport has the rights of who gave it', async () => {
      const item = mesh.newItem();
      await mesh.prepareRole(item);
      const { owner } = mesh.warehouse;
      await mesh.warehouse.run(
        `GRANT ${mesh.roleOf(
          item,
        )} TO ${owner} WITH ADMIN TRUE, INHERIT FALSE, SET FALSE`,
      );
      await mesh.warehouse.run(
        `GRANT ${mesh.roleOf(item)} TO ${mesh.chen} GRANTED BY ${owner}`,
      );

      expect(await mesh.access.revoke(item)).toMatchObject({
        state: 'absent',
      });
      expect(await mesh.membershipsOf(item)).toEqual([]);
      await mesh.warehouse.run(`REVOKE ${mesh.roleOf(item)} FROM ${owner}`);
    });
  });

  describe('that ends when something is gone', () => {
    it('ends though the table was dropped', async () => {
      await mesh.warehouse.run('CREATE TABLE flights.shortlived (id integer)');
      await mesh.warehouse.run(
        `ALTER TABLE flights.shortlived OWNER TO ${mesh.warehouse.owner}`,
      );
      const item = mesh.newItem({
        location: { schema: 'flights', table: 'shortlived' },
      });
      await mesh.access.grant(item);
      await mesh.warehouse.run('DROP TABLE flights.shortlived CASCADE');

      await expect(mesh.access.verify(item)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
      expect(await mesh.access.revoke(item)).toMatchObject({
        state: 'absent',
        summary: expect.stringContaining('no flights.shortlived any more'),
      });
      expect(await mesh.membershipsOf(item)).toEqual([]);
    });

    it('ended with the principal', async () => {
      const principal = await mesh.warehouse.createConsumer('leaver');
      const item = mesh.newItem({ principal });
      await mesh.access.grant(item);
      await mesh.warehouse.run(`DROP ROLE ${principal}`);

      expect(await mesh.access.revoke(item)).toMatchObject({
        state: 'absent',
        summary: expect.stringContaining('no role'),
      });
    });
  });

  describe('and open cursors', () => {
    async function fetchAfterRevoke(terminating: PostgresDataPlatform) {
      const item = mesh.newItem();
      await oneByOne(terminating.access).grant(item);
      const session = await mesh.warehouse.connect(mesh.chen);
      session.on('error', () => {});
      await session.query('BEGIN');
      await session.query(`DECLARE c CURSOR FOR TABLE ${mesh.nameOf(item)}`);
      const evidence = await oneByOne(terminating.access).revoke(item);
      const fetched = await session.query('FETCH 10 FROM c').then(
        result => result.rows.length,
        () => 'ended',
      );
      await session.end().catch(() => {});
      return { evidence, fetched };
    }

    it('goes on in them by default', async () => {
      const { evidence, fetched } = await fetchAfterRevoke(mesh.platform);
      expect(evidence.state).toBe('absent');
      expect(fetched).toBe(10);
    });

    it('ends them with terminateSessions', async () => {
      const terminating = mesh.warehouse.platform({ terminateSessions: true });
      const denied = await fetchAfterRevoke(terminating);
      expect(denied.evidence).toMatchObject({
        state: 'absent',
        summary: expect.stringContaining('could not be ended'),
        details: { sessionsEnded: null },
      });

      await mesh.warehouse.run(
        `GRANT pg_signal_backend TO ${mesh.warehouse.provisioner}`,
      );
      const ended = await fetchAfterRevoke(terminating);
      expect(ended.fetched).toBe('ended');
      expect(ended.evidence).toMatchObject({
        state: 'absent',
        details: { sessionsEnded: 1 },
      });
    });
  });
});
