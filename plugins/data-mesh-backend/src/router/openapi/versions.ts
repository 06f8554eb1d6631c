import { catalogErrors, entityParameters, error } from './shared';

const sequence = {
  type: 'integer',
  minimum: 1,
  maximum: 2147483647,
} as const;

/** Of routes that need documents that can be read. */
export const documentErrors = {
  ...catalogErrors,
  '409': {
    ...error,
    description: 'A document is no valid contract; the answer says which.',
  },
} as const;

/** A query parameter that names a version. */
export const sequenceParameter = {
  name: 'sequence',
  in: 'query',
  description: 'Sequence of the version; what the catalog shows when absent.',
  schema: sequence,
} as const;

export const versionPaths = {
  '/contracts/version-steps': {
    post: {
      operationId: 'GetVersionSteps',
      description:
        'The steps of their versions that contracts owe. Contracts that the caller may not see, or of which no readable version was seen, are left out.',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              required: ['contracts'],
              additionalProperties: false,
              properties: {
                contracts: {
                  type: 'array',
                  maxItems: 1000,
                  items: {
                    type: 'string',
                    minLength: 1,
                    maxLength: 255,
                    description: 'Entity ref of a contract.',
                  },
                },
              },
            },
          },
        },
      },
      responses: {
        '200': {
          description: 'By entity ref.',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: {
                  items: {
                    type: 'array',
                    items: {
                      $ref: '#/components/schemas/ContractVersionSteps',
                    },
                  },
                },
              },
            },
          },
        },
        '400': catalogErrors['400'],
      },
    },
  },
  '/contracts/{namespace}/{name}/versions': {
    get: {
      operationId: 'GetContractVersions',
      description: 'Every version of a contract that the catalog has seen.',
      parameters: [...entityParameters],
      responses: {
        '200': {
          description: 'The versions, the newest first.',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: {
                  items: {
                    type: 'array',
                    items: { $ref: '#/components/schemas/ContractVersion' },
                  },
                },
              },
            },
          },
        },
        ...catalogErrors,
      },
    },
  },
  '/contracts/{namespace}/{name}/versions/{sequence}': {
    get: {
      operationId: 'GetContractVersion',
      description: 'One version of a contract with its document.',
      parameters: [
        ...entityParameters,
        {
          name: 'sequence',
          in: 'path',
          required: true,
          description: "Position in the contract's history, from 1.",
          schema: sequence,
        },
      ],
      responses: {
        '200': {
          description: 'The version.',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ContractVersionDocument' },
            },
          },
        },
        ...catalogErrors,
      },
    },
  },
  '/contracts/{namespace}/{name}/differences': {
    get: {
      operationId: 'CompareContractVersions',
      description: 'What changed between two versions of a contract.',
      parameters: [
        ...entityParameters,
        {
          name: 'before',
          in: 'query',
          description:
            'Sequence of the older version; the one before `after` when absent.',
          schema: sequence,
        },
        {
          name: 'after',
          in: 'query',
          description: 'Sequence of the newer version; the newest when absent.',
          schema: sequence,
        },
      ],
      responses: {
        '200': {
          description: 'The differences.',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ContractComparison' },
            },
          },
        },
        ...documentErrors,
      },
    },
  },
} as const;

const effect = {
  type: 'string',
  enum: ['breaking', 'compatible', 'none'],
} as const;

const step = {
  type: 'string',
  enum: ['major', 'minor', 'patch', 'none'],
} as const;

const versionProperties = {
  hash: { type: 'string', description: 'SHA-256 of the document.' },
  sequence,
  version: { type: 'string' },
  status: { type: 'string' },
  seenAt: { type: 'string', format: 'date-time' },
  source: { type: 'string', description: 'Location of the entity.' },
  current: { type: 'boolean' },
  problems: {
    type: 'array',
    items: { $ref: '#/components/schemas/ContractProblem' },
  },
  changes: {
    type: 'object',
    additionalProperties: false,
    description: 'Against the version before.',
    required: ['total', 'breaking', 'verdict'],
    properties: {
      total: { type: 'integer' },
      breaking: { type: 'integer' },
      verdict: { $ref: '#/components/schemas/VersionVerdict' },
    },
  },
} as const;

const versionRequired = [
  'hash',
  'sequence',
  'seenAt',
  'current',
  'problems',
] as const;

export const versionSchemas = {
  ContractProblem: {
    type: 'object',
    additionalProperties: false,
    required: ['path', 'message'],
    properties: {
      path: { type: 'string', description: 'Empty for the whole document.' },
      message: {
        type: 'string',
        description: 'What is wrong, how to mend it.',
      },
    },
  },
  ContractVersion: {
    type: 'object',
    additionalProperties: false,
    required: versionRequired,
    properties: versionProperties,
  },
  ContractVersionDocument: {
    type: 'object',
    additionalProperties: false,
    required: [...versionRequired, 'definition'],
    properties: { ...versionProperties, definition: { type: 'string' } },
  },
  ContractComparison: {
    type: 'object',
    additionalProperties: false,
    required: ['before', 'after', 'differences'],
    properties: {
      before: { $ref: '#/components/schemas/ContractVersion' },
      after: { $ref: '#/components/schemas/ContractVersion' },
      differences: { $ref: '#/components/schemas/ContractDifferences' },
    },
  },
  ContractDifferences: {
    type: 'object',
    additionalProperties: false,
    required: ['changes', 'breaking', 'compatibility', 'version'],
    properties: {
      changes: {
        type: 'array',
        items: { $ref: '#/components/schemas/ContractChange' },
      },
      breaking: { type: 'boolean' },
      compatibility: {
        type: 'string',
        enum: ['full', 'backward', 'forward', 'none'],
      },
      version: { $ref: '#/components/schemas/VersionVerdict' },
    },
  },
  ContractChange: {
    type: 'object',
    additionalProperties: false,
    required: ['kind', 'area', 'path', 'readers', 'writers', 'message'],
    properties: {
      kind: { type: 'string', enum: ['added', 'removed', 'changed'] },
      area: {
        type: 'string',
        enum: [
          'contract',
          'schema',
          'type',
          'key',
          'constraint',
          'classification',
          'quality',
          'sla',
          'server',
          'role',
          'description',
        ],
      },
      path: { type: 'string' },
      object: { type: 'string' },
      property: { type: 'string' },
      before: {},
      after: {},
      readers: effect,
      writers: effect,
      message: { type: 'string' },
    },
  },
  ContractVersionSteps: {
    type: 'object',
    additionalProperties: false,
    required: ['contract', 'version', 'owed'],
    properties: {
      contract: { type: 'string', description: 'Entity ref.' },
      version: { type: 'string', description: 'Of the newest document.' },
      owed: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['sequence', 'seenAt', 'breaking', 'verdict'],
          properties: {
            sequence,
            seenAt: { type: 'string', format: 'date-time' },
            breaking: { type: 'integer' },
            verdict: { $ref: '#/components/schemas/VersionVerdict' },
          },
        },
      },
    },
  },
  VersionVerdict: {
    type: 'object',
    additionalProperties: false,
    required: ['before', 'after', 'owed', 'sufficient', 'message'],
    properties: {
      before: { type: 'string' },
      after: { type: 'string' },
      owed: step,
      taken: step,
      sufficient: { type: 'boolean' },
      message: { type: 'string' },
    },
  },
} as const;
