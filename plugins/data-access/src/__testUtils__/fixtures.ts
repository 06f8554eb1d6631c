import { Entity } from '@backstage/catalog-model';
import { ConsumedResponse, ResponseError } from '@backstage/errors';
import {
  AccessGrant,
  AccessOffer,
  AccessRequest,
  AccessRequestDetails,
  AllowedActions,
  NewAccessRequest,
  RequestPreview,
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
    columnsMayBeChosen: false,
    rowFilters: [],
    holders: [{ ref: CHEN, principal: 'chen_role' }],
    principal: 'chen_role',
    ...changes,
  };
}

/** What would come of a request that nothing stands in the way of. */
export function makePreview(item: NewAccessRequest): RequestPreview {
  return {
    product: item.product,
    port: item.port,
    version: item.version,
    problems: [],
    policy: { outcome: 'decide', reason: 'No rule of a policy applies.' },
    steps: [
      {
        title: 'Owner',
        approvers: ['group:default/flight-operations'],
        quorum: 1,
      },
    ],
    right: 'SELECT on flights.flights',
    principal: 'chen_role',
    endsAt: '2026-12-22T10:00:00.000Z',
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
    holder: CHEN,
    purpose: 'Safety analysis',
    duration: 'P30D',
    steps: [
      {
        title: 'Owner',
        approvers: ['group:default/flight-operations'],
        quorum: 1,
        approvals: [],
      },
    ],
    currentStep: 0,
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
      responsible: CHEN,
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
    basket: [],
    ...changes,
    allowed: {
      decide: false,
      answer: false,
      cancel: false,
      revoke: false,
      giveBack: false,
      renew: false,
      handOver: false,
      retry: false,
      erase: false,
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
