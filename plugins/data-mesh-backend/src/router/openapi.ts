import { CLASSIFICATIONS } from '@meshport/backstage-plugin-data-mesh-common';

const platformParameter = {
  name: 'platform',
  in: 'path',
  required: true,
  description: 'Id of a configured data platform.',
  schema: { type: 'string' },
} as const;

const location = {
  type: 'object',
  description:
    'Where a table is within its platform, as an output port carries it.',
  additionalProperties: { type: 'string' },
} as const;

const error = {
  description: 'What went wrong.',
  content: {
    'application/json': {
      schema: { $ref: '#/components/schemas/Error' },
    },
  },
} as const;

const errors = {
  '400': { ...error, description: 'A parameter or the body is malformed.' },
  '403': {
    ...error,
    description: 'The caller lacks the permission data-mesh.platform.read.',
  },
  '404': { ...error, description: 'There is no such platform or table.' },
  '503': { ...error, description: 'The engine cannot be reached.' },
} as const;

const summaryProperties = {
  location,
  title: { type: 'string', description: 'What a person reads.' },
  type: { type: 'string', enum: ['table', 'view'] },
  description: { type: 'string' },
} as const;

/**
 * The HTTP interface of the data mesh backend. Requests are checked against
 * it, and it is served at `/openapi.json`.
 * @internal
 */
export const openapi = {
  openapi: '3.1.0',
  info: {
    title: 'data-mesh',
    version: '1',
    description:
      'Data platforms, their tables, and contracts inferred from them.',
    license: {
      name: 'Apache-2.0',
      url: 'https://www.apache.org/licenses/LICENSE-2.0',
    },
  },
  servers: [{ url: '/' }],
  paths: {
    '/platforms': {
      get: {
        operationId: 'GetPlatforms',
        description: 'The configured data platforms.',
        parameters: [],
        responses: {
          '200': {
            description: 'The platforms, in the order of the configuration.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: { $ref: '#/components/schemas/DataPlatform' },
                    },
                  },
                },
              },
            },
          },
          '403': errors['403'],
        },
      },
    },
    '/platforms/{platform}/tables': {
      get: {
        operationId: 'GetTables',
        description: 'The tables that a data product can be made from.',
        parameters: [platformParameter],
        responses: {
          '200': {
            description: 'The tables, by title.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: { $ref: '#/components/schemas/TableSummary' },
                    },
                  },
                },
              },
            },
          },
          ...errors,
        },
      },
    },
    '/platforms/{platform}/table': {
      get: {
        operationId: 'DescribeTable',
        description: 'One table as it is in the engine now.',
        parameters: [
          platformParameter,
          {
            name: 'location',
            in: 'query',
            required: true,
            style: 'deepObject',
            explode: true,
            description:
              'The location, e.g. `location[schema]=flights&location[table]=flights`.',
            schema: location,
          },
        ],
        responses: {
          '200': {
            description: 'The table.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/TableDescription' },
              },
            },
          },
          ...errors,
        },
      },
    },
    '/contracts/infer': {
      post: {
        operationId: 'InferContract',
        description: 'Describes a table as an ODCS contract. Stores nothing.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/InferContractRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'The contract.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['definition'],
                  properties: {
                    definition: {
                      type: 'string',
                      description: 'The ODCS document, as YAML.',
                    },
                  },
                },
              },
            },
          },
          ...errors,
        },
      },
    },
  },
  components: {
    schemas: {
      Error: {
        type: 'object',
        required: ['error'],
        properties: {
          error: {
            type: 'object',
            required: ['name', 'message'],
            properties: {
              name: { type: 'string' },
              message: { type: 'string' },
            },
          },
        },
      },
      DataPlatform: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'type', 'title'],
        properties: {
          id: { type: 'string' },
          type: { type: 'string', description: 'The adapter, e.g. postgres.' },
          title: { type: 'string' },
        },
      },
      TableSummary: {
        type: 'object',
        additionalProperties: false,
        required: ['location', 'title', 'type'],
        properties: summaryProperties,
      },
      TableDescription: {
        type: 'object',
        additionalProperties: false,
        required: ['location', 'title', 'type', 'columns'],
        properties: {
          ...summaryProperties,
          columns: {
            type: 'array',
            items: { $ref: '#/components/schemas/Column' },
          },
          estimatedRows: {
            type: 'number',
            description: "The engine's estimate, absent when it has none.",
          },
        },
      },
      Column: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'physicalType', 'logicalType', 'required', 'unique'],
        properties: {
          name: { type: 'string' },
          physicalType: { type: 'string', description: "The engine's type." },
          logicalType: { type: 'string', description: 'The ODCS type.' },
          required: { type: 'boolean' },
          unique: { type: 'boolean' },
          primaryKeyPosition: { type: 'integer', minimum: 1 },
          description: { type: 'string' },
        },
      },
      InferContractRequest: {
        type: 'object',
        required: ['platform', 'location', 'product'],
        additionalProperties: false,
        properties: {
          platform: { type: 'string' },
          location,
          product: {
            type: 'object',
            required: ['name'],
            additionalProperties: false,
            properties: {
              name: { type: 'string', minLength: 1 },
              title: { type: 'string' },
              domain: { type: 'string' },
              purpose: { type: 'string' },
            },
          },
          version: {
            type: 'string',
            description: 'Semantic version of the contract; default 1.0.0.',
            pattern: '^\\d+\\.\\d+\\.\\d+([-+][0-9A-Za-z.+-]+)?$',
          },
          classification: { type: 'string', enum: CLASSIFICATIONS },
          columns: {
            type: 'object',
            description: 'What people add to a column, by column name.',
            additionalProperties: {
              type: 'object',
              additionalProperties: false,
              properties: {
                businessName: { type: 'string' },
                description: { type: 'string' },
                classification: { type: 'string', enum: CLASSIFICATIONS },
              },
            },
          },
        },
      },
    },
  },
} as const;
