import {
  GRANT_STATES,
  REQUEST_STATES,
} from '@meshport/backstage-plugin-data-access-common';
import { boolean, freeForm, integer, string, time } from './shared';

const anyState = {
  type: 'string',
  enum: [
    ...REQUEST_STATES,
    ...GRANT_STATES,
    // Of what was found in an engine.
    'open',
    'repairing',
    'adopted',
    'gone',
  ],
} as const;

const AccessEvent = {
  type: 'object',
  additionalProperties: false,
  required: ['sequence', 'requestId', 'type', 'actor', 'at', 'toState'],
  properties: {
    sequence: integer,
    requestId: string,
    grantId: string,
    type: string,
    actor: string,
    at: time,
    fromState: anyState,
    toState: anyState,
    comment: string,
    purpose: string,
    erased: boolean,
    details: freeForm,
  },
} as const;

const AccessRequestDetails = {
  type: 'object',
  additionalProperties: false,
  required: ['request', 'events', 'allowed', 'basket'],
  properties: {
    request: { $ref: '#/components/schemas/AccessRequest' },
    events: {
      type: 'array',
      items: { $ref: '#/components/schemas/AccessEvent' },
    },
    allowed: {
      type: 'object',
      additionalProperties: false,
      required: [
        'decide',
        'answer',
        'cancel',
        'revoke',
        'giveBack',
        'renew',
        'handOver',
        'retry',
        'erase',
      ],
      properties: {
        decide: boolean,
        answer: boolean,
        cancel: boolean,
        revoke: boolean,
        giveBack: boolean,
        renew: boolean,
        handOver: boolean,
        retry: boolean,
        erase: boolean,
      },
    },
    basket: {
      type: 'array',
      items: { $ref: '#/components/schemas/AccessRequest' },
    },
    connection: {
      type: 'object',
      additionalProperties: false,
      required: ['properties'],
      properties: {
        properties: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['label', 'value'],
            properties: { label: string, value: string },
          },
        },
        command: string,
        statement: string,
      },
    },
    terms: {
      type: 'object',
      additionalProperties: false,
      required: ['text', 'hash'],
      properties: { text: string, hash: string },
    },
  },
} as const;

export const detailsSchemas = { AccessEvent, AccessRequestDetails } as const;
