import { REQUEST_STATES } from '@meshport/backstage-plugin-data-access-common';
import { portProperties, schemas, text } from './schemas';

const id = {
  name: 'id',
  in: 'path',
  required: true,
  schema: { ...text, maxLength: 64 },
} as const;

const comment = { ...text, maxLength: 2000 } as const;
const revision = {
  type: 'integer',
  minimum: 1,
  description: 'The revision the caller has seen',
} as const;

const queryParameter = <
  const Name extends string,
  const Schema extends object,
  const Required extends boolean,
>(
  name: Name,
  schema: Schema,
  required: Required,
) => ({ name, in: 'query', required, schema, allowReserved: true } as const);

const body = <const Schema extends object>(schema: Schema) =>
  ({
    required: true,
    content: { 'application/json': { schema } },
  } as const);

const failures = {
  '400': { description: 'The message names the field and the mend' },
  '403': { description: 'Not allowed' },
  '404': { description: 'Not there, or not for the caller to see' },
  '409': { description: 'Changed meanwhile, or not possible any more' },
} as const;

const answer = <const Name extends string>(description: string, name: Name) =>
  ({
    description,
    content: {
      'application/json': {
        schema: { $ref: `#/components/schemas/${name}` as const },
      },
    },
  } as const);

const changed = {
  '200': answer('The request afterwards', 'AccessRequestDetails'),
  ...failures,
} as const;

/**
 * The HTTP API of the plugin. Requests are validated with it, and it is served
 * at `/openapi.json`.
 * @internal
 */
export const spec = {
  openapi: '3.1.0',
  info: {
    title: 'data-access',
    version: '1',
    description: 'Access requests, decisions and grants',
  },
  servers: [{ url: '/' }],
  paths: {
    '/offers': {
      get: {
        operationId: 'getOffer',
        parameters: [
          queryParameter('product', portProperties.product, true),
          queryParameter('port', portProperties.port, true),
          queryParameter('version', portProperties.version, true),
        ],
        responses: {
          '200': answer('What the port offers the caller', 'AccessOffer'),
          ...failures,
        },
      },
    },
    '/requests': {
      get: {
        operationId: 'listRequests',
        parameters: [
          queryParameter(
            'scope',
            { type: 'string', enum: ['mine', 'inbox', 'all'] },
            true,
          ),
          queryParameter('product', portProperties.product, false),
          queryParameter(
            'state',
            {
              type: 'array',
              items: { type: 'string', enum: [...REQUEST_STATES] },
            },
            false,
          ),
          queryParameter('living', { type: 'boolean' }, false),
          queryParameter(
            'limit',
            { type: 'integer', minimum: 1, maximum: 200, default: 50 },
            false,
          ),
          queryParameter('cursor', { type: 'string', maxLength: 512 }, false),
        ],
        responses: {
          '200': answer('Newest first', 'AccessRequestPage'),
          ...failures,
        },
      },
      post: {
        operationId: 'createRequest',
        requestBody: body({
          type: 'object',
          additionalProperties: false,
          required: ['product', 'port', 'version', 'purpose', 'duration'],
          properties: {
            ...portProperties,
            purpose: { ...text, minLength: 1, maxLength: 500 },
            duration: {
              ...text,
              minLength: 1,
              maxLength: 64,
              description: 'ISO 8601, e.g. P30D',
            },
            comment,
          },
        }),
        responses: {
          '201': answer('The new request', 'AccessRequestDetails'),
          ...failures,
        },
      },
    },
    '/requests/{id}': {
      get: {
        operationId: 'getRequest',
        parameters: [id],
        responses: changed,
      },
    },
    '/requests/{id}/decision': {
      post: {
        operationId: 'decide',
        parameters: [id],
        requestBody: body({
          type: 'object',
          additionalProperties: false,
          required: ['verdict', 'revision'],
          properties: {
            verdict: { type: 'string', enum: ['approve', 'deny'] },
            comment,
            revision,
          },
        }),
        responses: changed,
      },
    },
    '/requests/{id}/cancel': {
      post: {
        operationId: 'cancel',
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
  },
  components: { schemas },
} as const;
