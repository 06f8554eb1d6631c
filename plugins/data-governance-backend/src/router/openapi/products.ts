import {
  checkProperties,
  countNames,
  counts,
  entityParameters,
  error,
  level,
  refParameter,
  score,
  status,
  timestamp,
} from './shared';

export const productPaths = {
  '/products': {
    get: {
      operationId: 'getProducts',
      summary: 'Where the data products stand that one may see',
      parameters: [
        {
          name: 'domain',
          in: 'query',
          description: 'Full entity ref of a domain',
          required: false,
          schema: refParameter,
        },
        {
          name: 'refs',
          in: 'query',
          description: 'Full entity refs of products; repeat it for several',
          required: false,
          style: 'form',
          explode: true,
          schema: {
            type: 'array',
            maxItems: 500,
            items: refParameter,
          },
        },
      ],
      responses: {
        '200': {
          description: 'The products that were evaluated, by title',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: {
                  items: {
                    type: 'array',
                    items: { $ref: '#/components/schemas/ProductSummary' },
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
  '/products/{namespace}/{name}': {
    get: {
      operationId: 'getProduct',
      summary: 'Every check of one data product',
      parameters: entityParameters,
      responses: {
        '200': {
          description: 'The results',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ProductResult' },
            },
          },
        },
        default: error,
      },
    },
  },
} as const;

export const productSchemas = {
  ProductSummary: {
    type: 'object',
    additionalProperties: false,
    required: ['product', 'title', 'owner', 'domain', ...countNames],
    properties: {
      product: { type: 'string' },
      title: { type: 'string' },
      owner: { type: 'string' },
      domain: { type: 'string' },
      level,
      score,
      ...counts,
    },
  },
  ProductResult: {
    type: 'object',
    additionalProperties: false,
    required: ['product', 'title', 'owner', 'domain', 'exempt', 'scorecards'],
    properties: {
      product: { type: 'string' },
      title: { type: 'string' },
      owner: { type: 'string' },
      domain: { type: 'string' },
      level,
      exempt: { type: 'integer' },
      evaluatedAt: timestamp,
      scorecards: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['scorecard', 'title', 'owner', 'levels', 'checks'],
          properties: {
            scorecard: { type: 'string' },
            title: { type: 'string' },
            owner: { type: 'string' },
            domain: { type: 'string' },
            levels: { type: 'array', items: level },
            level: { type: 'string' },
            score,
            checks: {
              type: 'array',
              items: {
                type: 'object',
                additionalProperties: false,
                required: [
                  'checkId',
                  'title',
                  'level',
                  'severity',
                  'weight',
                  'phase',
                  'status',
                  'reason',
                  'why',
                  'remedy',
                ],
                properties: {
                  checkId: { type: 'string' },
                  ...checkProperties,
                  status,
                  reason: { type: 'string' },
                  since: timestamp,
                  hasEvidence: { type: 'boolean' },
                  exemption: {
                    type: 'object',
                    additionalProperties: false,
                    required: ['id', 'endsAt', 'reason'],
                    properties: {
                      id: { type: 'string' },
                      endsAt: timestamp,
                      reason: { type: 'string' },
                      ticket: { type: 'string' },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
} as const;
