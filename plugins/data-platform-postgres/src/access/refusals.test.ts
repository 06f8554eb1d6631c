import { oneByOne } from '@meshport/backstage-plugin-data-platform-node/testUtils';
import { escapeLiteral } from 'pg';
import { useFlightsWarehouse } from '../__testUtils__/useFlightsWarehouse';

describe('access to PostgreSQL', () => {
  const mesh = useFlightsWarehouse();

  describe('that stands in the way', () => {
    it.each([
      ['no comment', () => null],
      ['a comment of its own', () => 'Our reporting role'],
      [
        'the comment of another reader role',
        () => mesh.viewOf(mesh.newItem()).role.marker,
      ],
      ['a comment that looks alike', () => '{"meshport":null}'],
    ])('is not adopted: a role with %s', async (_, comment) => {
      const item = mesh.newItem();
      await mesh.warehouse.run(`CREATE ROLE ${mesh.roleOf(item)}`);
      try {
        const text = comment();
        if (text) {
          await mesh.warehouse.run(
            `COMMENT ON ROLE ${mesh.roleOf(item)} IS ${escapeLiteral(text)}`,
          );
        }
        await expect(mesh.access.grant(item)).rejects.toMatchObject({
          name: 'ConflictError',
          message: expect.stringContaining(mesh.roleOf(item)),
        });
        expect(await mesh.membershipsOf(item)).toEqual([]);
      } finally {
        await mesh.warehouse.run(`DROP ROLE ${mesh.roleOf(item)}`);
      }
    });

    it.each([
      ['a superuser', 'LOGIN SUPERUSER', /superuser/],
      ['a replication role', 'LOGIN REPLICATION', /replicate/],
      ['a group', 'NOLOGIN', /cannot log in/],
    ])('is refused: %s as principal', async (_, options, message) => {
      const principal = await mesh.warehouse.createConsumer('refused', options);
      try {
        const granting = mesh.access.grant(mesh.newItem({ principal }));
        await expect(granting).rejects.toMatchObject({ name: 'ConflictError' });
        await expect(granting).rejects.toThrow(message);
      } finally {
        await mesh.warehouse.run(`DROP ROLE ${principal}`);
      }
    });

    it('is refused: roles of PostgreSQL and of Meshport as principal', async () => {
      const item = mesh.newItem();
      await mesh.prepareRole(item);
      for (const principal of [
        'pg_read_all_data',
        mesh.roleOf(item),
        mesh.warehouse.provisioner,
      ]) {
        await expect(
          mesh.access.grant(mesh.newItem({ principal })),
        ).rejects.toMatchObject({ name: 'ConflictError' });
      }
    });

    it('is refused: a table whose owner the provisioner is not', async () => {
      await mesh.warehouse.run('CREATE TABLE flights.private (id integer)');
      const item = mesh.newItem({
        location: { schema: 'flights', table: 'private' },
      });
      await expect(mesh.access.grant(item)).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('may not give'),
      });
      // The transaction took the role with it.
      expect(
        await mesh.warehouse.run('SELECT FROM pg_roles WHERE rolname = $1', [
          mesh.roleOf(item),
        ]),
      ).toEqual([]);
    });

    it('is refused: a table that the provisioner may read and not give', async () => {
      const { provisioner } = mesh.warehouse;
      await mesh.warehouse.run(`
        CREATE TABLE flights.shown (id integer);
        GRANT SELECT ON flights.shown TO ${provisioner};`);
      const item = mesh.newItem({
        location: { schema: 'flights', table: 'shown' },
      });
      await expect(mesh.access.grant(item)).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('may not give'),
      });
      expect(await mesh.membershipsOf(item)).toEqual([]);
    });

    it('is refused: a schema that is not offered', async () => {
      const narrow = mesh.warehouse.platform({
        schemas: { include: ['arch*'], exclude: [] },
      });
      await expect(
        oneByOne(narrow.access).grant(mesh.newItem()),
      ).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    });
  });
});
