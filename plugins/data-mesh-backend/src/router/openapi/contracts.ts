import { platformErrors } from './platforms';
import {
  catalogErrors,
  classification,
  document,
  entityName,
  location,
} from './shared';

export const contractPaths = {
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
        ...platformErrors,
      },
    },
  },
  '/contracts/check': {
    post: {
      operationId: 'CheckContract',
      description:
        'Judges a document as it would be after merging: whether it is valid, and whether its version takes the step that its changes owe. Findings are no error: the verdict is in `passed`. Stores nothing.',
      parameters: [
        {
          name: 'output',
          in: 'query',
          description:
            'The form of the answer. Without it JUnit XML for those who accept only `application/xml`, else JSON.',
          schema: { type: 'string', enum: ['json', 'junit'] },
        },
      ],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/CheckContractRequest' },
          },
        },
      },
      responses: {
        '200': {
          description: 'The verdict, good or bad.',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ContractCheckResult' },
            },
            'application/xml': {
              schema: { type: 'string', description: 'JUnit XML.' },
            },
          },
        },
        ...catalogErrors,
      },
    },
  },
} as const;

export const contractSchemas = {
  CheckContractRequest: {
    type: 'object',
    required: ['definition'],
    additionalProperties: false,
    properties: {
      definition: document,
      contract: {
        type: 'string',
        minLength: 1,
        maxLength: 255,
        description:
          "Entity ref of the contract to compare with; the one with the document's id when absent.",
      },
    },
  },
  ContractCheckResult: {
    type: 'object',
    additionalProperties: false,
    required: ['passed', 'problems', 'warnings', 'summary'],
    properties: {
      passed: { type: 'boolean' },
      problems: {
        type: 'array',
        items: { $ref: '#/components/schemas/ContractProblem' },
      },
      warnings: {
        type: 'array',
        items: { $ref: '#/components/schemas/ContractProblem' },
      },
      comparedWith: {
        type: 'object',
        additionalProperties: false,
        required: ['contract', 'hash'],
        properties: {
          contract: { type: 'string', description: 'Entity ref.' },
          version: { type: 'string' },
          hash: { type: 'string', description: 'SHA-256 of the document.' },
        },
      },
      differences: { $ref: '#/components/schemas/ContractDifferences' },
      summary: { type: 'string', description: 'One line for a log.' },
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
          name: entityName,
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
      classification: classification,
      columns: {
        type: 'object',
        description: 'What people add to a column, by column name.',
        additionalProperties: {
          type: 'object',
          additionalProperties: false,
          properties: {
            businessName: { type: 'string' },
            description: { type: 'string' },
            classification: classification,
          },
        },
      },
    },
  },
} as const;
