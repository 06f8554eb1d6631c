import { Entity } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { identityApiRef } from '@backstage/core-plugin-api';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { JsonObject } from '@backstage/types';
import { DataGovernanceApi } from '@meshport/backstage-plugin-data-governance-common';
import { dataGovernanceApiRef } from '@meshport/backstage-plugin-data-mesh-react';
import { act } from '@testing-library/react';
import { ReactElement } from 'react';
import { rootRouteRef } from '../routes';
import { meshSummary } from './mesh';

/** The product of the page in tests. */
export const flights: Entity = {
  apiVersion: 'meshport.dev/v1alpha1',
  kind: 'DataProduct',
  metadata: { name: 'flights', namespace: 'default', title: 'Flights' },
  spec: {},
};

/** A backend that knows nothing, except what is said. */
export function governance(
  changes: Partial<DataGovernanceApi> = {},
): DataGovernanceApi {
  return {
    getScorecards: async () => ({ items: [] }),
    getScorecardVersions: async () => ({ items: [] }),
    getSummary: async () => meshSummary({ products: 0, domains: [] }),
    getHeatMap: async () => ({ checks: [], rows: [], total: 0 }),
    getNextSteps: async () => ({ items: [], total: 0, blocking: [] }),
    exportResults: async () => '',
    getTrend: async () => ({ items: [] }),
    getTransitions: async () => ({ items: [] }),
    getProductSummaries: async () => ({ items: [] }),
    getProductResult: () => refuse(404),
    getCheckEvidence: async () => ({ items: [] }),
    getProductFacts: () => refuse(404),
    getFactSources: async () => ({ items: [] }),
    pushFacts: () => refuse(403),
    collectFacts: async () => undefined,
    getExemptions: async () => ({ items: [], total: 0 }),
    getExemption: () => refuse(404),
    requestExemption: () => refuse(403),
    decideExemption: () => refuse(403),
    revokeExemption: () => refuse(403),
    evaluate: () => refuse(403),
    whatIf: () => refuse(403),
    ...changes,
  };
}

/** What the client throws when the backend answers with this status. */
export async function refuse(
  status: number,
  message = `Refused with ${status}`,
): Promise<never> {
  throw await ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'Error', message },
        response: { statusCode: status },
      }),
      { status, headers: { 'Content-Type': 'application/json' } },
    ),
  );
}

/**
 * Renders within the page of the product flights.
 *
 * @param entities - what the catalog holds
 * @param viewer - `owns`: entity refs of what they and their groups are
 * @returns a function that sends a signal to the page
 */
export async function renderOnPage(
  element: ReactElement,
  api: DataGovernanceApi,
  address = '/',
  entities: Entity[] = [],
  viewer: { owns?: string[] } = {},
) {
  const { owns = ['user:default/chen'] } = viewer;
  const listeners = new Set<(message: JsonObject) => void>();
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [dataGovernanceApiRef, api],
        [catalogApiRef, catalogApiMock({ entities })],
        [
          identityApiRef,
          mockApis.identity({
            userEntityRef: 'user:default/chen',
            ownershipEntityRefs: owns,
          }),
        ],
        [permissionApiRef, mockApis.permission()],
        [
          signalApiRef,
          {
            subscribe(_channel, onMessage) {
              const listener = onMessage as (message: JsonObject) => void;
              listeners.add(listener);
              return { unsubscribe: () => listeners.delete(listener) };
            },
          },
        ],
      ]}
    >
      <EntityProvider entity={flights}>{element}</EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: [address],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/scorecards': rootRouteRef,
      },
    },
  );
  return {
    signal: (message: JsonObject) =>
      act(async () => listeners.forEach(listener => listener(message))),
  };
}
