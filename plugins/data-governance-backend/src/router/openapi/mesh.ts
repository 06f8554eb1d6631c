import {
  checkProperties,
  countNames,
  counts,
  entityRef,
  error,
  level,
  refParameter,
  score,
  status,
  timestamp,
} from './shared';

const refs = {
  type: 'array',
  maxItems: 100,
  items: refParameter,
} as const;

const scorecardParameter = {
  name: 'scorecard',
  in: 'query',
  description: 'Entity ref of a scorecard',
  required: false,
  schema: refParameter,
} as const;

// Narrow the products of which is spoken; all given ones hold together.
const meshParameters = [
  {
    name: 'domains',
    in: 'query',
    description: 'Entity refs of domains; repeat it for several',
    required: false,
    style: 'form',
    explode: true,
    schema: refs,
  },
  {
    name: 'owners',
    in: 'query',
    description: 'Entity refs of owners; repeat it for several',
    required: false,
    style: 'form',
    explode: true,
    schema: refs,
  },
  {
    name: 'levels',
    in: 'query',
    description: 'Names of levels reached; `none`: no level',
    required: false,
    style: 'form',
    explode: true,
    schema: {
      type: 'array',
      maxItems: 20,
      items: { type: 'string', minLength: 1, maxLength: 63 },
    },
  },
  {
    name: 'checkId',
    in: 'query',
    description: 'A check of `scorecard`',
    required: false,
    schema: { type: 'string', minLength: 1, maxLength: 63 },
  },
  {
    name: 'statuses',
    in: 'query',
    description: 'The check, or some check, has one of these statuses',
    required: false,
    style: 'form',
    explode: true,
    schema: { type: 'array', maxItems: 5, items: status },
  },
  {
    name: 'text',
    in: 'query',
    description: 'Words in the title or name of the product',
    required: false,
    schema: { type: 'string', maxLength: 200 },
  },
] as const;

const offset = {
  name: 'offset',
  in: 'query',
  required: false,
  schema: { type: 'integer', minimum: 0, maximum: 1000000 },
} as const;

export const meshPaths = {
  '/summary': {
    get: {
      operationId: 'getSummary',
      summary: 'How the products stand that one may see, in figures',
      parameters: [scorecardParameter, ...meshParameters],
      responses: {
        '200': {
          description: 'Figures of all together, by domain and by owner',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/MeshSummary' },
            },
          },
        },
        default: error,
      },
    },
  },
  '/heat-map': {
    get: {
      operationId: 'getHeatMap',
      summary: 'Products and the checks of a scorecard, a letter for each',
      parameters: [
        { ...scorecardParameter, required: true },
        ...meshParameters,
        {
          name: 'sort',
          in: 'query',
          description: '`score`: the lowest first',
          required: false,
          schema: {
            type: 'string',
            enum: ['title', 'score', 'domain', 'owner'],
          },
        },
        {
          name: 'limit',
          in: 'query',
          required: false,
          schema: { type: 'integer', minimum: 1, maximum: 2000 },
        },
        offset,
      ],
      responses: {
        '200': {
          description: 'The rows and columns',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/HeatMap' },
            },
          },
        },
        default: error,
      },
    },
  },
  '/next-steps': {
    get: {
      operationId: 'getNextSteps',
      summary: 'What stands between products and their next levels',
      parameters: [
        scorecardParameter,
        ...meshParameters,
        {
          name: 'limit',
          in: 'query',
          required: false,
          schema: { type: 'integer', minimum: 1, maximum: 200 },
        },
        offset,
      ],
      responses: {
        '200': {
          description: 'Products with the fewest checks missing first',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/NextSteps' },
            },
          },
        },
        default: error,
      },
    },
  },
  '/results.csv': {
    get: {
      operationId: 'exportResults',
      summary: 'One line for each product and check',
      parameters: [scorecardParameter, ...meshParameters],
      responses: {
        '200': {
          description: 'CSV as RFC 4180 has it, with a header line',
          content: { 'text/csv': { schema: { type: 'string' } } },
        },
        default: error,
      },
    },
  },
} as const;

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
