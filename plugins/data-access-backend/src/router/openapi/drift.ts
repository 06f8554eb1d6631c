import {
  answer,
  body,
  boolean,
  failures,
  id,
  integer,
  portProperties,
  queryParameter,
  revision,
  string,
  text,
  time,
} from './shared';

const driftState = {
  type: 'string',
  enum: ['open', 'repairing', 'adopted', 'gone'],
} as const;

const reason = { ...text, minLength: 1, maxLength: 2000 } as const;

export const driftPaths = {
  '/drift': {
    get: {
      operationId: 'listDrift',
      description:
        'What is not as it should be, of products the caller owns, or of all for those who may see all requests.',
      parameters: [
        queryParameter('product', portProperties.product, false),
        queryParameter('state', driftState, false),
      ],
      responses: {
        '200': answer('Without what is gone unless it is asked for', 'Drift'),
        ...failures,
      },
    },
  },
  '/drift/compare': {
    post: {
      operationId: 'compareDrift',
      description: 'Compares the ports of a product with their engines now.',
      requestBody: body({
        type: 'object',
        additionalProperties: false,
        required: ['product'],
        properties: { product: portProperties.product },
      }),
      responses: { '200': answer('What was found', 'Drift'), ...failures },
    },
  },
  '/drift/{id}/decision': {
    post: {
      operationId: 'decideDrift',
      description: 'Repairs it, or leaves it as it is until a time.',
      parameters: [id],
      requestBody: body({
        oneOf: [
          {
            type: 'object',
            additionalProperties: false,
            required: ['action', 'reason', 'revision'],
            properties: {
              action: { type: 'string', enum: ['repair'] },
              reason,
              revision,
            },
          },
          {
            type: 'object',
            additionalProperties: false,
            required: ['action', 'reason', 'revision', 'until'],
            properties: {
              action: { type: 'string', enum: ['adopt'] },
              reason,
              revision,
              until: { ...text, format: 'date-time', maxLength: 64 },
            },
          },
        ],
      }),
      responses: { '200': answer('As it is now', 'DriftFinding'), ...failures },
    },
  },
} as const;

const DriftFinding = {
  type: 'object',
  additionalProperties: false,
  required: [
    'id',
    'kind',
    'product',
    'port',
    'version',
    'platform',
    'principal',
    'summary',
    'since',
    'seenAt',
    'repairable',
    'state',
    'revision',
  ],
  properties: {
    ...portProperties,
    id: string,
    kind: { type: 'string', enum: ['missing', 'unexpected', 'different'] },
    platform: string,
    principal: string,
    path: string,
    summary: string,
    grantId: string,
    requestId: string,
    since: time,
    seenAt: time,
    repairable: boolean,
    state: driftState,
    failure: string,
    adopted: {
      type: 'object',
      additionalProperties: false,
      required: ['by', 'at', 'reason', 'until'],
      properties: { by: string, at: time, reason: string, until: time },
    },
    revision: integer,
  },
} as const;

const Drift = {
  type: 'object',
  additionalProperties: false,
  required: ['items', 'ports'],
  properties: {
    items: {
      type: 'array',
      items: { $ref: '#/components/schemas/DriftFinding' },
    },
    ports: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['product', 'port', 'version', 'platform'],
        properties: {
          ...portProperties,
          platform: string,
          comparedAt: time,
          failure: string,
        },
      },
    },
  },
} as const;

export const driftSchemas = { Drift, DriftFinding } as const;
