import {
  answer,
  body,
  changed,
  comment,
  failures,
  id,
  portProperties,
  revision,
} from './shared';

export const grantPaths = {
  '/requests/{id}/grant/revoke': {
    post: {
      operationId: 'revoke',
      parameters: [id],
      requestBody: body({
        type: 'object',
        additionalProperties: false,
        required: ['comment', 'revision'],
        properties: { comment: { ...comment, minLength: 1 }, revision },
      }),
      responses: changed,
    },
  },
  '/requests/{id}/grant/give-back': {
    post: {
      operationId: 'giveBack',
      parameters: [id],
      requestBody: body({
        type: 'object',
        additionalProperties: false,
        required: ['revision'],
        properties: { comment, revision },
      }),
      responses: changed,
    },
  },
  '/requests/{id}/grant/retry': {
    post: {
      operationId: 'retry',
      parameters: [id],
      responses: changed,
    },
  },
  '/grants/counts': {
    post: {
      operationId: 'countGrants',
      description:
        'How many grants of products have not ended, by port and state. For services only.',
      requestBody: body({
        type: 'object',
        additionalProperties: false,
        required: ['products'],
        properties: {
          products: {
            type: 'array',
            maxItems: 500,
            items: portProperties.product,
          },
        },
      }),
      responses: {
        '200': answer('States without a grant are left out', 'GrantCounts'),
        ...failures,
      },
    },
  },
} as const;
