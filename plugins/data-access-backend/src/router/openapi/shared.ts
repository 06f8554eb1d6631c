/**
 * Text that every database keeps as it is: no NUL, no half of a surrogate pair.
 */
export const text = { type: 'string', pattern: '^[^\\0\\p{Cs}]*$' } as const;

export const string = { type: 'string' } as const;
export const strings = { type: 'array', items: string } as const;
export const time = { type: 'string', format: 'date-time' } as const;
export const boolean = { type: 'boolean' } as const;
export const integer = { type: 'integer' } as const;
export const freeForm = { type: 'object', additionalProperties: {} } as const;

/** Entity ref in a request. */
export const entityRef = { ...text, minLength: 1, maxLength: 255 } as const;

/** The fields that name an output port. */
export const portProperties = {
  product: { ...entityRef, description: 'Entity ref of the data product' },
  port: { ...text, minLength: 1, maxLength: 255 },
  version: { ...text, minLength: 1, maxLength: 64 },
} as const;

/** What a right is narrowed to, as it is asked for. */
export const filter = {
  type: 'object',
  additionalProperties: false,
  properties: {
    columns: {
      type: 'array',
      minItems: 1,
      maxItems: 500,
      items: { ...text, minLength: 1, maxLength: 255 },
    },
    rows: {
      type: 'array',
      maxItems: 20,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['column', 'values'],
        properties: {
          column: { ...text, minLength: 1, maxLength: 255 },
          values: {
            type: 'array',
            minItems: 1,
            maxItems: 200,
            items: { ...text, maxLength: 500 },
          },
        },
      },
    },
  },
} as const;

/** The path parameter of everything that belongs to one request. */
export const id = {
  name: 'id',
  in: 'path',
  required: true,
  schema: { ...text, maxLength: 64 },
} as const;

export const purpose = { ...text, minLength: 1, maxLength: 500 } as const;

export const comment = { ...text, maxLength: 2000 } as const;

export const duration = {
  ...text,
  minLength: 1,
  maxLength: 64,
  description: 'ISO 8601, e.g. P30D',
} as const;

export const revision = {
  type: 'integer',
  minimum: 1,
  maximum: 2147483647,
  description: 'The revision the caller has seen',
} as const;

/** SHA-256 in hexadecimal. */
export const sha256 = {
  type: 'string',
  pattern: '^[0-9a-f]{64}$',
  description: 'SHA-256 in hexadecimal',
} as const;

/** A parameter that may hold the characters of an entity ref as they are. */
export const queryParameter = <
  const Name extends string,
  const Schema extends object,
  const Required extends boolean,
>(
  name: Name,
  schema: Schema,
  required: Required,
) => ({ name, in: 'query', required, schema, allowReserved: true } as const);

/** A JSON body, which has to be there. */
export const body = <const Schema extends object>(schema: Schema) =>
  ({
    required: true,
    content: { 'application/json': { schema } },
  } as const);

/** A JSON answer with one of the named schemas. */
export const answer = <const Name extends string>(
  description: string,
  name: Name,
) =>
  ({
    description,
    content: {
      'application/json': {
        schema: { $ref: `#/components/schemas/${name}` as const },
      },
    },
  } as const);

export const failures = {
  '400': { description: 'The message names every field at fault and the mend' },
  '401': { description: 'Not signed in' },
  '403': { description: 'Not allowed' },
  '404': { description: 'Not there, or not for the caller to see' },
  '409': { description: 'Changed meanwhile, or not possible any more' },
} as const;

/** The answer of everything that changes one request or its grant. */
export const changed = {
  '200': answer('The request afterwards', 'AccessRequestDetails'),
  ...failures,
} as const;
