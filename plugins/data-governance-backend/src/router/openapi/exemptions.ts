import { entityRef, error, refParameter, timestamp } from './shared';

const states = {
  type: 'string',
  enum: ['pending', 'approved', 'rejected', 'revoked', 'expired'],
} as const;

const idParameter = {
  name: 'id',
  in: 'path',
  required: true,
  // Whatever is not one is an exemption that is not there.
  schema: { type: 'string', minLength: 1, maxLength: 100 },
} as const;

const comment = { type: 'string', minLength: 1, maxLength: 2000 } as const;

const revision = {
  type: 'integer',
  minimum: 1,
  maximum: 1000000,
  description: 'The revision that was seen',
} as const;

const detail = {
  description: 'The exemption as it is then',
  content: {
    'application/json': {
      schema: { $ref: '#/components/schemas/ExemptionDetail' },
    },
  },
} as const;

export const exemptionPaths = {
  '/exemptions': {
    get: {
      operationId: 'getExemptions',
      summary: 'Exemptions for the products that one may see, the latest first',
      parameters: [
        {
          name: 'states',
          in: 'query',
          required: false,
          style: 'form',
          explode: true,
          schema: { type: 'array', maxItems: 5, items: states },
        },
        {
          name: 'product',
          in: 'query',
          description: 'Those for the product, and those for its domain',
          required: false,
          schema: refParameter,
        },
        {
          name: 'domain',
          in: 'query',
          description: 'Those for the domain, and those for its products',
          required: false,
          schema: refParameter,
        },
        {
          name: 'scorecard',
          in: 'query',
          required: false,
          schema: refParameter,
        },
        {
          name: 'checkId',
          in: 'query',
          required: false,
          schema: { type: 'string', minLength: 1, maxLength: 63 },
        },
        {
          name: 'view',
          in: 'query',
          description:
            '`decidable`: those the caller may decide; `requested`: the caller’s own',
          required: false,
          schema: { type: 'string', enum: ['decidable', 'requested', 'all'] },
        },
        {
          name: 'limit',
          in: 'query',
          required: false,
          schema: { type: 'integer', minimum: 1, maximum: 200 },
        },
        {
          name: 'offset',
          in: 'query',
          required: false,
          schema: { type: 'integer', minimum: 0, maximum: 1000000 },
        },
      ],
      responses: {
        '200': {
          description: 'One page of exemptions',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items', 'total'],
                properties: {
                  items: {
                    type: 'array',
                    items: { $ref: '#/components/schemas/Exemption' },
                  },
                  total: { type: 'integer' },
                },
              },
            },
          },
        },
        default: error,
      },
    },
    post: {
      operationId: 'requestExemption',
      summary: 'Asks for an exemption of a product or a domain that one owns',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['scorecard', 'checkId', 'reason', 'endsAt'],
              properties: {
                scorecard: refParameter,
                checkId: { type: 'string', minLength: 1, maxLength: 63 },
                product: refParameter,
                domain: refParameter,
                reason: { type: 'string', minLength: 10, maxLength: 2000 },
                ticket: { type: 'string', minLength: 1, maxLength: 500 },
                endsAt: timestamp,
              },
            },
          },
        },
      },
      responses: { '201': detail, default: error },
    },
  },
  '/exemptions/{id}': {
    get: {
      operationId: 'getExemption',
      summary: 'One exemption with what happened to it',
      parameters: [idParameter],
      responses: { '200': detail, default: error },
    },
  },
  '/exemptions/{id}/decision': {
    post: {
      operationId: 'decideExemption',
      summary: 'Approves or rejects an exemption from a rule that one owns',
      parameters: [idParameter],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['decision', 'revision'],
              properties: {
                decision: { type: 'string', enum: ['approve', 'reject'] },
                comment,
                endsAt: timestamp,
                revision,
              },
            },
          },
        },
      },
      responses: { '200': detail, default: error },
    },
  },
  '/exemptions/{id}/revocation': {
    post: {
      operationId: 'revokeExemption',
      summary: 'Ends an exemption early, or withdraws it while it is pending',
      parameters: [idParameter],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['revision'],
              properties: { comment, revision },
            },
          },
        },
      },
      responses: { '200': detail, default: error },
    },
  },
} as const;

const exemptionProperties = {
  id: { type: 'string' },
  state: states,
  scorecard: entityRef,
  checkId: { type: 'string' },
  scorecardTitle: { type: 'string' },
  checkTitle: { type: 'string' },
  product: entityRef,
  domain: entityRef,
  reason: { type: 'string' },
  ticket: { type: 'string' },
  endsAt: timestamp,
  requestedBy: entityRef,
  requestedAt: timestamp,
  decidedBy: entityRef,
  decidedAt: timestamp,
  decisionComment: { type: 'string' },
  revision: { type: 'integer' },
  gone: { type: 'string', enum: ['product', 'scorecard', 'check'] },
  permitted: {
    type: 'object',
    additionalProperties: false,
    required: ['decide', 'revoke'],
    properties: {
      decide: { type: 'boolean' },
      revoke: { type: 'boolean' },
    },
  },
} as const;

const exemptionRequired = [
  'id',
  'state',
  'scorecard',
  'checkId',
  'scorecardTitle',
  'checkTitle',
  'reason',
  'endsAt',
  'requestedBy',
  'requestedAt',
  'revision',
  'permitted',
] as const;

export const exemptionSchemas = {
  Exemption: {
    type: 'object',
    additionalProperties: false,
    required: exemptionRequired,
    properties: exemptionProperties,
  },
  ExemptionDetail: {
    type: 'object',
    additionalProperties: false,
    required: [...exemptionRequired, 'events'],
    properties: {
      ...exemptionProperties,
      events: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['at', 'to'],
          properties: {
            at: timestamp,
            by: entityRef,
            from: states,
            to: states,
            comment: { type: 'string' },
          },
        },
      },
    },
  },
} as const;
