import { error, location } from './shared';

const platformParameter = {
  name: 'platform',
  in: 'path',
  required: true,
  description: 'Id of a configured data platform.',
  schema: { type: 'string' },
} as const;

/** Of routes that read an engine. */
export const platformErrors = {
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

export const platformPaths = {
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
        '403': platformErrors['403'],
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
        ...platformErrors,
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
        ...platformErrors,
      },
    },
  },
} as const;

export const platformSchemas = {
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
} as const;
