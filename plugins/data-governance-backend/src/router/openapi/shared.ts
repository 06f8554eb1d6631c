import { CHECK_STATUSES } from '@meshport/backstage-plugin-data-governance-common';

/** A level of a scorecard. */
export const level = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'title'],
  properties: {
    name: { type: 'string' },
    title: { type: 'string' },
    description: { type: 'string' },
  },
} as const;

/** What lists and results say of a check. */
export const checkProperties = {
  title: { type: 'string' },
  level: { type: 'string' },
  weight: { type: 'number' },
  severity: { type: 'string', enum: ['low', 'medium', 'high'] },
  phase: { type: 'string', enum: ['draft', 'grace', 'enforced'] },
  enforcedFrom: { type: 'string', format: 'date' },
  why: { type: 'string' },
  remedy: { type: 'string' },
} as const;

/** How many checks have which status. */
export const counts = {
  passing: { type: 'integer' },
  failing: { type: 'integer' },
  unknown: { type: 'integer' },
  exempt: { type: 'integer' },
  notApplicable: { type: 'integer' },
} as const;

/** The names of {@link counts}, which are always there. */
export const countNames = [
  'passing',
  'failing',
  'unknown',
  'exempt',
  'notApplicable',
] as const;

/** Weighted share of passed checks among those that count. */
export const score = { type: 'number', minimum: 0, maximum: 1 } as const;

export const status = { type: 'string', enum: CHECK_STATUSES } as const;

export const entityRef = { type: 'string', description: 'Entity ref' } as const;

export const timestamp = { type: 'string', format: 'date-time' } as const;

/** The two parameters of a path that name an entity. */
export const entityParameters = [
  {
    name: 'namespace',
    in: 'path',
    required: true,
    schema: { type: 'string', minLength: 1, maxLength: 63 },
  },
  {
    name: 'name',
    in: 'path',
    required: true,
    schema: { type: 'string', minLength: 1, maxLength: 63 },
  },
] as const;

/** A parameter that holds an entity ref. */
export const refParameter = {
  type: 'string',
  minLength: 1,
  maxLength: 255,
} as const;

/** The body of every answer that says what went wrong. */
export const error = {
  description: 'The request failed; the message says why',
  content: {
    'application/json': { schema: { $ref: '#/components/schemas/Error' } },
  },
} as const;

export const sharedSchemas = {
  Error: {
    type: 'object',
    required: ['error', 'response'],
    properties: {
      error: {
        type: 'object',
        required: ['name', 'message'],
        properties: {
          name: { type: 'string' },
          message: { type: 'string' },
        },
        additionalProperties: true,
      },
      response: {
        type: 'object',
        additionalProperties: false,
        required: ['statusCode'],
        properties: { statusCode: { type: 'integer' } },
      },
    },
    additionalProperties: true,
  },
} as const;
