import {
  mockCredentials,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  accessRequestConditions,
  createAccessRequestConditionalDecision,
} from '@meshport/backstage-plugin-data-access-node';
import { accessRequestReadPermission } from '@meshport/backstage-plugin-data-access-common';
import request from 'supertest';
import {
  FakeDataPlatform,
  platformsOf,
} from '../__testUtils__/FakeDataPlatform';
import { CHEN, FLIGHTS, OTTO } from '../__testUtils__/mesh';
import { startPortal } from '../__testUtils__/startPortal';
import { approve, ASK, granted, until } from '../__testUtils__/workflow';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

type Portal = Awaited<ReturnType<typeof startPortal>>;

async function setup(
  databaseId: TestDatabaseId,
  permissions?: Parameters<typeof startPortal>[0]['permissions'],
) {
  const platform = new FakeDataPlatform();
  const portal = await startPortal({
    knex: await databases.init(databaseId),
    platforms: platformsOf(platform),
    permissions,
  });
  return { portal, platform };
}

function count(
  portal: Portal,
  products: unknown,
  header = mockCredentials.service.header(),
) {
  return request(portal.backend.server)
    .post('/api/data-access/grants/counts')
    .set('Authorization', header)
    .send({ products });
}

it('has a PostgreSQL to be tested on', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
});

describe.each(databases.eachSupportedId())('counts of grants on %s', id => {
  it('hold what has not ended, by port and state', async () => {
    const { portal, platform } = await setup(id);
    await granted(portal);
    const port = { product: FLIGHTS, port: 'flights', version: '1.0.0' };
    expect((await count(portal, [FLIGHTS])).body).toEqual({
      items: [{ ...port, state: 'active', grants: 1 }],
      drift: [],
    });

    platform.dropMemberships();
    await portal.trigger('drift-check');
    const asked = await portal.as(OTTO).createRequest(ASK);
    await until(portal, await approve(portal, asked), 'active');
    // However the ref is written.
    expect((await count(portal, ['Flights', FLIGHTS])).body).toEqual({
      items: [
        { ...port, state: 'active', grants: 1 },
        { ...port, state: 'drifted', grants: 1 },
      ],
      drift: [{ product: FLIGHTS, open: 1, adopted: 0 }],
    });
  });

  it('leave out grants that have ended and other products', async () => {
    const { portal } = await setup(id);
    const { request: made } = await granted(portal);
    await portal.as(CHEN).giveBack(made.id, { revision: made.grant!.revision });
    await until(portal, made.id, 'revoked');
    expect((await count(portal, [FLIGHTS])).body).toEqual({
      items: [],
      drift: [],
    });
    expect((await count(portal, ['weather'])).body).toEqual({
      items: [],
      drift: [],
    });
    expect((await count(portal, [])).body).toEqual({ items: [], drift: [] });
  });
});

describe('counts of grants', () => {
  it('are for services only', async () => {
    const { portal } = await setup('SQLITE_3');
    const status = async (header: string) =>
      (await count(portal, [FLIGHTS], header)).status;
    expect(await status(mockCredentials.user.header(CHEN))).toBe(403);
    expect(await status(mockCredentials.none.header())).toBe(401);
  });

  it.each<[string, PolicyDecision]>([
    ['nothing', { result: AuthorizeResult.DENY }],
    [
      'some requests',
      createAccessRequestConditionalDecision(
        accessRequestReadPermission,
        accessRequestConditions.isRequester({ userRefs: [CHEN] }),
      ),
    ],
  ])(
    'are refused to a service that may see %s, on record',
    async (_, decision) => {
      const { portal } = await setup('SQLITE_3', {
        authorizeConditional: async queries => queries.map(() => decision),
      });
      expect((await count(portal, [FLIGHTS])).status).toBe(403);
      expect(portal.audit).toContainEqual(
        expect.objectContaining({ eventId: 'grant-count', outcome: 'failed' }),
      );
    },
  );

  it.each([
    ['no list', 'flights', /products/],
    ['what is no ref', ['/flights'], /'\/flights'/],
    ['too many', Array(501).fill(FLIGHTS), /500/],
  ])('refuse %s and name the field', async (_, products, message) => {
    const { portal } = await setup('SQLITE_3');
    const { status, body } = await count(portal, products);
    expect(status).toBe(400);
    expect(body.error.message).toMatch(message);
  });
});
