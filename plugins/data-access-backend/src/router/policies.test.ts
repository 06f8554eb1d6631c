import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  accessPolicyReadPermission,
  accessRequestReadPermission,
  DataAccessApi,
} from '@meshport/backstage-plugin-data-access-common';
import {
  accessRequestConditions,
  createAccessRequestConditionalDecision,
} from '@meshport/backstage-plugin-data-access-node';
import request from 'supertest';
import { stringify } from 'yaml';
import {
  FakeDataPlatform,
  platformsOf,
} from '../__testUtils__/FakeDataPlatform';
import { CHEN, GRACE, mesh, OLIVIA } from '../__testUtils__/mesh';
import { startPortal } from '../__testUtils__/startPortal';
import { ASK, until } from '../__testUtils__/workflow';
import {
  aPolicy,
  aRule,
  MESH_ACCESS,
} from '../policies/__testUtils__/policies';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const policy = aPolicy([
  aRule('short', 'approve', { when: 'request.days <= 7.0' }),
  aRule('ads', 'deny', { when: "request.purpose == 'Ads'" }),
  aRule('long', 'require', {
    when: 'request.days > 60.0',
    step: { title: 'Governance', approvers: ['data-governance'] },
  }),
]);

async function setup(
  options: {
    database?: 'POSTGRES_18' | 'SQLITE_3';
    entities?: Entity[];
    permissions?: Parameters<typeof startPortal>[0]['permissions'];
  } = {},
) {
  const { database = 'SQLITE_3', entities = [...mesh(), policy] } = options;
  return startPortal({
    knex: await databases.init(database),
    platforms: platformsOf(new FakeDataPlatform()),
    entities,
    permissions: options.permissions,
    config: { policies: [MESH_ACCESS] },
  });
}

async function replay(
  api: DataAccessApi,
  rules: Parameters<typeof aPolicy>[0],
) {
  return api.replayPolicy({ definitions: stringify(aPolicy(rules)) });
}

it('has every database that it has to run on', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
});

describe.each(['POSTGRES_18', 'SQLITE_3'] as const)(
  'policies, %s',
  database => {
    it('decide what is asked for, and keep why', async () => {
      const portal = await setup({ database });
      const chen = portal.as(CHEN);
      const short = await chen.createRequest({ ...ASK, duration: 'P7D' });
      expect(short.request).toMatchObject({
        state: 'approved',
        steps: [],
        decision: { by: 'system' },
        policy: {
          outcome: 'approve',
          versions: { [MESH_ACCESS]: expect.stringMatching(/^[0-9a-f]{64}$/) },
        },
      });
      expect(JSON.stringify(short.request.policy)).not.toContain(ASK.purpose);
      await until(portal, short.request.id, 'active');

      const olivia = portal.as(OLIVIA);
      const ads = { ...ASK, purpose: 'Ads', duration: 'P7D' };
      const { request: denied } = await portal
        .as('user:default/otto')
        .createRequest(ads);
      expect(denied).toMatchObject({
        state: 'denied',
        decision: { by: 'system' },
        policy: { outcome: 'deny', reason: 'Because of ads' },
      });
      const { items } = await olivia.preview([{ ...ASK, duration: 'P90D' }]);
      expect(items[0]).toMatchObject({
        policy: { outcome: 'decide', reason: 'Because of long' },
        steps: expect.arrayContaining([
          expect.objectContaining({
            title: 'Governance',
            approvers: ['group:default/data-governance'],
            requiredBy: expect.objectContaining({ rule: 'long' }),
          }),
        ]),
      });
    });

    it('are tried out on past requests, and nothing changes', async () => {
      const portal = await setup({ database });
      const { request: asked } = await portal
        .as(CHEN)
        .createRequest({ ...ASK, duration: 'P7D' });
      const answer = await replay(portal.as(GRACE), [
        aRule('safety', 'deny', {
          when: "'group:default/safety' in requester.groups && request.days == 7.0",
        }),
      ]);
      expect(answer).toMatchObject({
        items: [
          {
            requestId: asked.id,
            purpose: ASK.purpose,
            before: 'approve',
            after: { outcome: 'deny', reason: 'Because of safety' },
          },
        ],
        problems: [],
      });
      const { request: after } = await portal.as(CHEN).getRequest(asked.id);
      expect(after.policy?.outcome).toBe('approve');
      const later = new Date(Date.now() + 60_000).toISOString();
      expect(
        await portal.as(GRACE).replayPolicy({
          definitions: stringify(policy),
          from: later,
        }),
      ).toEqual({ items: [], problems: [] });
    });

    it('are tried out only on requests that one may see', async () => {
      const portal = await setup({
        database,
        permissions: {
          authorizeConditional: async (queries, options) => {
            const { userEntityRef } = options!.credentials.principal as {
              userEntityRef: string;
            };
            return queries.map(() =>
              createAccessRequestConditionalDecision(
                accessRequestReadPermission,
                accessRequestConditions.isRequester({
                  userRefs: [userEntityRef],
                }),
              ),
            );
          },
        },
      });
      await portal.as(CHEN).createRequest(ASK);
      const rules = [aRule('none', 'deny')];
      expect((await replay(portal.as(CHEN), rules)).items).toHaveLength(1);
      expect((await replay(portal.as(OLIVIA), rules)).items).toEqual([]);
    });
  },
);

describe('the list of policies', () => {
  it('has those in force and those that are not', async () => {
    const other = aPolicy([aRule('all', 'approve')], {}, 'other');
    const portal = await setup({ entities: [...mesh(), policy, other] });
    const { items } = await portal.as(CHEN).listPolicies();
    expect(items).toMatchObject([
      { policy: MESH_ACCESS, inForce: true, problems: [] },
      { policy: 'accesspolicy:default/other', inForce: false },
    ]);
    expect(items[0].rules.map(({ id }) => id)).toEqual([
      'short',
      'ads',
      'long',
    ]);
  });

  it('and what-if need the permission, and say so', async () => {
    const portal = await setup({
      permissions: {
        authorize: async queries =>
          queries.map(({ permission }) => ({
            result:
              permission.name === accessPolicyReadPermission.name
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
          })),
      },
    });
    await expect(portal.as(CHEN).listPolicies()).rejects.toMatchObject({
      statusCode: 403,
    });
    await expect(
      replay(portal.as(CHEN), [aRule('all', 'deny')]),
    ).rejects.toMatchObject({ statusCode: 403 });
    expect(portal.audit).toEqual(
      ['policy-read', 'policy-what-if'].map(eventId =>
        expect.objectContaining({ eventId, outcome: 'failed' }),
      ),
    );
  });

  it.each([
    [{}, 'definitions'],
    [{ definitions: 'a: [' }, 'definitions: is not YAML'],
    [{ definitions: 'a', limit: 1001 }, 'limit'],
    [{ definitions: 'a', from: 'yesterday' }, 'from'],
    [{ definitions: 'a', polices: 1 }, 'polices'],
  ])('refuses %j and names the field', async (body, field) => {
    const portal = await setup();
    const answer = await request(portal.backend.server)
      .post('/api/data-access/policies/what-if')
      .set('Authorization', mockCredentials.user.header(CHEN))
      .send(body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(field);
  });
});
