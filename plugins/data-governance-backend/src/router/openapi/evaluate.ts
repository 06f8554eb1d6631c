import { error } from './shared';

export const evaluatePaths = {
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
} as const;
