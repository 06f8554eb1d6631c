import { answer, failures, integer, string } from './shared';

const number = { type: 'number' } as const;

const AccessOverview = {
  type: 'object',
  additionalProperties: false,
  required: [
    'pending',
    'overdue',
    'active',
    'endingSoon',
    'alarms',
    'drift',
    'products',
  ],
  properties: {
    pending: integer,
    overdue: integer,
    active: integer,
    endingSoon: integer,
    alarms: integer,
    drift: {
      type: 'object',
      additionalProperties: false,
      required: ['open', 'adopted'],
      properties: { open: integer, adopted: integer },
    },
    products: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['product', 'active', 'pending', 'alarms', 'drift'],
        properties: {
          product: string,
          active: integer,
          pending: integer,
          alarms: integer,
          drift: integer,
        },
      },
    },
    decisionTime: {
      type: 'object',
      additionalProperties: false,
      required: ['median', 'longest', 'decisions'],
      properties: { median: number, longest: number, decisions: integer },
    },
  },
} as const;

export const overviewPaths = {
  '/overview': {
    get: {
      operationId: 'getOverview',
      description: 'Access in the mesh, of what the caller may see.',
      responses: {
        '200': answer('Counted when it is asked for', 'AccessOverview'),
        ...failures,
      },
    },
  },
} as const;

export const overviewSchemas = { AccessOverview } as const;
