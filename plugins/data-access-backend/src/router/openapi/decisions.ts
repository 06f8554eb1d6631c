import { requestState } from './requestSchemas';
import { said } from './requests';
import {
  answer,
  body,
  changed,
  comment,
  duration,
  failures,
  filter,
  id,
  integer,
  revision,
  string,
  text,
} from './shared';

const decisionProperties = {
  verdict: { type: 'string', enum: ['approve', 'deny'] },
  comment,
  revision,
  duration: { ...duration, description: 'Shorter than what was asked for' },
  filter,
} as const;

const decision = {
  type: 'object',
  additionalProperties: false,
  required: ['verdict', 'revision'],
  properties: decisionProperties,
} as const;

const DecisionResults = {
  type: 'object',
  additionalProperties: false,
  required: ['results'],
  properties: {
    results: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'decided'],
        properties: {
          id: string,
          decided: { type: 'boolean' },
          state: requestState,
          revision: integer,
          error: {
            type: 'object',
            additionalProperties: false,
            required: ['name', 'message'],
            properties: { name: string, message: string },
          },
        },
      },
    },
  },
} as const;

export const decisionPaths = {
  '/requests/{id}/decision': {
    post: {
      operationId: 'decide',
      parameters: [id],
      requestBody: body(decision),
      responses: changed,
    },
  },
  '/requests/{id}/question': {
    post: {
      operationId: 'ask',
      parameters: [id],
      requestBody: body(said),
      responses: changed,
    },
  },
  '/decisions': {
    post: {
      operationId: 'decideMany',
      requestBody: body({
        type: 'object',
        additionalProperties: false,
        required: ['decisions'],
        properties: {
          decisions: {
            type: 'array',
            minItems: 1,
            maxItems: 1000,
            items: {
              ...decision,
              required: ['id', 'verdict', 'revision'],
              properties: {
                id: { ...text, minLength: 1, maxLength: 36 },
                ...decisionProperties,
              },
            },
          },
        },
      }),
      responses: {
        '200': answer('What became of each, in their order', 'DecisionResults'),
        ...failures,
      },
    },
  },
} as const;

export const decisionSchemas = { DecisionResults } as const;
