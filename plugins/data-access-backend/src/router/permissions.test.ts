import {
  mockCredentials,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';
import { accessRequestReadPermission } from '@meshport/backstage-plugin-data-access-common';
import {
  accessRequestConditions,
  createAccessRequestConditionalDecision,
} from '@meshport/backstage-plugin-data-access-node';
import request from 'supertest';
import {
  FakeDataPlatform,
  platformsOf,
} from '../__testUtils__/FakeDataPlatform';
import {
  CHEN,
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

describe('permissions', () => {
  const deny: DefinitivePolicyDecision = { result: AuthorizeResult.DENY };
  const allow: DefinitivePolicyDecision = { result: AuthorizeResult.ALLOW };

  it('lists in SQL what the policy lets be seen', async () => {
    for (const databaseId of databases.eachSupportedId().flat()) {
      const { portal } = await setup(databaseId, {
        permissions: {
          authorizeConditional: async (queries, options) => {
            const { userEntityRef } = options!.credentials.principal as {
              userEntityRef: string;
            };
            return queries.map(({ permission }) =>
              permission.name === accessRequestReadPermission.name
                ? createAccessRequestConditionalDecision(
                    accessRequestReadPermission,
                    {
                      anyOf: [
                        accessRequestConditions.isRequester({
                          userRefs: [userEntityRef],
                        }),
                        {
                          allOf: [
                            accessRequestConditions.isApprover({
                              claims: ['group:default/flight-operations'],
                            }),
                            {
                              not: accessRequestConditions.isRequester({
                                userRefs: [OTTO],
                              }),
                            },
                          ],
                        },
                      ],
                    },
                  )
                : deny,
            );
          },
        },
        entities: mesh(
          flights({
            ports: [
              FLIGHTS_PORT,
              {
                ...FLIGHTS_PORT,
                name: 'late',
                access: { approvers: ['user:default/grace'] },
              },
            ],
          }),
        ),
      });
      await portal.as(CHEN).createRequest(ASK);
      await portal.as(CHEN).createRequest({ ...ASK, port: 'late' });
      await portal.as(OTTO).createRequest(ASK);
      const seen = async (who: string) =>
        (await portal.as(who).listRequests({ scope: 'all' })).items
          .map(item => `${item.requester} ${item.port}`)
          .sort();
      expect(await seen(OLIVIA)).toEqual([`${CHEN} flights`]);
      expect(await seen(OTTO)).toEqual([`${CHEN} flights`, `${OTTO} flights`]);
      expect(await seen(CHEN)).toEqual([`${CHEN} flights`, `${CHEN} late`]);
    }
  });

  it('answers the permission framework about single requests', async () => {
    const { portal, chen } = await setup();
    const { id } = (await chen.createRequest(ASK)).request;
    const conditions = accessRequestConditions.isRequester({
      userRefs: [CHEN],
    });
    const response = await request(portal.backend.server)
      .post(
        '/api/data-access/.well-known/backstage/permissions/apply-conditions',
      )
      .set('Authorization', mockCredentials.service.header())
      .send({
        items: [id, 'none'].map(resourceRef => ({
          id: resourceRef,
          resourceRef,
          resourceType: 'access-request',
          conditions,
        })),
      });
    expect(response.body).toEqual({
      items: [
        { id, result: 'ALLOW' },
        { id: 'none', result: 'DENY' },
      ],
    });
  });

  it('treats what may not be read as not there, and writes that down', async () => {
    const { portal, chen, platform } = await setup('SQLITE_3', {
      permissions: {
        authorize: async (queries, options) => {
          const { userEntityRef } = options!.credentials.principal as {
            userEntityRef: string;
          };
          return queries.map(() => (userEntityRef === GRACE ? deny : allow));
        },
        authorizeConditional: async queries => queries.map(() => deny),
      },
    });
    const { id } = (await chen.createRequest(ASK)).request;
    const grace = portal.as(GRACE);
    const comment = 'x';
    for (const attempt of [
      grace.getRequest(id),
      grace.decide(id, { verdict: 'approve', revision: 1 }),
      grace.cancel(id, { revision: 1 }),
      grace.revoke(id, { comment, revision: 1 }),
      grace.giveBack(id, { revision: 1 }),
      grace.retry(id),
    ]) {
      await expect(attempt).rejects.toMatchObject({ statusCode: 404 });
    }
    await expect(grace.createRequest(ASK)).rejects.toMatchObject({
      statusCode: 403,
    });
    expect((await grace.getOffer(ASK)).refusal).toContain('not allowed');
    await expect(grace.listRequests({ scope: 'all' })).rejects.toMatchObject({
      statusCode: 403,
    });
    expect(
      portal.audit
        .filter(event => event.outcome === 'failed')
        .map(event => event.eventId)
        .sort(),
    ).toEqual([
      'grant-end',
      'grant-end',
      'grant-retry',
      'request-cancel',
      'request-decide',
      'request-read',
      'request-read',
      'request-submit',
    ]);
    expect(platform.calls).toEqual([]);
  });

  it('refuses an action without its permission, also to an approver', async () => {
    const { portal, chen } = await setup('SQLITE_3', {
      permissions: {
        authorize: async queries =>
          queries.map(({ permission }) =>
            /read|create/.test(permission.name) ? allow : deny,
          ),
      },
    });
    const { request: made, allowed } = await chen.createRequest(ASK);
    expect(allowed.cancel).toBe(false);
    await expect(
      portal.as(OLIVIA).decide(made.id, { verdict: 'approve', revision: 1 }),
    ).rejects.toMatchObject({ statusCode: 403 });
    await expect(chen.cancel(made.id, { revision: 1 })).rejects.toMatchObject({
      statusCode: 403,
    });
  });

  it('lets nobody in who is no user', async () => {
    const { portal } = await setup();
    const get = (header: string) =>
      request(portal.backend.server)
        .get('/api/data-access/requests?scope=all')
        .set('Authorization', header);
    expect((await get(mockCredentials.none.header())).status).toBe(401);
    expect((await get(mockCredentials.service.header())).status).toBe(403);
  });
});
