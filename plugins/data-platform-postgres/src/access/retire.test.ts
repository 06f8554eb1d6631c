import { useFlightsWarehouse } from '../__testUtils__/useFlightsWarehouse';

describe('a port that retires', () => {
  const mesh = useFlightsWarehouse();

  it('leaves what others built on its view, which nobody can read', async () => {
    const { warehouse, chen } = mesh;
    const item = mesh.newItem();
    await mesh.access.grant(item);
    await warehouse.run(`CREATE SCHEMA built AUTHORIZATION ${chen}`);
    const session = await warehouse.connect(chen);
    await session.query(
      `CREATE VIEW built.flights AS SELECT * FROM ${mesh.nameOf(item)}`,
    );
    const { principal: _, ...port } = item;
    expect(await mesh.platform.access.retire(port)).toEqual([
      `The right of ${chen} by ${mesh.roleOf(item)}`,
      expect.stringMatching(/^Not the view meshport\..*view built\.flights/),
    ]);
    for (const name of ['built.flights', mesh.nameOf(item)]) {
      await expect(session.query(`TABLE ${name}`)).rejects.toMatchObject({
        code: '42501',
      });
    }
    await session.end();
    await warehouse.run('DROP SCHEMA built CASCADE');
    expect(await mesh.platform.access.retire(port)).toEqual([
      `The view ${mesh.nameOf(item)}`,
      `The role ${mesh.roleOf(item)}`,
    ]);
  });
});
