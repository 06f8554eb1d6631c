const level = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'title'],
  properties: {
    name: { type: 'string' },
    title: { type: 'string' },
    description: { type: 'string' },
  },
} as const;

const checkProperties = {
  title: { type: 'string' },
  level: { type: 'string' },
  severity: { type: 'string', enum: ['low', 'medium', 'high'] },
  phase: { type: 'string', enum: ['draft', 'grace', 'enforced'] },
  enforcedFrom: { type: 'string', format: 'date' },
  why: { type: 'string' },
  remedy: { type: 'string' },
} as const;

const counts = {
  passing: { type: 'integer' },
  failing: { type: 'integer' },
  unknown: { type: 'integer' },
} as const;

const error = {
  description: 'The request failed; the message says why',
  content: {
    'application/json': { schema: { $ref: '#/components/schemas/Error' } },
  },
} as const;

/**
 * The HTTP API of the data governance backend.
 * @internal
 */
export const spec = {
  openapi: '3.1.0',
  info: {
    title: 'data-governance',
    version: '1',
    description: 'Scorecards of data products and how products meet them.',
    license: {
      name: 'Apache-2.0',
      url: 'http://www.apache.org/licenses/LICENSE-2.0.html',
    },
  },
  servers: [{ url: '/' }],
  paths: {
    '/scorecards': {
      get: {
        operationId: 'getScorecards',
        summary:
          'All scorecards, with how many of the products one may see meet each check',
        responses: {
          '200': {
            description: 'The scorecards',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: { $ref: '#/components/schemas/ScorecardSummary' },
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
            schema: { type: 'string', minLength: 1, maxLength: 255 },
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
              items: { type: 'string', minLength: 1, maxLength: 255 },
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
        parameters: [
          {
            name: 'namespace',
            in: 'path',
            required: true,
            schema: { type: 'string', minLength: 1, maxLength: 63 },
          },
          {
            name: 'name',
            in: 'path',
            required: true,
            schema: { type: 'string', minLength: 1, maxLength: 63 },
          },
        ],
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
    '/evaluate': {
      post: {
        operationId: 'evaluate',
        summary:
          'Evaluates entities as they would be after merging, without keeping anything',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['entities'],
                additionalProperties: false,
                properties: {
                  entities: {
                    type: 'array',
                    minItems: 1,
                    items: { type: 'object', additionalProperties: true },
                  },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'The verdict',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['passed', 'results'],
                  properties: {
                    passed: { type: 'boolean' },
                    results: {
                      type: 'array',
                      items: { $ref: '#/components/schemas/ProductResult' },
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
  },
  components: {
    schemas: {
      Error: {
        type: 'object',
        required: ['error', 'response'],
        properties: {
          error: {
            type: 'object',
            required: ['name', 'message'],
            properties: {
              name: { type: 'string' },
              message: { type: 'string' },
            },
            additionalProperties: true,
          },
          response: {
            type: 'object',
            additionalProperties: false,
            required: ['statusCode'],
            properties: { statusCode: { type: 'integer' } },
          },
        },
        additionalProperties: true,
      },
      ScorecardSummary: {
        type: 'object',
        additionalProperties: false,
        required: [
          'scorecard',
          'title',
          'owner',
          'levels',
          'checks',
          'problems',
        ],
        properties: {
          scorecard: { type: 'string' },
          title: { type: 'string' },
          description: { type: 'string' },
          owner: { type: 'string' },
          domain: { type: 'string' },
          levels: { type: 'array', items: level },
          checks: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: [
                'id',
                'title',
                'level',
                'rule',
                'severity',
                'phase',
                'why',
                'remedy',
                'passing',
                'failing',
                'unknown',
              ],
              properties: {
                id: { type: 'string' },
                rule: { type: 'string' },
                ...checkProperties,
                ...counts,
              },
            },
          },
          problems: { type: 'array', items: { type: 'string' } },
        },
      },
      ProductSummary: {
        type: 'object',
        additionalProperties: false,
        required: [
          'product',
          'title',
          'owner',
          'domain',
          'passing',
          'failing',
          'unknown',
        ],
        properties: {
          product: { type: 'string' },
          title: { type: 'string' },
          owner: { type: 'string' },
          domain: { type: 'string' },
          level,
          ...counts,
        },
      },
      ProductResult: {
        type: 'object',
        additionalProperties: false,
        required: ['product', 'title', 'owner', 'domain', 'scorecards'],
        properties: {
          product: { type: 'string' },
          title: { type: 'string' },
          owner: { type: 'string' },
          domain: { type: 'string' },
          level,
          evaluatedAt: { type: 'string', format: 'date-time' },
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
                      'phase',
                      'status',
                      'reason',
                      'why',
                      'remedy',
                    ],
                    properties: {
                      checkId: { type: 'string' },
                      ...checkProperties,
                      status: {
                        type: 'string',
                        enum: ['pass', 'fail', 'unknown'],
                      },
                      reason: { type: 'string' },
                      since: { type: 'string', format: 'date-time' },
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
