import { mockCredentials } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  createPermission,
  Permission,
} from '@backstage/plugin-permission-common';
import {
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogLocationCreatePermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  taskCreatePermission,
  taskReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  accessAuditReadPermission,
  accessDriftDecidePermission,
  accessPolicyReadPermission,
  accessRequestCancelPermission,
  accessRequestCreatePermission,
  accessRequestDecidePermission,
  accessRequestReadPermission,
  accessTextErasePermission,
  dataAccessPermissions,
} from '@meshport/backstage-plugin-data-access-common';
import {
  exemptionCreatePermission,
  exemptionDecidePermission,
  factCreatePermission,
  scorecardEvaluatePermission,
} from '@meshport/backstage-plugin-data-governance-common';
import { PortalPolicy } from './PortalPolicy';

const GROUP_OF: Record<string, string> = {
  olivia: 'group:default/flight-operations',
  grace: 'group:default/data-governance',
  piotr: 'group:default/platform-engineering',
};

async function decide(name: string, permission: Permission) {
  const userEntityRef = `user:default/${name}`;
  const info = {
    userEntityRef,
    ownershipEntityRefs: [userEntityRef, ...[GROUP_OF[name] ?? []].flat()],
  };
  const policy = new PortalPolicy({ getUserInfo: async () => info });
  return policy.handle(
    { permission },
    { credentials: mockCredentials.user(userEntityRef), info },
  );
}

describe('PortalPolicy', () => {
  it.each([
    ['olivia', catalogEntityReadPermission, AuthorizeResult.ALLOW],
    ['olivia', accessRequestCreatePermission, AuthorizeResult.ALLOW],
    ['olivia', taskCreatePermission, AuthorizeResult.ALLOW],
    ['olivia', taskReadPermission, AuthorizeResult.CONDITIONAL],
    ['olivia', catalogEntityDeletePermission, AuthorizeResult.CONDITIONAL],
    ['grace', taskCreatePermission, AuthorizeResult.DENY],
    ['grace', accessRequestReadPermission, AuthorizeResult.ALLOW],
    ['olivia', accessPolicyReadPermission, AuthorizeResult.ALLOW],
    ['olivia', accessAuditReadPermission, AuthorizeResult.DENY],
    ['olivia', accessTextErasePermission, AuthorizeResult.DENY],
    ['olivia', accessDriftDecidePermission, AuthorizeResult.DENY],
    ['grace', accessAuditReadPermission, AuthorizeResult.ALLOW],
    ['grace', accessTextErasePermission, AuthorizeResult.ALLOW],
    ['piotr', accessDriftDecidePermission, AuthorizeResult.ALLOW],
    ['piotr', accessTextErasePermission, AuthorizeResult.DENY],
    ['grace', catalogLocationCreatePermission, AuthorizeResult.DENY],
    ['piotr', catalogEntityDeletePermission, AuthorizeResult.ALLOW],
    ['olivia', exemptionCreatePermission, AuthorizeResult.ALLOW],
    ['grace', exemptionDecidePermission, AuthorizeResult.ALLOW],
    ['grace', scorecardEvaluatePermission, AuthorizeResult.ALLOW],
    ['nobody', scorecardEvaluatePermission, AuthorizeResult.DENY],
    ['piotr', factCreatePermission, AuthorizeResult.DENY],
    ['nobody', catalogEntityReadPermission, AuthorizeResult.CONDITIONAL],
    ['nobody', taskCreatePermission, AuthorizeResult.DENY],
  ])('decides for %s, case %#', async (name, permission, result) => {
    expect((await decide(name, permission)).result).toBe(result);
  });

  it.each(['olivia', 'grace', 'piotr'])(
    'lets %s decide and cancel by condition only',
    async name => {
      for (const permission of [
        accessRequestDecidePermission,
        accessRequestCancelPermission,
      ]) {
        expect((await decide(name, permission)).result).toBe(
          AuthorizeResult.CONDITIONAL,
        );
      }
    },
  );

  it('shows a member their own requests, those for their team, and those they approve', async () => {
    const claims = ['user:default/olivia', 'group:default/flight-operations'];
    await expect(
      decide('olivia', accessRequestReadPermission),
    ).resolves.toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: {
        anyOf: [
          { params: { userRefs: ['user:default/olivia'] } },
          { rule: 'IS_HOLDER', params: { claims } },
          { rule: 'IS_APPROVER', params: { claims } },
        ],
      },
    });
  });

  it('hides templates from those who may not use them', async () => {
    await expect(
      decide('grace', catalogEntityReadPermission),
    ).resolves.toMatchObject({
      conditions: {
        not: { rule: 'IS_ENTITY_KIND', params: { kinds: ['Template'] } },
      },
    });
  });

  it('denies what it does not know', async () => {
    const unknown = createPermission({ name: 'x.y.z', attributes: {} });
    expect((await decide('piotr', unknown)).result).toBe(AuthorizeResult.DENY);
  });

  it('denies everything without a user', async () => {
    const policy = new PortalPolicy({
      getUserInfo: async () => {
        throw new Error('not called');
      },
    });
    for (const permission of dataAccessPermissions) {
      await expect(policy.handle({ permission })).resolves.toEqual({
        result: AuthorizeResult.DENY,
      });
    }
  });
});
