import { catalogErrors, document, entityParameters } from './shared';
import { documentErrors, sequenceParameter } from './versions';

const formatParameter = {
  name: 'format',
  in: 'path',
  required: true,
  description: 'Id of a format, see `/formats`.',
  schema: { type: 'string', minLength: 1, maxLength: 63 },
} as const;

const exported = {
  description: 'The document, and what the format cannot carry.',
  content: {
    'application/json': {
      schema: { $ref: '#/components/schemas/ExportResponse' },
    },
  },
} as const;

export const formatPaths = {
  '/formats': {
    get: {
      operationId: 'GetFormats',
      description: 'The formats that contracts and products come and go in.',
      parameters: [],
      responses: {
        '200': {
          description: 'The formats.',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/FormatList' },
            },
          },
        },
      },
    },
  },
  '/contracts/import': {
    post: {
      operationId: 'ImportContract',
      description:
        'Makes ODCS documents from a document in another format. What is wrong with it is in `problems`. Stores nothing.',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/ImportRequest' },
          },
        },
      },
      responses: {
        '200': {
          description: 'What was made, or the problems.',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ImportResult' },
            },
          },
        },
        '400': catalogErrors['400'],
      },
    },
  },
  '/contracts/{namespace}/{name}/export/{format}': {
    get: {
      operationId: 'ExportContract',
      description: 'A contract in another format.',
      parameters: [...entityParameters, formatParameter, sequenceParameter],
      responses: { '200': exported, ...documentErrors },
    },
  },
  '/products/{namespace}/{name}/export/{format}': {
    get: {
      operationId: 'ExportProduct',
      description:
        'A product with the contracts of its output ports in another format.',
      parameters: [...entityParameters, formatParameter],
      responses: { '200': exported, ...catalogErrors },
    },
  },
} as const;

const losses = {
  type: 'array',
  description: 'What the format cannot carry.',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['path', 'message'],
    properties: {
      path: { type: 'string', description: 'Path in the source.' },
      message: { type: 'string' },
    },
  },
} as const;

const formats = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['id', 'title', 'mediaType', 'fileExtension'],
    properties: {
      id: { type: 'string' },
      title: { type: 'string' },
      mediaType: { type: 'string' },
      fileExtension: { type: 'string', description: 'Without the dot.' },
    },
  },
} as const;

export const formatSchemas = {
  FormatList: {
    type: 'object',
    additionalProperties: false,
    required: ['imports', 'contractExports', 'productExports'],
    properties: {
      imports: formats,
      contractExports: formats,
      productExports: formats,
    },
  },
  ExportResponse: {
    type: 'object',
    additionalProperties: false,
    required: ['content', 'mediaType', 'fileName', 'losses'],
    properties: {
      content: { type: 'string' },
      mediaType: { type: 'string' },
      fileName: { type: 'string', description: 'To save it as.' },
      losses,
    },
  },
  ImportRequest: {
    type: 'object',
    required: ['source'],
    additionalProperties: false,
    properties: {
      format: {
        type: 'string',
        minLength: 1,
        maxLength: 63,
        description: 'Id of a format; recognised from the source when absent.',
      },
      source: document,
      options: {
        type: 'object',
        description: 'What the source may lack.',
        additionalProperties: false,
        properties: {
          id: { type: 'string', minLength: 1, maxLength: 255 },
          version: { type: 'string', minLength: 1, maxLength: 63 },
          owner: { type: 'string', minLength: 1, maxLength: 255 },
          domain: { type: 'string', minLength: 1, maxLength: 255 },
        },
      },
    },
  },
  ImportResult: {
    type: 'object',
    additionalProperties: false,
    required: ['contracts', 'losses', 'problems'],
    properties: {
      contracts: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['name', 'definition'],
          properties: {
            name: { type: 'string', description: 'Name for a file.' },
            definition: { type: 'string', description: 'ODCS, as YAML.' },
          },
        },
      },
      product: { type: 'string', description: 'An entity, as YAML.' },
      losses,
      problems: {
        type: 'array',
        items: { $ref: '#/components/schemas/ContractProblem' },
      },
    },
  },
} as const;
