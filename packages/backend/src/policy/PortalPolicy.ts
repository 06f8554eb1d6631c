import { UserInfoService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  isPermission,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogEntityRefreshPermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  createScaffolderTaskConditionalDecision,
  scaffolderTaskConditions,
} from '@backstage/plugin-scaffolder-backend/alpha';
import {
  taskCancelPermission,
  taskReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  accessGrantRevokePermission,
  accessRequestCancelPermission,
  accessRequestDecidePermission,
  accessRequestReadPermission,
} from '@meshport/backstage-plugin-data-access-common';
import {
  accessRequestConditions,
  createAccessRequestConditionalDecision,
} from '@meshport/backstage-plugin-data-access-node';
import { PERMISSIONS_OF_ROLE } from './permissionsOfRole';
import { Role, rolesOf } from './roles';

/**
 * Decides by role, and by what a user owns or asked for. Whatever is not
 * allowed here is denied.
 */
export class PortalPolicy implements PermissionPolicy {
  readonly #userInfo: Pick<UserInfoService, 'getUserInfo'>;

  constructor(userInfo: Pick<UserInfoService, 'getUserInfo'>) {
    this.#userInfo = userInfo;
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (!user) {
      return { result: AuthorizeResult.DENY };
    }
    const { userEntityRef, ownershipEntityRefs } =
      await this.#userInfo.getUserInfo(user.credentials);
    const roles = rolesOf(ownershipEntityRefs);

    if (allowedByRole(permission, roles)) {
      return { result: AuthorizeResult.ALLOW };
    }
    return (
      conditional(permission, userEntityRef, ownershipEntityRefs) ?? {
        result: AuthorizeResult.DENY,
      }
    );
  }
}

function allowedByRole(permission: Permission, roles: Set<Role>): boolean {
  return [...roles].some(role =>
    PERMISSIONS_OF_ROLE[role].some(({ name }) => name === permission.name),
  );
}

function conditional(
  permission: Permission,
  userRef: string,
  claims: string[],
): PolicyDecision | undefined {
  if (isPermission(permission, catalogEntityReadPermission)) {
    // A form that could only fail is not shown.
    return createCatalogConditionalDecision(permission, {
      not: catalogConditions.isEntityKind({ kinds: ['Template'] }),
    });
  }
  if (
    isPermission(permission, catalogEntityDeletePermission) ||
    isPermission(permission, catalogEntityRefreshPermission)
  ) {
    return createCatalogConditionalDecision(
      permission,
      catalogConditions.isEntityOwner({ claims }),
    );
  }
  if (
    isPermission(permission, taskReadPermission) ||
    isPermission(permission, taskCancelPermission)
  ) {
    return createScaffolderTaskConditionalDecision(
      permission,
      scaffolderTaskConditions.isTaskOwner({ createdBy: [userRef] }),
    );
  }
  if (isPermission(permission, accessRequestReadPermission)) {
    return createAccessRequestConditionalDecision(permission, {
      anyOf: [
        accessRequestConditions.isRequester({ userRefs: [userRef] }),
        accessRequestConditions.isHolder({ claims }),
        accessRequestConditions.isApprover({ claims }),
      ],
    });
  }
  if (isPermission(permission, accessRequestCancelPermission)) {
    return createAccessRequestConditionalDecision(
      permission,
      accessRequestConditions.isRequester({ userRefs: [userRef] }),
    );
  }
  if (
    isPermission(permission, accessRequestDecidePermission) ||
    isPermission(permission, accessGrantRevokePermission)
  ) {
    return createAccessRequestConditionalDecision(
      permission,
      accessRequestConditions.isApprover({ claims }),
    );
  }
  return undefined;
}
