import { AccessItem } from '@meshport/backstage-plugin-data-platform-node';
import {
  FLIGHTS,
  useFlightsWarehouse,
} from '../__testUtils__/useFlightsWarehouse';

describe('a right from before there were views', () => {
  const mesh = useFlightsWarehouse();

  it('is seen, and moved to a view by the next grant', async () => {
    const item = mesh.newItem();
    await mesh.giveOlderRight(item);
    expect(await mesh.warehouse.readTableAs(mesh.chen, FLIGHTS)).toBe(true);
    expect(await mesh.access.verify(item)).toMatchObject({ state: 'present' });
    expect(await mesh.platform.access.effective(portOf(item))).toContainEqual(
      expect.objectContaining({
        principal: mesh.chen,
        kind: 'managed',
        item: { product: item.product, port: item.port, version: '1.0.0' },
      }),
    );

    expect(await mesh.access.grant(item)).toMatchObject({ state: 'present' });
    expect(await mesh.warehouse.readTableAs(mesh.chen, FLIGHTS)).toBe(false);
    expect(await mesh.warehouse.readAs(item)).toHaveLength(10);
    expect(await mesh.access.revoke(item)).toMatchObject({ state: 'absent' });
  });

  it('ends by a revocation, and when its port retires', async () => {
    const item = mesh.newItem();
    for (const end of [
      () => mesh.access.revoke(item),
      () => mesh.platform.access.retire(portOf(item)),
    ]) {
      await mesh.giveOlderRight(item);
      await end();
      expect(await mesh.access.verify(item)).toMatchObject({ state: 'absent' });
      expect(await mesh.warehouse.readTableAs(mesh.chen, FLIGHTS)).toBe(false);
    }
  });

  it('given by hand is a difference', async () => {
    const item = mesh.newItem();
    const group = await mesh.warehouse.createConsumer('group');
    await mesh.giveOlderRight({ ...item, principal: group });
    await mesh.warehouse.run(`GRANT ${group} TO ${mesh.chen}`);
    expect(await mesh.access.verify(item)).toMatchObject({ state: 'differs' });
    await mesh.warehouse.run(`REVOKE ${group} FROM ${mesh.chen}`);
  });

  function portOf({ principal: _, ...port }: AccessItem) {
    return port;
  }
});
