import { policyOutcome, ruleResult } from './requestSchemas';
import {
  answer,
  body,
  boolean,
  failures,
  portProperties,
  string,
  strings,
  text,
  time,
} from './shared';

const AccessPolicyList = {
  type: 'object',
  additionalProperties: false,
  required: ['items'],
  properties: {
    items: {
      type: 'array',
      items: { $ref: '#/components/schemas/AccessPolicySummary' },
    },
  },
} as const;

const AccessPolicySummary = {
  type: 'object',
  additionalProperties: false,
  required: [
    'policy',
    'title',
    'owner',
    'version',
    'inForce',
    'rules',
    'problems',
  ],
  properties: {
    policy: string,
    title: string,
    owner: string,
    domain: string,
    version: {
      ...string,
      description: 'SHA-256 in hexadecimal; empty when it cannot be read',
    },
    inForce: boolean,
    rules: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'title', 'when', 'effect', 'reason'],
        properties: {
          id: string,
          title: string,
          when: string,
          effect: ruleResult.properties.effect,
          reason: string,
        },
      },
    },
    problems: strings,
  },
} as const;

const PolicyReplays = {
  type: 'object',
  additionalProperties: false,
  required: ['items', 'problems'],
  properties: {
    items: {
      type: 'array',
      items: { $ref: '#/components/schemas/PolicyReplay' },
    },
    problems: strings,
  },
} as const;

const PolicyReplay = {
  type: 'object',
  additionalProperties: false,
  required: [
    'requestId',
    'product',
    'port',
    'version',
    'holder',
    'purpose',
    'createdAt',
    'state',
    'after',
  ],
  properties: {
    requestId: string,
    ...portProperties,
    holder: string,
    purpose: string,
    createdAt: time,
    before: policyOutcome,
    state: string,
    after: {
      type: 'object',
      additionalProperties: false,
      required: ['outcome', 'reason', 'rules'],
      properties: {
        outcome: policyOutcome,
        reason: string,
        rules: { type: 'array', items: ruleResult },
      },
    },
  },
} as const;

export const policyPaths = {
  '/policies': {
    get: {
      operationId: 'listPolicies',
      summary: 'The policies in force, and those that are not',
      responses: {
        '200': answer('The policies', 'AccessPolicyList'),
        ...failures,
      },
    },
  },
  '/policies/what-if': {
    post: {
      operationId: 'replayPolicy',
      summary: 'What other policies would have said about past requests',
      requestBody: body({
        type: 'object',
        additionalProperties: false,
        required: ['definitions'],
        properties: {
          definitions: {
            ...text,
            minLength: 1,
            maxLength: 200_000,
            description:
              'AccessPolicy entities as YAML, in place of those of the same names',
          },
          from: {
            ...time,
            maxLength: 40,
            description: 'From when on; the last 90 days when absent',
          },
          limit: {
            type: 'integer',
            minimum: 1,
            maximum: 1000,
            description: 'Of the newest; 200 when absent',
          },
        },
      }),
      responses: {
        '200': answer('What they would have said', 'PolicyReplays'),
        ...failures,
      },
    },
  },
} as const;

export const policySchemas = {
  AccessPolicyList,
  AccessPolicySummary,
  PolicyReplay,
  PolicyReplays,
} as const;
