import {
  answer,
  body,
  changed,
  comment,
  duration,
  entityRef,
  failures,
  filter,
  id,
  portProperties,
  purpose,
  queryParameter,
  revision,
  sha256,
} from './shared';
import { requestState } from './requestSchemas';

/** What a requester asks for one port. */
export const newRequest = {
  type: 'object',
  additionalProperties: false,
  required: ['product', 'port', 'version', 'purpose', 'duration'],
  properties: {
    ...portProperties,
    purpose,
    duration,
    comment,
    holder: {
      ...entityRef,
      description:
        'Who is to hold the right: the caller when absent, a team of theirs, or a data product they own',
    },
    filter,
    acceptedTerms: sha256,
  },
} as const;

/** A decision on one request. */
export const decision = {
  type: 'object',
  additionalProperties: false,
  required: ['verdict', 'revision'],
  properties: {
    verdict: { type: 'string', enum: ['approve', 'deny'] },
    comment,
    revision,
    duration,
    filter,
  },
} as const;

export const requestPaths = {
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
          { type: 'array', maxItems: 5, items: requestState },
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
      requestBody: body(newRequest),
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
      requestBody: body(decision),
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
} as const;
