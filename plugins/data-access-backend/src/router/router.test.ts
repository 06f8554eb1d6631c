import {
  mockCredentials,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import request from 'supertest';
import {
  FakeDataPlatform,
  platformsOf,
} from '../__testUtils__/FakeDataPlatform';
import {
  CHEN,
  FLIGHTS,
  flights,
  FLIGHTS_PORT,
  GRACE,
  mesh,
  OLIVIA,
  OTTO,
} from '../__testUtils__/mesh';
import { startPortal } from '../__testUtils__/startPortal';
import { ASK } from '../__testUtils__/workflow';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

async function setup(
  databaseId: TestDatabaseId = 'SQLITE_3',
  options: Omit<
    Partial<Parameters<typeof startPortal>[0]>,
    'knex' | 'platforms'
  > = {},
) {
  const platform = new FakeDataPlatform();
  const portal = await startPortal({
    knex: await databases.init(databaseId),
    platforms: platformsOf(platform),
    ...options,
  });
  const send = (method: 'get' | 'post', path: string, as: string = CHEN) =>
    request(portal.backend.server)
      [method](`/api/data-access${path}`)
      .set('Authorization', mockCredentials.user.header(as));
  return { portal, platform, send, chen: portal.as(CHEN) };
}

describe('bad input', () => {
  it.each([
    [{ duration: 'a month' }, 400, "duration: 'a month' is not an ISO 8601"],
    [{ duration: '-P1D' }, 400, 'duration:'],
    [{ duration: 'P1DT-48H' }, 400, 'is not an ISO 8601'],
    [{ duration: 'PT0S' }, 400, 'too short'],
    [{ duration: 'P91D' }, 400, 'P90D at most'],
    [{ duration: 'P999999999Y' }, 400, 'duration:'],
    [{ duration: 30 }, 400, 'duration'],
    [{ purpose: '   ' }, 400, 'purpose: say what'],
    [{ purpose: 'x'.repeat(501) }, 400, 'purpose'],
    [{ purpose: undefined }, 400, 'purpose'],
    [{ comment: 'x'.repeat(2001) }, 400, 'comment'],
    [{ product: 'not a ref:' }, 400, 'product:'],
    [{ principal: 'postgres' }, 400, 'principal is not a known field'],
    [{ purpose: 'a\0b' }, 400, 'purpose'],
    [{ comment: 'half \ud83d' }, 400, 'comment'],
    [{ product: 'flights\0' }, 400, 'product'],
    [{ product: 'dataproduct:default/nothing' }, 404, 'no output port'],
    [{ product: 'user:default/chen' }, 404, 'no output port'],
    [{ port: 'other' }, 404, 'no output port'],
    [{ version: '2.0.0' }, 404, 'no output port'],
  ])(
    '%j is answered with %i and names the field',
    async (wrong, status, text) => {
      const { send, portal } = await setup();
      const response = await send('post', '/requests').send({
        ...ASK,
        ...wrong,
      });
      expect(response.status).toBe(status);
      expect(response.body.error.message).toContain(text);
      const { items } = await portal.as(CHEN).listRequests({ scope: 'mine' });
      expect(items).toEqual([]);
    },
  );

  it.each([
    ['/requests', 'scope'],
    ['/requests?scope=everything', 'scope'],
    ['/requests?scope=all&limit=0', 'limit'],
    ['/requests?scope=all&limit=201', 'limit'],
    ['/requests?scope=all&state=asleep', 'state'],
    ['/requests?scope=all&cursor=bm9uc2Vuc2U', 'cursor'],
    ['/requests?scope=all&owner=me', 'owner'],
    ['/requests?scope=all&product=a%00', 'product'],
    ['/requests/%00', 'id'],
    ['/offers?product=dataproduct:default/flights', 'port'],
  ])('GET %s is refused with the name of %s', async (path, name) => {
    const { send } = await setup();
    const response = await send('get', path);
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(name);
  });

  it('wants a whole body for a decision, and the revision it was made on', async () => {
    const { send, chen, portal } = await setup();
    const { id } = (await chen.createRequest(ASK)).request;
    const decide = (body: object) =>
      send('post', `/requests/${id}/decision`, OLIVIA).send(body);
    expect((await decide({ verdict: 'approve' })).status).toBe(400);
    expect((await decide({ verdict: 'maybe', revision: 1 })).status).toBe(400);
    expect((await decide({ verdict: 'approve', revision: 9 })).status).toBe(
      409,
    );
    const silent = await decide({ verdict: 'deny', comment: ' ', revision: 1 });
    expect(silent.status).toBe(400);
    expect(silent.body.error.message).toContain('comment: say why');
    expect((await portal.as(CHEN).getRequest(id)).request.state).toBe(
      'pending',
    );

    const denied = await decide({
      verdict: 'deny',
      comment: 'no',
      revision: 1,
    });
    expect(denied.body.request).toMatchObject({
      state: 'denied',
      decision: { by: OLIVIA, comment: 'no' },
      revision: 2,
    });
    const revoke = await send(
      'post',
      `/requests/${id}/grant/revoke`,
      OLIVIA,
    ).send({ comment: 'too late', revision: 1 });
    expect(revoke.status).toBe(409);
    expect(revoke.body.error.message).toContain('denied and has no grant');
  });

  it('answers a request that is not JSON, and one that is not there', async () => {
    const { send } = await setup();
    const broken = await send('post', '/requests')
      .set('Content-Type', 'application/json')
      .send('{"product":');
    expect(broken.status).toBe(400);
    expect((await send('get', '/requests/none')).status).toBe(404);
    expect((await send('post', '/requests/none/grant/retry')).status).toBe(404);
  });
});

describe('an offer', () => {
  it('says under which terms, and who decides', async () => {
    const { chen } = await setup();
    await expect(
      chen.getOffer({ product: 'flights', port: 'flights', version: '1.0.0' }),
    ).resolves.toEqual({
      product: FLIGHTS,
      port: 'flights',
      version: '1.0.0',
      productTitle: 'Flights',
      classification: 'internal',
      purposes: [],
      longestDuration: 'P90D',
      approvers: ['group:default/flight-operations'],
      columnsMayBeChosen: false,
      rowFilters: [],
      holders: [{ ref: CHEN, principal: 'chen' }],
      principal: 'chen',
    });
  });

  it.each([
    ['retired', flights({ lifecycle: 'retired' }), CHEN, 'is retired'],
    ['proposed', flights({ lifecycle: 'proposed' }), CHEN, 'only proposed'],
    [
      'whose support has ended',
      flights({
        lifecycle: 'deprecated',
        deprecation: { until: '2020-12-31' },
      }),
      CHEN,
      'its support ended on 2020-12-31',
    ],
    [
      'without a platform',
      flights({ ports: [{ ...FLIGHTS_PORT, platform: undefined }] }),
      CHEN,
      'no data platform',
    ],
    [
      'on a platform that is not configured',
      flights({ ports: [{ ...FLIGHTS_PORT, platform: 'lake' }] }),
      CHEN,
      "'lake'",
    ],
    [
      'whose contract is not in the catalog',
      flights({ ports: [{ ...FLIGHTS_PORT, contract: 'flights-contract' }] }),
      CHEN,
      'names the contract datacontract:default/flights-contract, which is not in the catalog',
    ],
    ['for someone without a login role', flights(), GRACE, 'no login role'],
    [
      'whose only approver is who asks',
      flights({
        ports: [{ ...FLIGHTS_PORT, access: { approvers: ['user:olivia'] } }],
      }),
      OLIVIA,
      'only approver',
    ],
  ])(
    'refuses a port %s, in the offer and on submit',
    async (_, product, who, text) => {
      const { portal } = await setup('SQLITE_3', { entities: mesh(product) });
      const { refusal } = await portal.as(who).getOffer(ASK);
      expect(refusal).toContain(text);
      await expect(portal.as(who).createRequest(ASK)).rejects.toMatchObject({
        statusCode: 409,
        cause: { message: refusal },
      });
    },
  );

  it('of a deprecated product asks why it is needed all the same', async () => {
    const product = flights({
      lifecycle: 'deprecated',
      deprecation: {
        until: '2999-12-31',
        replacedBy: 'flights-of-today',
        reason: 'The source ends',
      },
    });
    const { chen } = await setup('SQLITE_3', { entities: mesh(product) });
    const offer = await chen.getOffer(ASK);
    expect(offer.refusal).toBeUndefined();
    expect(offer.deprecation).toEqual({
      until: '2999-12-31',
      replacedBy: 'dataproduct:default/flights-of-today',
      reason: 'The source ends',
    });
    for (const comment of [undefined, '  ']) {
      await expect(
        chen.createRequest({ ...ASK, comment }),
      ).rejects.toMatchObject({
        statusCode: 400,
        cause: {
          message:
            'comment: Flights is deprecated (supported until 2999-12-31, replaced by dataproduct:default/flights-of-today); say why you need it all the same',
        },
      });
    }
    const { request: asked } = await chen.createRequest({
      ...ASK,
      comment: 'The new one has no history yet',
    });
    expect(asked.state).toBe('pending');
  });

  it.each([
    [['group:default/safety'], 'belongs to group:default/safety; a product of'],
    [[], 'belongs to nobody; a product of group:default/flight-operations'],
  ])(
    'refuses a location of %j that a product of others names',
    async (owners, text) => {
      const { portal, platform, chen } = await setup();
      platform.locationOwners = owners;
      const { refusal } = await chen.getOffer(ASK);
      expect(refusal).toContain(text);
      await expect(chen.createRequest(ASK)).rejects.toMatchObject({
        statusCode: 409,
        cause: { message: refusal },
      });

      platform.locationOwners = ['group:default/flight-operations'];
      const { request: asked } = await chen.createRequest(ASK);
      platform.locationOwners = owners;
      await expect(
        portal.as(OLIVIA).decide(asked.id, { verdict: 'approve', revision: 1 }),
      ).rejects.toMatchObject({
        statusCode: 409,
        cause: { message: refusal },
      });
    },
  );

  it('lets only those approve whose the data is, whomever the product names', async () => {
    const product = flights({
      ports: [{ ...FLIGHTS_PORT, access: { approvers: ['user:olivia'] } }],
    });
    product.spec.owner = 'Group:Safety';
    const { portal, platform, chen } = await setup('SQLITE_3', {
      entities: mesh(product),
    });
    platform.locationOwners = ['group:default/safety'];
    const { request: asked } = await chen.createRequest(ASK);
    const approve = () =>
      portal.as(OLIVIA).decide(asked.id, { verdict: 'approve', revision: 1 });
    await expect(approve()).rejects.toMatchObject({
      statusCode: 403,
      cause: {
        message: expect.stringContaining('belongs to group:default/safety'),
      },
    });

    platform.locationOwners = ['group:default/safety', OLIVIA];
    const { request: decided } = await approve();
    expect(decided.state).toBe('approved');
  });

  it('keeps to the purposes and the approvers of the port', async () => {
    const access = {
      approvers: ['group:data-governance', 'user:default/otto'],
      purposes: ['safety', 'planning'],
      longestDuration: 'P7D',
    };
    const { portal, chen } = await setup('SQLITE_3', {
      entities: mesh(flights({ ports: [{ ...FLIGHTS_PORT, access }] })),
    });
    await expect(chen.createRequest(ASK)).rejects.toMatchObject({
      cause: {
        message:
          "purpose: this port is given only for 'safety', 'planning'; duration: 'P30D' is too long; this port is given for P7D at most",
      },
    });
    await expect(
      chen.createRequest({ ...ASK, purpose: 'safety', duration: 'P8D' }),
    ).rejects.toMatchObject({ statusCode: 400 });
    const { request: made } = await chen.createRequest({
      ...ASK,
      purpose: 'safety',
      duration: 'P7D',
    });
    expect(made.approvers).toEqual([
      'group:default/data-governance',
      'user:default/otto',
    ]);
    // The owner is no approver any more.
    await expect(
      portal.as(OLIVIA).decide(made.id, { verdict: 'approve', revision: 1 }),
    ).rejects.toMatchObject({ statusCode: 403 });
    await portal.as(OTTO).decide(made.id, { verdict: 'approve', revision: 1 });
  });
});

describe('the list', () => {
  it('pages through all requests, newest first, without a gap', async () => {
    for (const databaseId of databases.eachSupportedId().flat()) {
      const ports = [...Array(7)].map((_, i) => ({
        ...FLIGHTS_PORT,
        name: `port-${i}`,
      }));
      const { chen, portal } = await setup(databaseId, {
        entities: mesh(flights({ ports })),
      });
      for (const { name } of ports) {
        await chen.createRequest({ ...ASK, port: name });
      }
      const seen: AccessRequest[] = [];
      let cursor: string | undefined;
      do {
        const page = await chen.listRequests({
          scope: 'all',
          limit: 3,
          cursor,
        });
        seen.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      expect(new Set(seen.map(item => item.port)).size).toBe(7);
      const times = seen.map(item => item.createdAt);
      expect(times).toEqual([...times].sort().reverse());

      const [last] = seen;
      await chen.cancel(last.id, { revision: 1 });
      const { id } = seen[1];
      await portal.as(OLIVIA).decide(id, { verdict: 'approve', revision: 1 });
      const count = async (query: object) =>
        (await portal.as(OLIVIA).listRequests({ scope: 'all', ...query })).items
          .length;
      expect(await count({ state: ['cancelled'] })).toBe(1);
      expect(await count({ state: ['pending', 'approved'] })).toBe(6);
      expect(await count({ living: true })).toBe(1);
      expect(await count({ living: false })).toBe(6);
      expect(await count({ product: 'flights' })).toBe(7);
      expect(await count({ product: 'weather' })).toBe(0);
      expect(await count({ scope: 'mine' })).toBe(0);
      expect(await count({ scope: 'inbox' })).toBe(5);
    }
  });
});

it('serves its OpenAPI document', async () => {
  const { send } = await setup();
  const { body } = await send('get', '/openapi.json');
  expect(Object.keys(body.paths)).toContain(
    '/api/data-access/requests/{id}/decision',
  );
});
