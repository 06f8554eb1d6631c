import { TestDatabases } from '@backstage/backend-test-utils';
import { principalAnnotation } from '@meshport/backstage-plugin-data-mesh-common';
import postgresDataPlatform from '@meshport/backstage-plugin-data-platform-postgres';
import {
  CHEN,
  flights,
  FLIGHTS_PORT,
  OLIVIA,
  user,
} from './__testUtils__/mesh';
import { Portal, startPortal } from './__testUtils__/startPortal';
import { approve, ASK, until } from './__testUtils__/workflow';
import { Warehouse } from './__testUtils__/Warehouse';

jest.setTimeout(120_000);

describe('with a real PostgreSQL', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let warehouse: Warehouse;
  let portal: Portal;

  beforeAll(async () => {
    warehouse = await Warehouse.create();
    const platform = warehouse.platformId;
    const chen = user('chen');
    chen.metadata.annotations = {
      [principalAnnotation(platform)]: warehouse.consumer,
    };
    const ports = [{ ...FLIGHTS_PORT, platform }];
    const copy = flights({ ports });
    copy.metadata.name = 'flights-of-safety';
    copy.spec.owner = 'safety';
    portal = await startPortal({
      knex: await databases.init('POSTGRES_18'),
      features: [postgresDataPlatform],
      dataPlatforms: warehouse.config,
      entities: [flights({ ports }), copy, chen],
    });
  });

  afterAll(async () => {
    await portal?.backend.stop();
    await warehouse?.close();
  });

  const ask = (duration: string) =>
    portal.as(CHEN).createRequest({ ...ASK, duration });

  it('lets the consumer read from approval to revocation, and not else', async () => {
    expect(databases.supports('POSTGRES_18')).toBe(true);
    expect(await warehouse.consumerReads()).toBe(false);
    const denied = await ask('P1D');
    await portal.as(OLIVIA).decide(denied.request.id, {
      verdict: 'deny',
      comment: 'say more about the study',
      revision: 1,
    });
    expect(await warehouse.consumerReads()).toBe(false);

    const pending = await ask('P1D');
    expect(await warehouse.consumerReads()).toBe(false);
    const id = await approve(portal, pending);
    const active = await until(portal, id, 'active');
    const statement = active.connection!.statement!;
    expect(await warehouse.consumerReads(statement)).toBe(true);
    // Only the way that is given is open, not the table behind it.
    expect(await warehouse.consumerReads()).toBe(false);

    await portal.as(OLIVIA).revoke(id, {
      comment: 'the study is over',
      revision: active.request.grant!.revision,
    });
    const ended = await until(portal, id, 'revoked');
    expect(ended.request.grant!.evidence!.state).toBe('absent');
    expect(await warehouse.consumerReads(statement)).toBe(false);
  });

  it('gives nobody the table through a product of another team', async () => {
    const product = 'dataproduct:default/flights-of-safety';
    await expect(
      portal.as(CHEN).createRequest({ ...ASK, product }),
    ).rejects.toMatchObject({
      statusCode: 409,
      cause: {
        message: expect.stringContaining(
          'schema flights, table flights in warehouse',
        ),
      },
    });
    expect(await warehouse.consumerReads()).toBe(false);
  });

  it('ends by itself when the time is over', async () => {
    const id = await approve(portal, await ask('PT2S'));
    const { connection } = await until(portal, id, 'active');
    const statement = connection!.statement!;
    expect(await warehouse.consumerReads(statement)).toBe(true);
    await new Promise(resolve => setTimeout(resolve, 2100));
    // The portal has done nothing yet: the engine refuses by itself.
    expect(await warehouse.consumerReads(statement)).toBe(false);
    await portal.trigger('end-of-time');
    await until(portal, id, 'expired');
    expect(await warehouse.consumerReads(statement)).toBe(false);
  });

  it('goes on without a gap when it is prolonged', async () => {
    const id = await approve(portal, await ask('PT3S'));
    const active = await until(portal, id, 'active');
    const statement = active.connection!.statement!;
    const renewal = await portal.as(CHEN).renew(id, { duration: 'PT1H' });
    await approve(portal, renewal);
    for (let i = 0; i < 40; i++) {
      expect(await warehouse.consumerReads(statement)).toBe(true);
      await portal.trigger('end-of-time');
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    const { grant } = (await portal.as(CHEN).getRequest(id)).request;
    expect(grant).toMatchObject({ state: 'active' });
    expect(Date.parse(grant!.expiresAt!)).toBeGreaterThan(
      Date.parse(active.request.grant!.expiresAt!) + 3_000_000,
    );
    await portal.as(CHEN).giveBack(id, { revision: grant!.revision });
    await until(portal, id, 'revoked');
    expect(await warehouse.consumerReads(statement)).toBe(false);
  });

  it('finds what was done by hand, and ends it when somebody decides so', async () => {
    await warehouse.byHand(
      `grant usage on schema flights to ${warehouse.consumer}`,
      `grant select on flights.flights to ${warehouse.consumer}`,
    );
    expect(await warehouse.consumerReads()).toBe(true);
    await portal.trigger('drift-check');
    const olivia = portal.as(OLIVIA);
    const { items, ports } = await olivia.listDrift({});
    const found = items.find(
      ({ principal }) => principal === warehouse.consumer,
    )!;
    expect(found).toMatchObject({
      kind: 'unexpected',
      state: 'open',
      repairable: true,
      port: 'flights',
    });
    // The product of another team that names the table is told nothing of it.
    expect(ports).toEqual([
      expect.objectContaining({
        product: ASK.product,
        comparedAt: expect.any(String),
      }),
    ]);
    expect(items.map(({ product }) => product)).toEqual([ASK.product]);
    await olivia.decideDrift(found.id, {
      action: 'repair',
      reason: 'nobody asked for it',
      revision: found.revision,
    });
    for (let i = 0; i < 100 && (await warehouse.consumerReads()); i++) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    expect(await warehouse.consumerReads()).toBe(false);
    await portal.trigger('drift-check');
    const after = await olivia.listDrift({});
    expect(after.items.map(({ id }) => id)).not.toContain(found.id);
  });

  it('converges when the engine was out of reach in the middle', async () => {
    const pending = await ask('P1D');
    await warehouse.setReachable(false);
    const id = await approve(portal, pending);
    const failed = await until(portal, id, 'grant_failed');
    expect(failed.request.grant!.failure!.message).not.toBe('');
    expect(await warehouse.consumerReads()).toBe(false);
    await warehouse.setReachable(true);
    const active = await until(portal, id, 'active');
    const statement = active.connection!.statement!;
    expect(await warehouse.consumerReads(statement)).toBe(true);

    await warehouse.dropMemberships();
    expect(await warehouse.consumerReads(statement)).toBe(false);
    await portal.trigger('drift-check');
    await until(portal, id, 'drifted');
    await portal.as(OLIVIA).retry(id);
    await until(portal, id, 'active');
    expect(await warehouse.consumerReads(statement)).toBe(true);

    await warehouse.setReachable(false);
    const { revision } = (await portal.as(CHEN).getRequest(id)).request.grant!;
    expect(revision).toBeGreaterThan(active.request.grant!.revision);
    await portal.as(CHEN).giveBack(id, { revision });
    await until(portal, id, 'revoke_failed');
    expect(await warehouse.consumerReads(statement)).toBe(true);
    await warehouse.setReachable(true);
    await until(portal, id, 'revoked');
    expect(await warehouse.consumerReads(statement)).toBe(false);
  });
});
