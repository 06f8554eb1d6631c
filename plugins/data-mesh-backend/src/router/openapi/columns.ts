import { columnMatchProperties, limitParameter, searchText } from './products';
import { catalogErrors } from './shared';

export const columnPaths = {
  '/columns': {
    get: {
      operationId: 'QueryColumns',
      description:
        'The columns that hold the words, of contracts that the caller may see.',
      parameters: [
        {
          name: 'text',
          in: 'query',
          required: true,
          description: 'Words; each has to begin a word of the column.',
          // Clients write a space as `+`.
          allowReserved: true,
          schema: { ...searchText, minLength: 1 },
        },
        {
          name: 'offset',
          in: 'query',
          required: false,
          description: 'How many columns to leave out first.',
          schema: { type: 'integer', minimum: 0, maximum: 1000 },
        },
        limitParameter,
      ],
      responses: {
        '200': {
          description: 'The columns, the best first.',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ColumnPage' },
            },
          },
        },
        '400': catalogErrors['400'],
      },
    },
  },
} as const;

export const columnSchemas = {
  ColumnPage: {
    type: 'object',
    additionalProperties: false,
    required: ['items', 'hasMore'],
    properties: {
      items: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: [
            'contract',
            'port',
            'portVersion',
            'object',
            'path',
            'matched',
            'product',
            'productTitle',
          ],
          properties: {
            ...columnMatchProperties,
            product: { type: 'string', description: 'Entity ref.' },
            productTitle: { type: 'string' },
          },
        },
      },
      hasMore: { type: 'boolean' },
    },
  },
} as const;
