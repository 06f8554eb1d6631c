import { CLASSIFICATIONS } from '@meshport/backstage-plugin-data-mesh-common';

/** Where a table is within its platform. */
export const location = {
  type: 'object',
  description:
    'Where a table is within its platform, as an output port carries it.',
  additionalProperties: { type: 'string' },
} as const;

/** The two parameters of a path that name an entity. */
export const entityParameters = [
  {
    name: 'namespace',
    in: 'path',
    required: true,
    description: 'Namespace of the entity.',
    schema: { type: 'string', minLength: 1, maxLength: 63 },
  },
  {
    name: 'name',
    in: 'path',
    required: true,
    description: 'Name of the entity.',
    schema: { type: 'string', minLength: 1, maxLength: 63 },
  },
] as const;

/** What the catalog lets an entity have as its name. */
export const entityName = {
  type: 'string',
  minLength: 1,
  maxLength: 63,
  pattern: '^[A-Za-z0-9]([A-Za-z0-9_.-]*[A-Za-z0-9])?$',
} as const;

/** How sensitive data is. */
export const classification = {
  type: 'string',
  enum: CLASSIFICATIONS,
} as const;

/** A document, as people write them. */
export const document = {
  type: 'string',
  minLength: 1,
  maxLength: 1_000_000,
  description: 'YAML or JSON, at most 1 MB.',
} as const;

/** The body of every answer that says what went wrong. */
export const error = {
  description: 'What went wrong.',
  content: {
    'application/json': {
      schema: { $ref: '#/components/schemas/Error' },
    },
  },
} as const;

/** Of routes whose reads the catalog decides about. */
export const catalogErrors = {
  '400': {
    ...error,
    description: 'A parameter or the body is malformed; the field is named.',
  },
  '404': {
    ...error,
    description: 'It does not exist, or the caller may not see it.',
  },
} as const;

export const sharedSchemas = {
  Error: {
    type: 'object',
    required: ['error'],
    properties: {
      error: {
        type: 'object',
        required: ['name', 'message'],
        properties: {
          name: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
  },
} as const;
