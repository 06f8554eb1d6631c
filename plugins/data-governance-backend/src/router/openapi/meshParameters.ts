import { refParameter, status } from './shared';

const refs = {
  type: 'array',
  maxItems: 100,
  items: refParameter,
} as const;

/** Of which scorecard is spoken. */
export const scorecardParameter = {
  name: 'scorecard',
  in: 'query',
  description: 'Entity ref of a scorecard',
  required: false,
  schema: refParameter,
} as const;

/** Narrow the products of which is spoken; all given ones hold together. */
export const meshParameters = [
  {
    name: 'domains',
    in: 'query',
    description: 'Entity refs of domains; repeat it for several',
    required: false,
    style: 'form',
    explode: true,
    schema: refs,
  },
  {
    name: 'owners',
    in: 'query',
    description: 'Entity refs of owners; repeat it for several',
    required: false,
    style: 'form',
    explode: true,
    schema: refs,
  },
  {
    name: 'levels',
    in: 'query',
    description: 'Names of levels reached; `none`: no level',
    required: false,
    style: 'form',
    explode: true,
    schema: {
      type: 'array',
      maxItems: 20,
      items: { type: 'string', minLength: 1, maxLength: 63 },
    },
  },
  {
    name: 'checkId',
    in: 'query',
    description: 'A check of `scorecard`',
    required: false,
    schema: { type: 'string', minLength: 1, maxLength: 63 },
  },
  {
    name: 'statuses',
    in: 'query',
    description: 'The check, or some check, has one of these statuses',
    required: false,
    style: 'form',
    explode: true,
    schema: { type: 'array', maxItems: 5, items: status },
  },
  {
    name: 'text',
    in: 'query',
    description: 'Words in the title or name of the product',
    required: false,
    schema: { type: 'string', maxLength: 200 },
  },
] as const;

/** How many are passed over. */
export const offset = {
  name: 'offset',
  in: 'query',
  required: false,
  schema: { type: 'integer', minimum: 0, maximum: 1000000 },
} as const;
