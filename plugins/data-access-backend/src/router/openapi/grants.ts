import {
  answer,
  body,
  changed,
  comment,
  duration,
  entityRef,
  failures,
  id,
  portProperties,
  purpose,
  revision,
  sha256,
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
  '/requests/{id}/grant/renewal': {
    post: {
      operationId: 'renew',
      description:
        'Asks for more time. The right goes on without a gap once that is approved.',
      parameters: [id],
      requestBody: body({
        type: 'object',
        additionalProperties: false,
        required: ['duration'],
        properties: { duration, purpose, comment, acceptedTerms: sha256 },
      }),
      responses: {
        '201': answer('The new request', 'AccessRequestDetails'),
        ...failures,
      },
    },
  },
  '/requests/{id}/grant/hand-over': {
    post: {
      operationId: 'handOver',
      description:
        'Lets another member of the team, or owner of the data product, answer for it.',
      parameters: [id],
      requestBody: body({
        type: 'object',
        additionalProperties: false,
        required: ['to', 'revision'],
        properties: { to: entityRef, comment, revision },
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
