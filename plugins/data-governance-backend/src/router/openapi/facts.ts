import {
  entityParameters,
  entityRef,
  error,
  refParameter,
  timestamp,
} from './shared';

// Which type each has is declared by the source, so it is checked by that.
const facts = {
  type: 'object',
  description:
    'By name: true or false, a number, a text, or a list of texts, as the source declares it',
  additionalProperties: true,
} as const;

const evidenceText = { type: 'string', maxLength: 2_000 } as const;
const cell = { type: 'string', maxLength: 200 } as const;

const evidenceProperties = {
  fact: { type: 'string', minLength: 1, maxLength: 63 },
  subject: evidenceText,
  message: evidenceText,
  expected: evidenceText,
  actual: evidenceText,
  sample: {
    type: 'object',
    additionalProperties: false,
    required: ['columns', 'rows'],
    properties: {
      columns: { type: 'array', maxItems: 50, items: cell },
      rows: {
        type: 'array',
        maxItems: 10,
        items: {
          type: 'array',
          maxItems: 50,
          items: { ...cell, type: ['string', 'null'] },
        },
      },
    },
  },
} as const;

const evidenceNames = ['fact', 'subject', 'message'] as const;

export const factPaths = {
  '/fact-sources': {
    get: {
      operationId: 'getFactSources',
      summary: 'Where facts come from, and how each source fared last',
      responses: {
        '200': {
          description: 'The sources',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: {
                  items: {
                    type: 'array',
                    items: { $ref: '#/components/schemas/FactSource' },
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
  '/products/{namespace}/{name}/facts': {
    get: {
      operationId: 'getProductFacts',
      summary: 'What is known about a product, or was known at a time',
      parameters: [
        ...entityParameters,
        {
          name: 'at',
          in: 'query',
          required: false,
          allowReserved: true,
          schema: timestamp,
        },
      ],
      responses: {
        '200': {
          description: 'What is known, by source',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ProductFacts' },
            },
          },
        },
        default: error,
      },
    },
  },
  '/products/{namespace}/{name}/evidence': {
    get: {
      operationId: 'getCheckEvidence',
      summary:
        'What explains the facts that a check reads; rows of data for owners of the product only',
      parameters: [
        ...entityParameters,
        {
          name: 'scorecard',
          in: 'query',
          required: true,
          allowReserved: true,
          schema: refParameter,
        },
        {
          name: 'checkId',
          in: 'query',
          required: true,
          schema: { type: 'string', minLength: 1, maxLength: 63 },
        },
      ],
      responses: {
        '200': {
          description: 'The evidence',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: {
                  items: {
                    type: 'array',
                    items: {
                      type: 'object',
                      additionalProperties: false,
                      required: ['source', ...evidenceNames],
                      properties: {
                        source: { type: 'string' },
                        ...evidenceProperties,
                      },
                    },
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
  '/products/{namespace}/{name}/collection': {
    post: {
      operationId: 'collectFacts',
      summary:
        'Collects the facts of a product soon, instead of when the schedule says',
      parameters: [...entityParameters],
      responses: {
        '202': {
          description: 'It will be done',
          content: {
            'application/json': {
              schema: { type: 'object', additionalProperties: false },
            },
          },
        },
        default: error,
      },
    },
  },
  '/facts': {
    post: {
      operationId: 'pushFacts',
      summary: 'Takes facts that another tool found; for services only',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/PushedFacts' },
          },
        },
      },
      responses: {
        '200': {
          description: 'What became of them',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/PushedFactsReceipt' },
            },
          },
        },
        default: error,
      },
    },
  },
} as const;

export const factSchemas = {
  FactSource: {
    type: 'object',
    additionalProperties: false,
    required: ['id', 'kind', 'facts'],
    properties: {
      id: { type: 'string' },
      title: { type: 'string' },
      kind: { type: 'string', enum: ['entities', 'external', 'pushed'] },
      facts: {
        type: 'object',
        additionalProperties: {
          type: 'object',
          additionalProperties: false,
          required: ['type', 'description'],
          properties: {
            type: {
              type: 'string',
              enum: ['bool', 'int', 'double', 'string', 'list<string>'],
            },
            description: { type: 'string' },
          },
        },
      },
      frequency: {
        type: 'number',
        description: 'Seconds between two collections',
      },
      lastRun: {
        type: 'object',
        additionalProperties: false,
        required: ['startedAt', 'products', 'changed', 'failed'],
        properties: {
          startedAt: timestamp,
          finishedAt: timestamp,
          products: { type: 'integer' },
          changed: { type: 'integer' },
          failed: { type: 'integer' },
          problem: { type: 'string' },
        },
      },
    },
  },
  ProductFacts: {
    type: 'object',
    additionalProperties: false,
    required: ['product', 'at', 'sources'],
    properties: {
      product: entityRef,
      at: timestamp,
      sources: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['source', 'facts', 'since'],
          properties: {
            source: { type: 'string' },
            facts,
            failure: { type: 'string' },
            since: timestamp,
            observedAt: timestamp,
            validUntil: timestamp,
          },
        },
      },
    },
  },
  PushedFacts: {
    type: 'object',
    additionalProperties: false,
    required: ['source', 'items'],
    properties: {
      source: { type: 'string', minLength: 1, maxLength: 63 },
      items: {
        type: 'array',
        minItems: 1,
        maxItems: 500,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['product', 'facts', 'observedAt', 'validUntil'],
          properties: {
            product: { ...entityRef, minLength: 1, maxLength: 255 },
            facts,
            evidence: {
              type: 'array',
              maxItems: 100,
              items: {
                type: 'object',
                additionalProperties: false,
                required: [...evidenceNames],
                properties: evidenceProperties,
              },
            },
            observedAt: timestamp,
            validUntil: timestamp,
          },
        },
      },
    },
  },
  PushedFactsReceipt: {
    type: 'object',
    additionalProperties: false,
    required: ['changed', 'unchanged', 'outdated'],
    properties: {
      changed: { type: 'integer' },
      unchanged: { type: 'integer' },
      outdated: { type: 'integer' },
    },
  },
} as const;
