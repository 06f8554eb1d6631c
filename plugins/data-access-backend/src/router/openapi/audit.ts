import {
  answer,
  entityRef,
  failures,
  id,
  integer,
  portProperties,
  queryParameter,
  sha256,
  string,
  strings,
  text,
  time,
  boolean,
  body,
  changed,
} from './shared';

const timestamp = { ...time, maxLength: 40 } as const;

const AccessEventPage = {
  type: 'object',
  additionalProperties: false,
  required: ['items'],
  properties: {
    items: {
      type: 'array',
      items: { $ref: '#/components/schemas/AccessEvent' },
    },
    nextCursor: string,
  },
} as const;

const ReaderAtPage = {
  type: 'object',
  additionalProperties: false,
  required: ['items'],
  properties: {
    items: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: [
          'product',
          'port',
          'version',
          'grantId',
          'requestId',
          'holder',
          'principal',
          'platform',
          'purpose',
          'requester',
          'approvedBy',
          'from',
          'ended',
        ],
        properties: {
          ...portProperties,
          grantId: string,
          requestId: string,
          holder: string,
          principal: string,
          platform: string,
          columns: strings,
          rows: string,
          purpose: string,
          requester: string,
          approvedBy: strings,
          from: time,
          until: time,
          ended: boolean,
        },
      },
    },
    nextCursor: string,
  },
} as const;

const LogHead = {
  type: 'object',
  additionalProperties: false,
  required: ['sequence', 'hash'],
  properties: { sequence: integer, hash: sha256 },
} as const;

export const auditPaths = {
  '/audit': {
    get: {
      operationId: 'listEvents',
      description:
        'The log, of requests the caller may see; `nextCursor` is the `after` of the next page.',
      parameters: [
        queryParameter(
          'after',
          { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
          false,
        ),
        queryParameter(
          'limit',
          { type: 'integer', minimum: 1, maximum: 500, default: 100 },
          false,
        ),
        queryParameter('requestId', id.schema, false),
        queryParameter('product', entityRef, false),
        queryParameter('actor', entityRef, false),
        queryParameter('type', { ...text, minLength: 1, maxLength: 64 }, false),
        queryParameter('from', timestamp, false),
        queryParameter('before', timestamp, false),
        queryParameter('newestFirst', { type: 'boolean' }, false),
      ],
      responses: {
        '200': answer('In the order of the log', 'AccessEventPage'),
        ...failures,
      },
    },
  },
  '/audit/head': {
    get: {
      operationId: 'getLogHead',
      description:
        'Where the log ends now. Noted elsewhere, it proves later that nothing before it was changed.',
      responses: { '200': answer('The last event', 'LogHead'), ...failures },
    },
  },
  '/audit/export': {
    get: {
      operationId: 'exportLog',
      description:
        'The whole log, a JSON object a line, to be checked with `meshport audit verify`.',
      responses: {
        '200': {
          description: 'NDJSON; the last line says where the log ends',
          content: { 'application/x-ndjson': { schema: string } },
        },
        ...failures,
      },
    },
  },
  '/audit/readers': {
    get: {
      operationId: 'listReaders',
      description:
        'Who could read what at a moment, by the log, of requests the caller may see.',
      parameters: [
        queryParameter('at', timestamp, false),
        queryParameter('product', entityRef, false),
        queryParameter('holder', entityRef, false),
        queryParameter(
          'principal',
          { ...text, minLength: 1, maxLength: 255 },
          false,
        ),
        queryParameter(
          'limit',
          { type: 'integer', minimum: 1, maximum: 500, default: 100 },
          false,
        ),
        queryParameter('cursor', { ...text, maxLength: 16 }, false),
      ],
      responses: {
        '200': answer(
          'A page may hold fewer than asked for and not be the last',
          'ReaderAtPage',
        ),
        ...failures,
      },
    },
  },
  '/requests/{id}/erase': {
    post: {
      operationId: 'erase',
      description:
        'Erases purpose, comments, questions and answers of a request and its events for good. The chain of the log stays whole.',
      parameters: [id],
      requestBody: body({
        type: 'object',
        additionalProperties: false,
        required: ['reason'],
        properties: { reason: { ...text, minLength: 1, maxLength: 2000 } },
      }),
      responses: changed,
    },
  },
} as const;

export const auditSchemas = {
  AccessEventPage,
  LogHead,
  ReaderAtPage,
} as const;
