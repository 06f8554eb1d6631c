import { oneByOne } from '@meshport/backstage-plugin-data-platform-node/testUtils';
import {
  ARCHIVE,
  useFlightsWarehouse,
} from '../__testUtils__/useFlightsWarehouse';

describe('access to PostgreSQL', () => {
  const mesh = useFlightsWarehouse();

  describe('given by Meshport', () => {
    it('is a membership that is inherited and cannot be used otherwise', async () => {
      const item = mesh.newItem();
      const evidence = await mesh.access.grant(item);
      expect(evidence).toMatchObject({
        state: 'present',
        summary: `${mesh.chen} can read flights.flights through meshport.${
          mesh.viewOf(item).name
        }, without an end.`,
        details: {
          role: mesh.roleOf(item),
          memberships: [
            `granted by ${mesh.warehouse.provisioner}, inherit true, set false, admin false`,
          ],
          otherPaths: [],
        },
      });
      expect(await mesh.membershipsOf(item)).toEqual([
        {
          grantor: mesh.warehouse.provisioner,
          admin: false,
          inherit: true,
          set: false,
        },
      ]);

      const session = await mesh.warehouse.connect(mesh.chen);
      try {
        await expect(
          session.query(`SET ROLE ${mesh.roleOf(item)}`),
        ).rejects.toMatchObject({ code: '42501' });
        await expect(
          session.query(`DELETE FROM ${mesh.nameOf(item)}`),
        ).rejects.toMatchObject({ code: '42501' });
        await expect(
          session.query('SELECT * FROM flights.flights'),
        ).rejects.toMatchObject({ code: '42501' });
      } finally {
        await session.end();
      }
      await mesh.access.revoke(item);
    });

    it('ends within an open session and transaction', async () => {
      const item = mesh.newItem();
      await mesh.access.grant(item);
      const session = await mesh.warehouse.connect(mesh.chen);
      try {
        await session.query('BEGIN');
        await session.query(`TABLE ${mesh.nameOf(item)}`);
        await mesh.access.revoke(item);
        await expect(
          session.query(`TABLE ${mesh.nameOf(item)}`),
        ).rejects.toMatchObject({ code: '42501' });
      } finally {
        await session.end();
      }
    });

    it('holds the right to the view and to nothing else', async () => {
      const item = mesh.newItem();
      await mesh.access.grant(item);
      const rights = await mesh.warehouse.run(
        `SELECT c.oid::regclass::text AS object, x.privilege_type AS right
           FROM pg_class c, aclexplode(c.relacl) x WHERE x.grantee = $1::regrole
          UNION ALL
         SELECT n.nspname, x.privilege_type
           FROM pg_namespace n, aclexplode(n.nspacl) x WHERE x.grantee = $1::regrole
          ORDER BY 1`,
        [mesh.roleOf(item)],
      );
      expect(rights).toEqual([{ object: mesh.nameOf(item), right: 'SELECT' }]);
      await mesh.access.revoke(item);
    });

    it('follows the port to another table', async () => {
      const item = mesh.newItem();
      await mesh.access.grant(item);
      const moved = { ...item, version: '1.1.0', location: ARCHIVE };

      expect(await mesh.access.verify(moved)).toMatchObject({
        state: 'differs',
        summary: expect.stringContaining(
          'shows another table than archive.flights',
        ),
      });
      expect(await mesh.access.grant(moved)).toMatchObject({
        state: 'present',
      });
      // The archive is empty.
      expect(await mesh.warehouse.readAs(moved)).toEqual([]);
      await mesh.access.revoke(moved);
    });

    it('includes connecting, where not everyone may and Meshport can say so', async () => {
      const item = mesh.newItem();
      const { database, provisioner } = mesh.warehouse;
      await mesh.warehouse.run(
        `REVOKE CONNECT ON DATABASE ${database} FROM PUBLIC`,
      );
      await mesh.warehouse.run(
        `GRANT CONNECT ON DATABASE ${database} TO ${provisioner}`,
      );
      try {
        expect(await mesh.access.grant(item)).toMatchObject({
          state: 'differs',
          summary: expect.stringContaining(
            `may not connect to the database ${database}`,
          ),
        });
        await mesh.warehouse.run(
          `GRANT CONNECT ON DATABASE ${database} TO ${provisioner} WITH GRANT OPTION`,
        );
        expect(await mesh.access.grant(item)).toMatchObject({
          state: 'present',
        });
        expect(await mesh.warehouse.readAs(item)).toHaveLength(10);
      } finally {
        await mesh.warehouse.run(
          `REVOKE CONNECT ON DATABASE ${database} FROM ${provisioner} CASCADE`,
        );
        await mesh.warehouse.run(
          `GRANT CONNECT ON DATABASE ${database} TO PUBLIC`,
        );
      }
      await mesh.access.revoke(item);
    });

    it('survives 200 grants and revocations at once', async () => {
      const item = mesh.newItem();
      const pairs = Array.from({ length: 200 }, async (_, i) => {
        const one = { ...item, port: `${item.port}-${i % 4}` };
        await mesh.access.grant(one);
        return mesh.access.revoke(one);
      });
      await Promise.all(pairs);
      for (const i of [0, 1, 2, 3]) {
        const one = { ...item, port: `${item.port}-${i}` };
        expect(await mesh.access.revoke(one)).toMatchObject({
          state: 'absent',
        });
      }
      expect(await mesh.warehouse.readAs(item)).toBeUndefined();
    }, 180_000);

    it('takes turns with the adapter of another backend', async () => {
      const item = mesh.newItem();
      const other = mesh.warehouse.platform();
      await Promise.all(
        Array.from({ length: 40 }, (_, i) =>
          oneByOne((i % 2 ? mesh.platform : other).access).grant({
            ...item,
            port: `${item.port}-${i % 3}`,
          }),
        ),
      );
      for (const i of [0, 1, 2]) {
        const one = { ...item, port: `${item.port}-${i}` };
        expect(await oneByOne(other.access).verify(one)).toMatchObject({
          state: 'present',
        });
        await oneByOne(other.access).revoke(one);
      }
    }, 60_000);
  });
});
