import { platformErrors } from './platforms';
import { classification, entityName, location } from './shared';

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
} as const;

export const contractSchemas = {
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
