import { createApiRef } from '@backstage/core-plugin-api';
import { DataAccessApi } from '@meshport/backstage-plugin-data-access-common';
import { DataGovernanceApi } from '@meshport/backstage-plugin-data-governance-common';
import { DataMeshApi } from '@meshport/backstage-plugin-data-mesh-common';

/**
 * The data mesh backend. The data-mesh plugin provides it.
 * @public
 */
export const dataMeshApiRef = createApiRef<DataMeshApi>({
  id: 'plugin.data-mesh.service',
});

/**
 * Scorecards and levels. The data-governance plugin provides it; read it with
 * {@link useOptionalApi}, because a portal may run without that plugin.
 * @public
 */
export const dataGovernanceApiRef = createApiRef<DataGovernanceApi>({
  id: 'plugin.data-governance.service',
});

/**
 * Access requests and grants. The data-access plugin provides it; read it with
 * {@link useOptionalApi}, because a portal may run without that plugin.
 * @public
 */
export const dataAccessApiRef = createApiRef<DataAccessApi>({
  id: 'plugin.data-access.service',
});
