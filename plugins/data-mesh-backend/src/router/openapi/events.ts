import { catalogErrors, entityParameters, error } from './shared';

const followErrors = {
  ...catalogErrors,
  '403': { ...error, description: 'The caller is not a user.' },
} as const;

const followState = {
  description: 'How it is afterwards.',
  content: {
    'application/json': {
      schema: { $ref: '#/components/schemas/FollowState' },
    },
  },
} as const;

export const eventPaths = {
  '/products/{namespace}/{name}/events': {
    get: {
      operationId: 'GetProductEvents',
      description:
        'What happened to a product and its contracts, the newest first.',
      parameters: entityParameters,
      responses: {
        '200': {
          description: 'The newest 200 events.',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['items'],
                properties: {
                  items: {
                    type: 'array',
                    items: { $ref: '#/components/schemas/ProductEvent' },
                  },
                },
              },
            },
          },
        },
        ...catalogErrors,
      },
    },
  },
  '/products/{namespace}/{name}/follow': {
    get: {
      operationId: 'GetFollowState',
      description: 'Whether the caller follows a product.',
      parameters: entityParameters,
      responses: { '200': followState, ...followErrors },
    },
    put: {
      operationId: 'FollowProduct',
      description:
        'Lets the caller be told of new versions, breaking changes and deprecation.',
      parameters: entityParameters,
      responses: { '200': followState, ...followErrors },
    },
    delete: {
      operationId: 'UnfollowProduct',
      description: 'Lets the caller be told nothing more.',
      parameters: entityParameters,
      responses: { '200': followState, ...followErrors },
    },
  },
} as const;

export const eventSchemas = {
  FollowState: {
    type: 'object',
    additionalProperties: false,
    required: ['following', 'followers'],
    properties: {
      following: { type: 'boolean' },
      followers: {
        type: 'integer',
        minimum: 0,
        description: 'How many people follow it.',
      },
    },
  },
  ProductEvent: {
    type: 'object',
    additionalProperties: false,
    required: ['id', 'product', 'type', 'at', 'message'],
    properties: {
      id: { type: 'string' },
      product: { type: 'string', description: 'Entity ref of the product.' },
      type: {
        type: 'string',
        enum: [
          'product-added',
          'product-version',
          'lifecycle',
          'deprecation',
          'contract-version',
          'breaking-change',
        ],
      },
      at: {
        type: 'string',
        description: 'ISO timestamp when the catalog first showed it.',
      },
      message: { type: 'string', description: 'One sentence for people.' },
      contract: { type: 'string', description: 'Entity ref of the contract.' },
      hash: {
        type: 'string',
        description: "Content hash of the contract's version.",
      },
      before: { type: 'string' },
      after: { type: 'string' },
    },
  },
} as const;
