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
  text,
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

/** A question or an answer. */
export const said = {
  type: 'object',
  additionalProperties: false,
  required: ['text', 'revision'],
  properties: { text: comment, revision },
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
        queryParameter('basket', { ...text, maxLength: 36 }, false),
        queryParameter('holder', entityRef, false),
        queryParameter('living', { type: 'boolean' }, false),
        queryParameter('alarm', { type: 'boolean' }, false),
        queryParameter(
          'endsWithin',
          { type: 'integer', minimum: 0, maximum: 3660 },
          false,
        ),
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
  '/requests/{id}/answer': {
    post: {
      operationId: 'answer',
      parameters: [id],
      requestBody: body(said),
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
