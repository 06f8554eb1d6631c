import {
  checkProperties,
  countNames,
  counts,
  entityRef,
  level,
  score,
  status,
  timestamp,
} from './shared';

const product = {
  product: entityRef,
  title: { type: 'string' },
  owner: entityRef,
  domain: entityRef,
} as const;

const levelCounts = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['products'],
    properties: { level, products: { type: 'integer' } },
  },
} as const;

const figures = { products: { type: 'integer' }, score, ...counts } as const;

export const meshSchemas = {
  MeshSummary: {
    type: 'object',
    additionalProperties: false,
    required: [
      'products',
      ...countNames,
      'levels',
      'domains',
      'owners',
      'waiting',
    ],
    properties: {
      ...figures,
      levels: levelCounts,
      domains: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['domain', 'products', ...countNames, 'levels'],
          properties: { domain: entityRef, ...figures, levels: levelCounts },
        },
      },
      owners: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['owner', 'products', ...countNames],
          properties: { owner: entityRef, ...figures },
        },
      },
      evaluatedAt: timestamp,
      waiting: {
        type: 'integer',
        description: 'Products that wait to be evaluated again',
      },
    },
  },
  HeatMap: {
    type: 'object',
    additionalProperties: false,
    required: ['checks', 'rows', 'total'],
    properties: {
      checks: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['id', 'title', 'level', 'severity', 'phase'],
          properties: {
            id: { type: 'string' },
            title: checkProperties.title,
            level: checkProperties.level,
            severity: checkProperties.severity,
            phase: checkProperties.phase,
            enforcedFrom: checkProperties.enforcedFrom,
          },
        },
      },
      rows: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['product', 'title', 'owner', 'domain', 'statuses'],
          properties: {
            ...product,
            level: { type: 'string' },
            score,
            statuses: {
              type: 'string',
              description:
                'A letter for each check: p pass, f fail, u unknown, x exempt, n not applicable, - not evaluated',
            },
          },
        },
      },
      total: { type: 'integer' },
    },
  },
  NextSteps: {
    type: 'object',
    additionalProperties: false,
    required: ['items', 'total', 'blocking'],
    properties: {
      items: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: [
            'product',
            'title',
            'owner',
            'domain',
            'scorecard',
            'next',
            'checks',
          ],
          properties: {
            ...product,
            scorecard: entityRef,
            level,
            next: level,
            checks: {
              type: 'array',
              items: {
                type: 'object',
                additionalProperties: false,
                required: ['id', 'title', 'status', 'remedy'],
                properties: {
                  id: { type: 'string' },
                  title: { type: 'string' },
                  status,
                  remedy: { type: 'string' },
                },
              },
            },
          },
        },
      },
      total: { type: 'integer' },
      blocking: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['scorecard', 'checkId', 'title', 'products', 'wouldRise'],
          properties: {
            scorecard: entityRef,
            checkId: { type: 'string' },
            title: { type: 'string' },
            products: { type: 'integer' },
            wouldRise: { type: 'integer' },
          },
        },
      },
    },
  },
} as const;
