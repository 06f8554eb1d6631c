import { Entity } from '@backstage/catalog-model';
import { ConsumedResponse, ResponseError } from '@backstage/errors';
import {
  AccessGrant,
  AccessOffer,
  AccessRequest,
  AccessRequestDetails,
  AllowedActions,
} from '@meshport/backstage-plugin-data-access-common';

export const CHEN = 'user:default/chen';
export const OLIVIA = 'user:default/olivia';
export const FLIGHTS = 'dataproduct:default/flights';

export const flightsEntity: Entity = {
  apiVersion: 'meshport.dev/v1alpha1',
  kind: 'DataProduct',
  metadata: { name: 'flights', namespace: 'default', title: 'Flights' },
  spec: {
    type: 'source-aligned',
    lifecycle: 'production',
    version: '1.0.0',
    owner: 'group:default/flight-operations',
    domain: 'flight-operations',
    outputPorts: [
      {
        name: 'flights',
        version: '1.0.0',
        type: 'table',
        platform: 'warehouse',
        location: { schema: 'flights', table: 'flights' },
        classification: 'internal',
      },
    ],
  },
  relations: [
    { type: 'ownedBy', targetRef: 'group:default/flight-operations' },
  ],
};

export const chenEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: {
    name: 'chen',
    namespace: 'default',
    annotations: { 'meshport.dev/principal-warehouse': 'chen_role' },
  },
  spec: { profile: { displayName: 'Chen Wu' } },
};

export function makeOffer(changes: Partial<AccessOffer> = {}): AccessOffer {
  return {
    product: FLIGHTS,
    port: 'flights',
    version: '1.0.0',
    productTitle: 'Flights',
    classification: 'internal',
    purposes: ['Safety analysis', 'Network planning'],
    longestDuration: 'P90D',
    approvers: ['group:default/flight-operations'],
    principal: 'chen_role',
    ...changes,
  };
}

export function makeRequest(
  changes: Partial<AccessRequest> = {},
): AccessRequest {
  return {
    id: 'request-1',
    product: FLIGHTS,
    port: 'flights',
    version: '1.0.0',
    state: 'pending',
    requester: CHEN,
    purpose: 'Safety analysis',
    duration: 'P30D',
    approvers: ['group:default/flight-operations'],
    createdAt: '2026-11-20T10:00:00.000Z',
    updatedAt: '2026-11-20T10:00:00.000Z',
    revision: 1,
    ...changes,
  };
}

/** An approved request with a grant. */
export function makeGranted(changes: Partial<AccessGrant> = {}): AccessRequest {
  return makeRequest({
    state: 'approved',
    revision: 2,
    grant: {
      id: 'grant-1',
      requestId: 'request-1',
      product: FLIGHTS,
      port: 'flights',
      version: '1.0.0',
      state: 'active',
      holder: CHEN,
      platform: 'warehouse',
      principal: 'chen_role',
      purpose: 'Safety analysis',
      activeSince: '2026-11-20T11:00:00.000Z',
      expiresAt: '2099-12-20T11:00:00.000Z',
      revision: 7,
      ...changes,
    },
  });
}

export function makeDetails(
  request: AccessRequest,
  changes: Partial<Omit<AccessRequestDetails, 'allowed'>> & {
    allowed?: Partial<AllowedActions>;
  } = {},
): AccessRequestDetails {
  return {
    request,
    events: [
      {
        sequence: 1,
        requestId: request.id,
        type: 'request.submitted',
        actor: request.requester,
        at: request.createdAt,
        toState: 'pending',
      },
    ],
    ...changes,
    allowed: {
      decide: false,
      cancel: false,
      revoke: false,
      giveBack: false,
      retry: false,
      ...changes.allowed,
    },
  };
}

/** The error that the client throws for an answer with this status. */
export function makeResponseError(
  status: number,
  name: string,
  message: string,
): Promise<ResponseError> {
  const response: ConsumedResponse & { text(): Promise<string> } = {
    headers: new Headers({ 'content-type': 'application/json' }),
    ok: false,
    redirected: false,
    status,
    statusText: name,
    type: 'basic',
    url: 'http://localhost/api/data-access',
    text: async () =>
      JSON.stringify({
        error: { name, message },
        response: { statusCode: status },
      }),
  };
  return ResponseError.fromResponse(response);
}
