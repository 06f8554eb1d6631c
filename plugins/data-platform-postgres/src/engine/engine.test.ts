import { oneByOne } from '@meshport/backstage-plugin-data-platform-node/testUtils';
import { useFlightsWarehouse } from '../__testUtils__/useFlightsWarehouse';
import { CHANGE_LOCK } from './changeLock';

const UNAVAILABLE = { name: 'ServiceUnavailableError' };

describe('the connection to PostgreSQL', () => {
  const mesh = useFlightsWarehouse();

  const killProvisioner = () =>
    mesh.warehouse.run(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1',
      [mesh.warehouse.provisioner],
    );

  it('is made anew after the server closed it', async () => {
    await mesh.platform.listTables();
    await killProvisioner();
    // The pool may learn of it before or with the next statement.
    const error = await mesh.platform.listTables().then(
      () => undefined,
      thrown => thrown,
    );
    expect([undefined, UNAVAILABLE.name]).toContain(error?.name);
    await expect(mesh.platform.listTables()).resolves.toHaveLength(2);
  });

  it('leaves nothing half done when it breaks in the middle of a grant', async () => {
    const item = mesh.newItem();
    const blocker = await mesh.warehouse.connect(mesh.warehouse.provisioner);
    blocker.on('error', () => {});
    await blocker.query('BEGIN');
    await blocker.query('LOCK TABLE flights.flights IN ACCESS EXCLUSIVE MODE');

    const granting = mesh.access.grant(item);
    // It fails before anyone looks.
    granting.catch(() => {});
    await waitForLock();
    await killProvisioner();
    await expect(granting).rejects.toMatchObject(UNAVAILABLE);

    expect(
      await mesh.warehouse.run('SELECT FROM pg_roles WHERE rolname = $1', [
        mesh.roleOf(item),
      ]),
    ).toEqual([]);
    // And converges when the engine is back.
    expect(await mesh.access.grant(item)).toMatchObject({
      state: 'present',
    });
    await mesh.access.revoke(item);
  });

  it('is unavailable, and not stuck, while others hold the lock', async () => {
    const hasty = mesh.warehouse.platform({ lockTimeout: 100 });
    const item = mesh.newItem();
    const other = await mesh.warehouse.connect(mesh.warehouse.provisioner);
    try {
      await other.query('BEGIN');
      await other.query('LOCK TABLE flights.flights IN ACCESS EXCLUSIVE MODE');
      await expect(oneByOne(hasty.access).grant(item)).rejects.toMatchObject({
        ...UNAVAILABLE,
        message: expect.stringContaining('another change holds its lock'),
      });
    } finally {
      await other.end();
    }
    expect(await oneByOne(hasty.access).grant(item)).toMatchObject({
      state: 'present',
    });
    await oneByOne(hasty.access).revoke(item);
  });

  it('ends a right although its holder takes the lock of changes', async () => {
    const hasty = mesh.warehouse.platform({ lockTimeout: 100 });
    const item = mesh.newItem();
    await oneByOne(hasty.access).grant(item);
    for (const lock of ['pg_advisory_lock', 'pg_advisory_lock_shared']) {
      const holder = await mesh.warehouse.connect(item.principal);
      try {
        await holder.query(`SELECT ${lock}(${CHANGE_LOCK})`);
        expect(await oneByOne(hasty.access).revoke(item)).toMatchObject({
          state: 'absent',
        });
        expect(await oneByOne(hasty.access).grant(item)).toMatchObject({
          state: 'present',
        });
      } finally {
        await holder.end();
      }
    }
    await oneByOne(hasty.access).revoke(item);
  });

  it('waits for the lock when another backend holds it', async () => {
    const hasty = mesh.warehouse.platform({ lockTimeout: 100 });
    const other = await mesh.warehouse.connect(mesh.warehouse.provisioner);
    try {
      await other.query(`SELECT pg_advisory_lock(${CHANGE_LOCK})`);
      await expect(
        oneByOne(hasty.access).grant(mesh.newItem()),
      ).rejects.toMatchObject(UNAVAILABLE);
    } finally {
      await other.end();
    }
  });

  it('is unavailable when a statement takes too long', async () => {
    const hasty = mesh.warehouse.platform({ statementTimeout: 100 });
    const other = await mesh.warehouse.connect(mesh.warehouse.provisioner);
    try {
      await other.query('BEGIN');
      await other.query('LOCK TABLE flights.flights IN ACCESS EXCLUSIVE MODE');
      await expect(
        oneByOne(hasty.access).grant(mesh.newItem()),
      ).rejects.toMatchObject(UNAVAILABLE);
    } finally {
      await other.end();
    }
  });

  it.each([
    ['a wrong password', { password: 'wrong' }],
    ['an unknown database', { database: 'no_such_database' }],
    ['an unknown host', { host: 'no-such-host.invalid' }],
  ])('is unavailable with %s', async (_, changed) => {
    const { warehouse } = mesh;
    const platform = warehouse.platform({
      connection: {
        ...warehouse.connectionOf(warehouse.provisioner),
        ...changed,
      },
    });
    const listing = platform.listTables();
    await expect(listing).rejects.toMatchObject(UNAVAILABLE);
    await expect(listing).rejects.not.toThrow(warehouse.password);
  });

  it('may be closed more than once', async () => {
    const platform = mesh.warehouse.platform();
    await platform.listTables();
    await platform.close();
    await platform.close();
    await expect(platform.listTables()).rejects.toMatchObject(UNAVAILABLE);
  });

  async function waitForLock(): Promise<void> {
    for (;;) {
      const waiting = await mesh.warehouse.run(
        `SELECT FROM pg_stat_activity WHERE usename = $1 AND wait_event_type = 'Lock'`,
        [mesh.warehouse.provisioner],
      );
      if (waiting.length > 0) {
        return;
      }
    }
  }
});
