import {
  CLASSIFICATIONS,
  DATA_PRODUCT_LIFECYCLES,
  OUTPUT_PORT_TYPES,
} from '@meshport/backstage-plugin-data-mesh-common';

export const mapPaths = {
  '/map': {
    get: {
      operationId: 'GetMap',
      description: 'The whole mesh, as far as the caller may see it.',
      parameters: [],
      responses: {
        '200': {
          description: 'Domains, products and what flows between these.',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/MeshMap' },
            },
          },
        },
      },
    },
  },
} as const;

const entityRef = { type: 'string', description: 'Entity ref.' } as const;

export const mapSchemas = {
  MeshMap: {
    type: 'object',
    additionalProperties: false,
    required: ['domains', 'products', 'flows'],
    properties: {
      domains: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['ref', 'title'],
          properties: {
            ref: entityRef,
            title: { type: 'string' },
            parent: {
              type: 'string',
              description: 'Entity ref of the domain it is part of.',
            },
          },
        },
      },
      products: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['ref', 'title', 'domain', 'lifecycle', 'ports'],
          properties: {
            ref: entityRef,
            title: { type: 'string' },
            domain: entityRef,
            lifecycle: { type: 'string', enum: DATA_PRODUCT_LIFECYCLES },
            level: {
              type: 'object',
              additionalProperties: false,
              required: ['name', 'title'],
              properties: {
                name: { type: 'string' },
                title: { type: 'string' },
              },
            },
            ports: {
              type: 'array',
              items: {
                type: 'object',
                additionalProperties: false,
                required: ['name', 'version', 'type'],
                properties: {
                  name: { type: 'string' },
                  version: { type: 'string' },
                  type: { type: 'string', enum: OUTPUT_PORT_TYPES },
                  classification: { type: 'string', enum: CLASSIFICATIONS },
                },
              },
            },
          },
        },
      },
      flows: {
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['from', 'to'],
          properties: {
            from: { ...entityRef, description: 'The product that is read.' },
            port: { type: 'string' },
            portVersion: { type: 'string' },
            to: { ...entityRef, description: 'The product that reads.' },
          },
        },
      },
    },
  },
} as const;
