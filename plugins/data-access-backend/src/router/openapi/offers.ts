import {
  ACCESS_CADENCES,
  COLUMN_MASKS,
} from '@meshport/backstage-plugin-data-mesh-common';
import { basketBody } from './baskets';
import {
  answer,
  body,
  boolean,
  failures,
  portProperties,
  queryParameter,
  string,
  strings,
} from './shared';

const existing = {
  type: 'object',
  additionalProperties: false,
  required: ['requestId'],
  properties: { requestId: string },
} as const;

const AccessOffer = {
  type: 'object',
  additionalProperties: false,
  required: [
    'product',
    'port',
    'version',
    'productTitle',
    'classification',
    'purposes',
    'longestDuration',
    'approvers',
    'columnsMayBeChosen',
    'rowFilters',
    'holders',
  ],
  properties: {
    ...portProperties,
    productTitle: string,
    classification: string,
    purposes: strings,
    longestDuration: string,
    endsWith: { type: 'string', enum: ACCESS_CADENCES },
    approvers: strings,
    terms: {
      type: 'object',
      additionalProperties: false,
      required: ['text', 'hash'],
      properties: { text: string, hash: string },
    },
    columns: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name'],
        properties: {
          name: string,
          type: string,
          description: string,
          classification: string,
          mask: { type: 'string', enum: COLUMN_MASKS },
        },
      },
    },
    columnsMayBeChosen: boolean,
    rowFilters: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['column'],
        properties: { column: string, title: string, values: strings },
      },
    },
    deprecation: {
      type: 'object',
      additionalProperties: false,
      properties: { until: string, replacedBy: string, reason: string },
    },
    holders: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['ref'],
        properties: {
          ref: string,
          principal: string,
          refusal: string,
          existing,
        },
      },
    },
    principal: string,
    refusal: string,
    existing,
  },
} as const;

const RequestPreviews = {
  type: 'object',
  additionalProperties: false,
  required: ['items'],
  properties: {
    items: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['product', 'port', 'version', 'problems', 'policy', 'steps'],
        properties: {
          ...portProperties,
          problems: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['field', 'message'],
              properties: { field: string, message: string },
            },
          },
          existing,
          policy: {
            type: 'object',
            additionalProperties: false,
            required: ['outcome', 'reason'],
            properties: {
              outcome: { type: 'string', enum: ['approve', 'deny', 'decide'] },
              reason: string,
            },
          },
          steps: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['title', 'approvers', 'quorum'],
              properties: {
                title: string,
                approvers: strings,
                quorum: { type: 'integer' },
                requiredBy: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['policy', 'rule', 'reason'],
                  properties: { policy: string, rule: string, reason: string },
                },
              },
            },
          },
          right: string,
          principal: string,
          endsAt: { type: 'string', format: 'date-time' },
        },
      },
    },
  },
} as const;

export const offerPaths = {
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
  '/offers/preview': {
    post: {
      operationId: 'preview',
      requestBody: body(basketBody),
      responses: {
        '200': answer(
          'What would come of each request, in their order',
          'RequestPreviews',
        ),
        ...failures,
      },
    },
  },
} as const;

export const offerSchemas = { AccessOffer, RequestPreviews } as const;
