import {
  countNames,
  counts,
  entityParameters,
  error,
  level,
  status,
  timestamp,
} from './shared';

const group = {
  type: 'object',
  additionalProperties: false,
  required: ['ref', 'products', 'falls', 'rises'],
  properties: {
    ref: { type: 'string' },
    products: { type: 'integer' },
    falls: { type: 'integer' },
    rises: { type: 'integer' },
  },
} as const;

export const whatIfPaths = {
  '/what-if': {
    post: {
      operationId: 'whatIf',
      summary:
        'Says how products would stand by another scorecard, now or at a past time, without keeping anything',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['scorecard'],
              additionalProperties: false,
              properties: {
                scorecard: { type: 'object', additionalProperties: true },
                at: timestamp,
                enforceAll: { type: 'boolean' },
              },
            },
          },
        },
      },
      responses: {
        '200': {
          description: 'What would be another',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/WhatIfResult' },
            },
          },
        },
        default: error,
      },
    },
  },
  '/scorecards/{namespace}/{name}/versions': {
    get: {
      operationId: 'getScorecardVersions',
      summary: 'The versions of a scorecard that were in force, newest first',
      parameters: entityParameters,
      responses: {
        '200': {
          description: 'The versions',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: {
                  items: {
                    type: 'array',
                    items: { $ref: '#/components/schemas/ScorecardVersion' },
                  },
                },
              },
            },
          },
        },
        default: error,
      },
    },
  },
} as const;

export const whatIfSchemas = {
  ScorecardVersion: {
    type: 'object',
    additionalProperties: false,
    required: ['version', 'from', 'checks'],
    properties: {
      version: { type: 'string' },
      from: timestamp,
      until: timestamp,
      checks: { type: 'integer' },
    },
  },
  WhatIfResult: {
    type: 'object',
    additionalProperties: false,
    required: [
      'at',
      'products',
      'falls',
      'rises',
      'checks',
      'domains',
      'owners',
      'items',
    ],
    properties: {
      at: timestamp,
      products: { type: 'integer' },
      falls: { type: 'integer' },
      rises: { type: 'integer' },
      checks: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['id', 'title', ...countNames],
          properties: {
            id: { type: 'string' },
            title: { type: 'string' },
            ...counts,
          },
        },
      },
      domains: { type: 'array', items: group },
      owners: { type: 'array', items: group },
      items: {
        type: 'array',
        maxItems: 500,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['product', 'title', 'owner', 'domain', 'change', 'checks'],
          properties: {
            product: { type: 'string' },
            title: { type: 'string' },
            owner: { type: 'string' },
            domain: { type: 'string' },
            before: level,
            after: level,
            change: { type: 'string', enum: ['falls', 'rises', 'same'] },
            checks: {
              type: 'array',
              items: {
                type: 'object',
                additionalProperties: false,
                required: ['id', 'title'],
                properties: {
                  id: { type: 'string' },
                  title: { type: 'string' },
                  before: status,
                  after: status,
                  reason: { type: 'string' },
                },
              },
            },
          },
        },
      },
    },
  },
} as const;
