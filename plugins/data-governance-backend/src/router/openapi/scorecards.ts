import { checkProperties, countNames, counts, error, level } from './shared';

export const scorecardPaths = {
  '/scorecards': {
    get: {
      operationId: 'getScorecards',
      summary:
        'All scorecards, with how many of the products one may see meet each check',
      responses: {
        '200': {
          description: 'The scorecards',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: {
                  items: {
                    type: 'array',
                    items: { $ref: '#/components/schemas/ScorecardSummary' },
                  },
                },
              },
            },
          },
        },
        default: error,
      },
    },
  },
} as const;

export const scorecardSchemas = {
  ScorecardSummary: {
    type: 'object',
    additionalProperties: false,
    required: ['scorecard', 'title', 'owner', 'levels', 'checks', 'problems'],
    properties: {
      scorecard: { type: 'string' },
      title: { type: 'string' },
      description: { type: 'string' },
      owner: { type: 'string' },
      domain: { type: 'string' },
      levels: { type: 'array', items: level },
      checks: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: [
            'id',
            'title',
            'level',
            'rule',
            'severity',
            'weight',
            'phase',
            'why',
            'remedy',
            ...countNames,
          ],
          properties: {
            id: { type: 'string' },
            rule: { type: 'string' },
            ...checkProperties,
            ...counts,
          },
        },
      },
      problems: { type: 'array', items: { type: 'string' } },
    },
  },
} as const;
