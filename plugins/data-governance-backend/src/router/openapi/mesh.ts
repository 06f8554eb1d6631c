import { meshParameters, offset, scorecardParameter } from './meshParameters';
import { error } from './shared';

export const meshPaths = {
  '/summary': {
    get: {
      operationId: 'getSummary',
      summary: 'How the products stand that one may see, in figures',
      parameters: [scorecardParameter, ...meshParameters],
      responses: {
        '200': {
          description: 'Figures of all together, by domain and by owner',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/MeshSummary' },
            },
          },
        },
        default: error,
      },
    },
  },
  '/heat-map': {
    get: {
      operationId: 'getHeatMap',
      summary: 'Products and the checks of a scorecard, a letter for each',
      parameters: [
        { ...scorecardParameter, required: true },
        ...meshParameters,
        {
          name: 'sort',
          in: 'query',
          description: '`score`: the lowest first',
          required: false,
          schema: {
            type: 'string',
            enum: ['title', 'score', 'domain', 'owner'],
          },
        },
        {
          name: 'limit',
          in: 'query',
          required: false,
          schema: { type: 'integer', minimum: 1, maximum: 2000 },
        },
        offset,
      ],
      responses: {
        '200': {
          description: 'The rows and columns',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/HeatMap' },
            },
          },
        },
        default: error,
      },
    },
  },
  '/next-steps': {
    get: {
      operationId: 'getNextSteps',
      summary: 'What stands between products and their next levels',
      parameters: [
        scorecardParameter,
        ...meshParameters,
        {
          name: 'limit',
          in: 'query',
          required: false,
          schema: { type: 'integer', minimum: 1, maximum: 200 },
        },
        offset,
      ],
      responses: {
        '200': {
          description: 'Products with the fewest checks missing first',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/NextSteps' },
            },
          },
        },
        default: error,
      },
    },
  },
  '/results.csv': {
    get: {
      operationId: 'exportResults',
      summary: 'One line for each product and check',
      parameters: [scorecardParameter, ...meshParameters],
      responses: {
        '200': {
          description: 'CSV as RFC 4180 has it, with a header line',
          content: { 'text/csv': { schema: { type: 'string' } } },
        },
        default: error,
      },
    },
  },
} as const;
