import {
  GRANT_END_REASONS,
  GRANT_STATES,
} from '@meshport/backstage-plugin-data-access-common';
import { COLUMN_MASKS } from '@meshport/backstage-plugin-data-mesh-common';
import {
  filter,
  freeForm,
  integer,
  portProperties,
  string,
  time,
} from './shared';

export const grantState = { type: 'string', enum: GRANT_STATES } as const;

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
    'responsible',
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
    responsible: string,
    platform: string,
    principal: string,
    purpose: string,
    filter,
    masks: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['column', 'mask'],
        properties: {
          column: string,
          mask: { type: 'string', enum: COLUMN_MASKS },
        },
      },
    },
    activeSince: time,
    expiresAt: time,
    extension: {
      type: 'object',
      additionalProperties: false,
      required: ['requestId', 'until'],
      properties: { requestId: string, until: time },
    },
    endedAt: time,
    endReason: { type: 'string', enum: GRANT_END_REASONS },
    warning: {
      type: 'object',
      additionalProperties: false,
      required: ['reason', 'message', 'since', 'endsAt'],
      properties: {
        reason: { type: 'string', enum: ['departed', 'policy', 'retired'] },
        message: string,
        since: time,
        endsAt: time,
      },
    },
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

const GrantCounts = {
  type: 'object',
  additionalProperties: false,
  required: ['items', 'drift'],
  properties: {
    drift: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['product', 'open', 'adopted'],
        properties: {
          product: portProperties.product,
          open: integer,
          adopted: integer,
        },
      },
    },
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

export const grantSchemas = { AccessGrant, GrantCounts } as const;
