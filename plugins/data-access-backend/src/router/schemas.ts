import {
  GRANT_STATES,
  REQUEST_STATES,
} from '@meshport/backstage-plugin-data-access-common';

const string = { type: 'string' } as const;
const time = { type: 'string', format: 'date-time' } as const;
const strings = { type: 'array', items: string } as const;
const boolean = { type: 'boolean' } as const;
const integer = { type: 'integer' } as const;
const requestState = { type: 'string', enum: REQUEST_STATES } as const;
const grantState = { type: 'string', enum: GRANT_STATES } as const;
const anyState = {
  type: 'string',
  enum: [...REQUEST_STATES, ...GRANT_STATES],
} as const;
const freeForm = { type: 'object', additionalProperties: {} } as const;

/**
 * Text that every database keeps as it is: no NUL, no half of a surrogate pair.
 * @internal
 */
export const text = { type: 'string', pattern: '^[^\\0\\p{Cs}]*$' } as const;

/**
 * The fields that name an output port.
 * @internal
 */
export const portProperties = {
  product: {
    ...text,
    minLength: 1,
    maxLength: 255,
    description: 'Entity ref of the data product',
  },
  port: { ...text, minLength: 1, maxLength: 255 },
  version: { ...text, minLength: 1, maxLength: 64 },
} as const;

const AccessOffer = {
  type: 'object',
  additionalProperties: false,
  required: [
    'product',
    'port',
    'version',
    'productTitle',
    'classification',
    'purposes',
    'longestDuration',
    'approvers',
  ],
  properties: {
    ...portProperties,
    productTitle: string,
    classification: string,
    purposes: strings,
    longestDuration: string,
    approvers: strings,
    deprecation: {
      type: 'object',
      additionalProperties: false,
      properties: { until: string, replacedBy: string, reason: string },
    },
    principal: string,
    refusal: string,
    existing: {
      type: 'object',
      additionalProperties: false,
      required: ['requestId'],
      properties: { requestId: string },
    },
  },
} as const;

const AccessGrant = {
  type: 'object',
  additionalProperties: false,
  required: [
    'product',
    'port',
    'version',
    'id',
    'requestId',
    'state',
    'holder',
    'platform',
    'principal',
    'purpose',
    'revision',
  ],
  properties: {
    ...portProperties,
    id: string,
    requestId: string,
    state: grantState,
    holder: string,
    platform: string,
    principal: string,
    purpose: string,
    activeSince: time,
    expiresAt: time,
    endedAt: time,
    endReason: { type: 'string', enum: ['expired', 'revoked', 'given-back'] },
    evidence: {
      type: 'object',
      additionalProperties: false,
      required: ['state', 'checkedAt', 'summary', 'details'],
      properties: {
        state: { type: 'string', enum: ['present', 'absent', 'differs'] },
        checkedAt: time,
        summary: string,
        details: freeForm,
      },
    },
    failure: {
      type: 'object',
      additionalProperties: false,
      required: ['message', 'attempts'],
      properties: { message: string, attempts: integer, nextAttemptAt: time },
    },
    revision: integer,
  },
} as const;

const AccessRequest = {
  type: 'object',
  additionalProperties: false,
  required: [
    'product',
    'port',
    'version',
    'id',
    'state',
    'requester',
    'purpose',
    'duration',
    'approvers',
    'createdAt',
    'updatedAt',
    'revision',
  ],
  properties: {
    ...portProperties,
    id: string,
    state: requestState,
    requester: string,
    purpose: string,
    comment: string,
    duration: string,
    approvers: strings,
    decision: {
      type: 'object',
      additionalProperties: false,
      required: ['by', 'at'],
      properties: { by: string, at: time, comment: string },
    },
    createdAt: time,
    updatedAt: time,
    revision: integer,
    grant: { $ref: '#/components/schemas/AccessGrant' },
  },
} as const;

const AccessEvent = {
  type: 'object',
  additionalProperties: false,
  required: ['sequence', 'requestId', 'type', 'actor', 'at', 'toState'],
  properties: {
    sequence: integer,
    requestId: string,
    grantId: string,
    type: string,
    actor: string,
    at: time,
    fromState: anyState,
    toState: anyState,
    comment: string,
    details: freeForm,
  },
} as const;

const AccessRequestDetails = {
  type: 'object',
  additionalProperties: false,
  required: ['request', 'events', 'allowed'],
  properties: {
    request: { $ref: '#/components/schemas/AccessRequest' },
    events: {
      type: 'array',
      items: { $ref: '#/components/schemas/AccessEvent' },
    },
    allowed: {
      type: 'object',
      additionalProperties: false,
      required: ['decide', 'cancel', 'revoke', 'giveBack', 'retry'],
      properties: {
        decide: boolean,
        cancel: boolean,
        revoke: boolean,
        giveBack: boolean,
        retry: boolean,
      },
    },
    connection: {
      type: 'object',
      additionalProperties: false,
      required: ['properties'],
      properties: {
        properties: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['label', 'value'],
            properties: { label: string, value: string },
          },
        },
        command: string,
        statement: string,
      },
    },
  },
} as const;

const AccessRequestPage = {
  type: 'object',
  additionalProperties: false,
  required: ['items'],
  properties: {
    items: {
      type: 'array',
      items: { $ref: '#/components/schemas/AccessRequest' },
    },
    nextCursor: string,
  },
} as const;

const GrantCounts = {
  type: 'object',
  additionalProperties: false,
  required: ['items'],
  properties: {
    items: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['product', 'port', 'version', 'state', 'grants'],
        properties: { ...portProperties, state: grantState, grants: integer },
      },
    },
  },
} as const;

/**
 * What the backend answers, as in the types of the common package.
 * @internal
 */
export const schemas = {
  AccessEvent,
  AccessGrant,
  AccessOffer,
  AccessRequest,
  AccessRequestDetails,
  AccessRequestPage,
  GrantCounts,
} as const;
