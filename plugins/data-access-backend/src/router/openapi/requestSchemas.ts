import { REQUEST_STATES } from '@meshport/backstage-plugin-data-access-common';
import {
  filter,
  freeForm,
  integer,
  portProperties,
  string,
  strings,
  time,
} from './shared';

export const requestState = { type: 'string', enum: REQUEST_STATES } as const;

const said = {
  type: 'object',
  additionalProperties: false,
  required: ['by', 'at', 'text'],
  properties: { by: string, at: time, text: string },
} as const;

export const policyOutcome = {
  type: 'string',
  enum: ['approve', 'deny', 'decide'],
} as const;

export const ruleResult = {
  type: 'object',
  additionalProperties: false,
  required: ['policy', 'rule', 'title', 'effect', 'result', 'reason'],
  properties: {
    policy: string,
    rule: string,
    title: string,
    effect: { type: 'string', enum: ['approve', 'deny', 'require'] },
    result: { type: 'string', enum: ['applies', 'does-not-apply', 'unknown'] },
    reason: string,
  },
} as const;

const RequestStep = {
  type: 'object',
  additionalProperties: false,
  required: ['title', 'approvers', 'quorum', 'approvals'],
  properties: {
    title: string,
    approvers: strings,
    quorum: integer,
    requiredBy: {
      type: 'object',
      additionalProperties: false,
      required: ['policy', 'rule', 'reason'],
      properties: { policy: string, rule: string, reason: string },
    },
    approvals: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['by', 'at'],
        properties: { by: string, at: time, comment: string },
      },
    },
    escalatedAt: time,
  },
} as const;

const PolicyDecision = {
  type: 'object',
  additionalProperties: false,
  required: ['outcome', 'reason', 'rules', 'versions', 'inputs', 'at'],
  properties: {
    outcome: policyOutcome,
    reason: string,
    rules: { type: 'array', items: ruleResult },
    versions: { type: 'object', additionalProperties: string },
    inputs: freeForm,
    at: time,
  },
} as const;

const AccessRequest = {
  type: 'object',
  additionalProperties: false,
  required: [
    'product',
    'port',
    'version',
    'id',
    'state',
    'requester',
    'holder',
    'purpose',
    'duration',
    'steps',
    'approvers',
    'createdAt',
    'updatedAt',
    'revision',
  ],
  properties: {
    ...portProperties,
    id: string,
    state: requestState,
    basket: string,
    requester: string,
    holder: string,
    holderOwners: strings,
    purpose: string,
    comment: string,
    erasedAt: time,
    duration: string,
    filter,
    granted: {
      type: 'object',
      additionalProperties: false,
      properties: { duration: string, filter },
    },
    acceptedTerms: string,
    renews: string,
    steps: {
      type: 'array',
      items: { $ref: '#/components/schemas/RequestStep' },
    },
    currentStep: integer,
    approvers: strings,
    question: {
      ...said,
      properties: { ...said.properties, answer: said },
    },
    lapsesAt: time,
    decision: {
      type: 'object',
      additionalProperties: false,
      required: ['by', 'at'],
      properties: { by: string, at: time, comment: string },
    },
    policy: { $ref: '#/components/schemas/PolicyDecision' },
    createdAt: time,
    updatedAt: time,
    revision: integer,
    grant: { $ref: '#/components/schemas/AccessGrant' },
  },
} as const;

const AccessRequestPage = {
  type: 'object',
  additionalProperties: false,
  required: ['items'],
  properties: {
    items: {
      type: 'array',
      items: { $ref: '#/components/schemas/AccessRequest' },
    },
    nextCursor: string,
  },
} as const;

export const requestSchemas = {
  AccessRequest,
  AccessRequestPage,
  PolicyDecision,
  RequestStep,
} as const;
