import { newRequest } from './requests';
import { answer, body, failures, string } from './shared';

const AccessBasket = {
  type: 'object',
  additionalProperties: false,
  required: ['basket', 'items'],
  properties: {
    basket: string,
    items: {
      type: 'array',
      items: { $ref: '#/components/schemas/AccessRequest' },
    },
  },
} as const;

/** Several ports asked for at once. */
export const basketBody = {
  type: 'object',
  additionalProperties: false,
  required: ['items'],
  properties: {
    items: { type: 'array', minItems: 1, maxItems: 50, items: newRequest },
  },
} as const;

export const basketPaths = {
  '/baskets': {
    post: {
      operationId: 'createBasket',
      requestBody: body(basketBody),
      responses: {
        '201': answer('The new requests', 'AccessBasket'),
        ...failures,
      },
    },
  },
} as const;

export const basketSchemas = { AccessBasket } as const;
