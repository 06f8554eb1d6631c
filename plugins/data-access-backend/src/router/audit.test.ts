import {
  mockCredentials,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { verifyExport } from '@meshport/backstage-plugin-data-access-node';
import { Readable } from 'node:stream';
import {
  FakeDataPlatform,
  platformsOf,
} from '../__testUtils__/FakeDataPlatform';
import { CHEN, FLIGHTS, GRACE, OLIVIA } from '../__testUtils__/mesh';
import { startPortal } from '../__testUtils__/startPortal';
import { ASK, granted, until } from '../__testUtils__/workflow';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const SECRET = 'my sick aunt';

async function setup(
  databaseId: TestDatabaseId = 'SQLITE_3',
  denied: Record<string, string[]> = {},
) {
  const knex = await databases.init(databaseId);
  const decide: NonNullable<
    Parameters<typeof startPortal>[0]['permissions']
  >['authorize'] = async (queries, options) => {
    const { userEntityRef } = options!.credentials.principal as {
      userEntityRef: string;
    };
    return queries.map(({ permission }) => ({
      result: denied[userEntityRef]?.includes(permission.name)
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
    }));
  };
  const portal = await startPortal({
    knex,
    platforms: platformsOf(new FakeDataPlatform()),
    permissions: { authorize: decide },
  });
  const get = (path: string, who: string) =>
    fetch(`${portal.baseUrl}${path}`, {
      headers: { Authorization: mockCredentials.user.header(who) },
    });
  return {
    knex,
    portal,
    get,
    chen: portal.as(CHEN),
    olivia: portal.as(OLIVIA),
    grace: portal.as(GRACE),
  };
}

/** A right of chen's that has ended, with a private text in every place. */
async function endedAccess({
  portal,
  chen,
  olivia,
}: Awaited<ReturnType<typeof setup>>) {
  const asked = await chen.createRequest({
    ...ASK,
    purpose: SECRET,
    comment: SECRET,
  });
  const { id } = asked.request;
  await olivia.ask(id, {
    text: `really ${SECRET}?`,
    revision: asked.request.revision,
  });
  const answered = await chen.answer(id, {
    text: `yes, ${SECRET}`,
    revision: asked.request.revision + 1,
  });
  await olivia.decide(id, {
    verdict: 'approve',
    comment: `for ${SECRET}`,
    revision: answered.request.revision,
  });
  const active = await until(portal, id, 'active');
  await olivia.revoke(id, {
    comment: `no more ${SECRET}`,
    revision: active.request.grant!.revision,
  });
  await until(portal, id, 'revoked');
  return id;
}

describe('the log over HTTP', () => {
  it('is tested on both databases', () => {
    expect(databases.supports('POSTGRES_18')).toBe(true);
    expect(databases.supports('SQLITE_3')).toBe(true);
  });

  describe.each(databases.eachSupportedId())('%s', databaseId => {
    it('is paged, and exported as it was written', async () => {
      const { portal, get, grace } = await setup(databaseId);
      await granted(portal);
      const page = await grace.listEvents({ product: FLIGHTS, limit: 2 });
      expect(page.items.map(({ sequence }) => sequence)).toEqual([1, 2]);
      expect(page.items[0]).toMatchObject({
        type: 'request.submitted',
        actor: CHEN,
        purpose: ASK.purpose,
      });
      const rest = await grace.listEvents({ after: Number(page.nextCursor) });
      expect(rest.items[0].sequence).toBe(3);

      const response = await get('/audit/export', GRACE);
      expect(response.headers.get('content-type')).toContain(
        'application/x-ndjson',
      );
      const body = await response.text();
      const head = await (await get('/audit/head', GRACE)).json();
      expect(
        await verifyExport(Readable.from([Buffer.from(body)]), {
          anchor: head,
        }),
      ).toMatchObject({ intact: true, head });
      expect(portal.audit).toContainEqual(
        expect.objectContaining({
          eventId: 'audit-export',
          outcome: 'succeeded',
        }),
      );
    });

    it('says who could read what at a moment', async () => {
      const { portal, grace, olivia } = await setup(databaseId);
      const before = new Date().toISOString();
      const { request } = await granted(portal);
      const now = await grace.listReaders({ product: FLIGHTS });
      expect(now.items).toEqual([
        expect.objectContaining({
          product: FLIGHTS,
          requestId: request.id,
          holder: CHEN,
          requester: CHEN,
          principal: 'chen',
          purpose: ASK.purpose,
          approvedBy: [OLIVIA],
          until: request.grant!.expiresAt,
          ended: false,
        }),
      ]);
      expect((await grace.listReaders({ at: before })).items).toEqual([]);
      await olivia.revoke(request.id, {
        comment: 'over',
        revision: request.grant!.revision,
      });
      const ended = await until(portal, request.id, 'revoked');
      expect((await grace.listReaders({})).items).toEqual([]);
      const then = await grace.listReaders({ at: now.items[0].from });
      expect(then.items).toMatchObject([
        { ended: true, until: ended.request.grant!.endedAt },
      ]);
    });

    it('loses private texts everywhere when they are erased, and stays intact', async () => {
      const world = await setup(databaseId);
      const { portal, knex, get, grace, chen } = world;
      const id = await endedAccess(world);
      // One that was not sent yet.
      await knex('access_outbox').insert({
        kind: 'notify',
        payload: JSON.stringify({
          recipients: { type: 'entity', entityRef: [CHEN] },
          payload: {
            title: 'x',
            description: SECRET,
            scope: `data-access:${id}`,
          },
        }),
        generation: 1,
        attempts: 0,
        due_at: new Date(Date.now() + 3_600_000),
      });

      const tables = [
        'access_requests',
        'access_grants',
        'access_events',
        'access_texts',
        'access_outbox',
        'access_request_approvals',
      ];
      const everything = async () =>
        JSON.stringify(await Promise.all(tables.map(table => knex(table))));
      expect(await everything()).toContain(SECRET);

      const erased = await grace.erase(id, { reason: 'asked for by chen' });
      expect(await everything()).not.toContain(SECRET);
      expect(JSON.stringify(erased)).not.toContain(SECRET);
      expect(erased.request).toMatchObject({
        purpose: '',
        erasedAt: expect.any(String),
      });
      expect(erased.allowed.erase).toBe(false);
      expect(erased.events[0]).toMatchObject({
        type: 'request.submitted',
        erased: true,
      });
      expect(erased.events.at(-1)).toMatchObject({
        type: 'request.erased',
        actor: GRACE,
        comment: 'asked for by chen',
      });

      const body = await (await get('/audit/export', GRACE)).text();
      expect(body).not.toContain(SECRET);
      expect(
        await verifyExport(Readable.from([Buffer.from(body)])),
      ).toMatchObject({
        intact: true,
        erased: 6,
      });
      const pending = await knex('access_outbox').where(
        'payload',
        'like',
        `%${id}%`,
      );
      expect(pending[0].payload).toContain('was erased');
      await expect(grace.erase(id, { reason: 'again' })).rejects.toMatchObject({
        statusCode: 409,
      });
      await expect(chen.createRequest(ASK)).resolves.toBeDefined();
      expect(portal.audit).toContainEqual(
        expect.objectContaining({
          eventId: 'request-erase',
          outcome: 'succeeded',
          meta: { requestId: id },
        }),
      );
      expect(JSON.stringify(portal.audit)).not.toContain(SECRET);
    });
  });

  it('keeps texts while something rests on them', async () => {
    const { portal, chen, grace } = await setup();
    const { request } = await chen.createRequest(ASK);
    const erase = () => grace.erase(request.id, { reason: 'x' });
    await expect(erase()).rejects.toMatchObject({
      statusCode: 409,
      cause: { message: expect.stringContaining('still pending') },
    });
    await portal
      .as(OLIVIA)
      .decide(request.id, { verdict: 'approve', revision: 1 });
    await until(portal, request.id, 'active');
    await expect(erase()).rejects.toMatchObject({
      statusCode: 409,
      cause: { message: expect.stringContaining('has not ended') },
    });
    await expect(
      grace.erase(request.id, { reason: ' ' }),
    ).rejects.toMatchObject({ statusCode: 400 });
    await expect(grace.erase('none', { reason: 'x' })).rejects.toMatchObject({
      statusCode: 404,
    });
  });

  it('is for those only who may', async () => {
    const { portal, get, chen } = await setup('SQLITE_3', {
      [CHEN]: ['data-access.audit.read', 'data-access.text.erase'],
      [OLIVIA]: ['data-access.request.read', 'data-access.audit.read'],
    });
    const { request } = await chen.createRequest(ASK);
    await chen.cancel(request.id, { revision: 1 });
    for (const path of ['/audit/export', '/audit/head']) {
      expect((await get(path, CHEN)).status).toBe(403);
      expect((await get(path, GRACE)).status).toBe(200);
      const asService = await fetch(`${portal.baseUrl}${path}`, {
        headers: { Authorization: mockCredentials.service.header() },
      });
      expect(asService.status).toBe(200);
    }
    await expect(chen.erase(request.id, { reason: 'x' })).rejects.toMatchObject(
      { statusCode: 403 },
    );
    await expect(
      portal.as(OLIVIA).erase(request.id, { reason: 'x' }),
    ).rejects.toMatchObject({ statusCode: 404 });
    expect(
      portal.audit
        .filter(({ outcome }) => outcome === 'failed')
        .map(({ eventId }) => eventId),
    ).toEqual(['audit-export', 'audit-read', 'request-erase', 'request-erase']);
    // Without the permission for the whole log, what one may see of requests.
    expect((await chen.listEvents({})).items).toHaveLength(2);
  });

  it.each([
    ['/audit?limit=0', 'limit'],
    ['/audit?from=yesterday', 'from'],
    ['/audit?after=-1', 'after'],
    ['/audit?product=not%20a%20ref:', 'product'],
    ['/audit/readers?at=noon', 'at'],
    ['/audit/readers?cursor=newest', 'cursor'],
    ['/audit/readers?who=me', 'who'],
  ])('GET %s is refused with the name of %s', async (path, name) => {
    const { get } = await setup();
    const response = await get(path, GRACE);
    expect(response.status).toBe(400);
    expect((await response.json()).error.message).toContain(name);
  });
});
