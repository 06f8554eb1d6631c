import {
  countNames,
  counts,
  entityRef,
  error,
  refParameter,
  score,
  status,
  timestamp,
} from './shared';

const narrowing = [
  { name: 'product', in: 'query', required: false, schema: refParameter },
  { name: 'domain', in: 'query', required: false, schema: refParameter },
  { name: 'scorecard', in: 'query', required: false, schema: refParameter },
] as const;

const date = { type: 'string', format: 'date' } as const;

export const historyPaths = {
  '/trend': {
    get: {
      operationId: 'getTrend',
      summary: 'How things stood at the end of each day, oldest first',
      parameters: [
        ...narrowing,
        {
          name: 'from',
          in: 'query',
          description: 'A day, included; 90 days ago when absent',
          required: false,
          schema: date,
        },
        {
          name: 'to',
          in: 'query',
          description: 'A day, included; today when absent',
          required: false,
          schema: date,
        },
        {
          name: 'rules',
          in: 'query',
          description:
            '`then`: as it was judged on the day; `now`: by the rules of today, which needs `scorecard`',
          required: false,
          schema: { type: 'string', enum: ['then', 'now'] },
        },
      ],
      responses: {
        '200': {
          description: 'A point for each day of which something is known',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: {
                  items: {
                    type: 'array',
                    items: { $ref: '#/components/schemas/TrendPoint' },
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
  '/transitions': {
    get: {
      operationId: 'getTransitions',
      summary: 'Checks that came to another status, the newest first',
      parameters: [
        ...narrowing,
        {
          name: 'checkId',
          in: 'query',
          required: false,
          schema: { type: 'string', minLength: 1, maxLength: 63 },
        },
        { name: 'since', in: 'query', required: false, schema: timestamp },
        {
          name: 'before',
          in: 'query',
          description: '`next` of the page before',
          required: false,
          schema: { type: 'string', pattern: '^[0-9]{1,18}$' },
        },
        {
          name: 'limit',
          in: 'query',
          required: false,
          schema: { type: 'integer', minimum: 1, maximum: 200 },
        },
      ],
      responses: {
        '200': {
          description: 'One page',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: {
                  items: {
                    type: 'array',
                    items: { $ref: '#/components/schemas/Transition' },
                  },
                  next: { type: 'string' },
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

export const historySchemas = {
  TrendPoint: {
    type: 'object',
    additionalProperties: false,
    required: ['day', 'products', ...countNames, 'levels'],
    properties: {
      day: date,
      products: { type: 'integer' },
      score,
      ...counts,
      levels: {
        type: 'object',
        description: 'Products by the name of the level; `none`: no level',
        additionalProperties: { type: 'integer' },
      },
    },
  },
  Transition: {
    type: 'object',
    additionalProperties: false,
    required: [
      'id',
      'product',
      'productTitle',
      'scorecard',
      'checkId',
      'cause',
      'at',
    ],
    properties: {
      id: { type: 'string' },
      product: entityRef,
      productTitle: { type: 'string' },
      scorecard: entityRef,
      checkId: { type: 'string' },
      checkTitle: { type: 'string' },
      from: status,
      to: status,
      reason: { type: 'string' },
      cause: { type: 'string', enum: ['facts', 'rules', 'exemption', 'time'] },
      at: timestamp,
    },
  },
} as const;
