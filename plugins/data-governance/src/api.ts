import {
  createApiFactory,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { DataGovernanceClient } from '@meshport/backstage-plugin-data-governance-common';
import { dataGovernanceApiRef } from '@meshport/backstage-plugin-data-mesh-react';

/**
 * Calls the data governance backend with the credentials of who is signed in.
 * @internal
 */
export const dataGovernanceApiFactory = createApiFactory({
  api: dataGovernanceApiRef,
  deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
  factory: ({ discoveryApi, fetchApi }) =>
    new DataGovernanceClient({ discoveryApi, fetchApi }),
});
