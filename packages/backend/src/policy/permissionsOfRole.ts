import { Permission } from '@backstage/plugin-permission-common';
import {
  catalogEntityCreatePermission,
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogEntityRefreshPermission,
  catalogEntityValidatePermission,
  catalogLocationAnalyzePermission,
  catalogLocationCreatePermission,
  catalogLocationDeletePermission,
  catalogLocationReadPermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  actionExecutePermission,
  taskCreatePermission,
  taskReadPermission,
  templateDryRunPermission,
  templateManagementPermission,
  templateParameterReadPermission,
  templateStepReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  accessAuditReadPermission,
  accessDriftDecidePermission,
  accessGrantRevokePermission,
  accessPolicyReadPermission,
  accessRequestCreatePermission,
  accessRequestReadPermission,
  accessTextErasePermission,
} from '@meshport/backstage-plugin-data-access-common';
import {
  exemptionCreatePermission,
  exemptionDecidePermission,
  scorecardEvaluatePermission,
  scorecardReadPermission,
} from '@meshport/backstage-plugin-data-governance-common';
import { dataMeshPlatformReadPermission } from '@meshport/backstage-plugin-data-mesh-common';
import { Role } from './roles';

const BUILD: Permission[] = [
  actionExecutePermission,
  catalogEntityCreatePermission,
  catalogEntityReadPermission,
  catalogLocationCreatePermission,
  dataMeshPlatformReadPermission,
  scorecardEvaluatePermission,
  taskCreatePermission,
  templateParameterReadPermission,
  templateStepReadPermission,
];

/**
 * What each role may do whatever the resource. Rights over single resources,
 * such as one's own requests, follow from conditions in the policy.
 */
export const PERMISSIONS_OF_ROLE: Record<Role, Permission[]> = {
  member: [
    accessPolicyReadPermission,
    accessRequestCreatePermission,
    catalogEntityValidatePermission,
    catalogLocationReadPermission,
    // Only for what they own, which the backend looks at.
    exemptionCreatePermission,
    exemptionDecidePermission,
    scorecardReadPermission,
  ],
  builder: BUILD,
  steward: [
    accessAuditReadPermission,
    accessDriftDecidePermission,
    accessGrantRevokePermission,
    accessRequestReadPermission,
    accessTextErasePermission,
    scorecardEvaluatePermission,
  ],
  'platform-engineer': [
    ...BUILD,
    accessAuditReadPermission,
    accessDriftDecidePermission,
    accessGrantRevokePermission,
    accessRequestReadPermission,
    catalogEntityDeletePermission,
    catalogEntityRefreshPermission,
    catalogLocationAnalyzePermission,
    catalogLocationDeletePermission,
    taskReadPermission,
    templateDryRunPermission,
    templateManagementPermission,
  ],
};
