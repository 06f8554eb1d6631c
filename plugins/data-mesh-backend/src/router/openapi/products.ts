import {
  CLASSIFICATIONS,
  DATA_PRODUCT_LIFECYCLES,
  DATA_PRODUCT_TYPES,
  OUTPUT_PORT_TYPES,
  PRODUCT_ORDERS,
} from '@meshport/backstage-plugin-data-mesh-common';
import { catalogErrors } from './shared';

/** Words to look for, as they are typed. */
export const searchText = { type: 'string', maxLength: 200 } as const;

/** How many items a page has. */
export const limitParameter = {
  name: 'limit',
  in: 'query',
  required: false,
  description: 'How many items to give, 20 when absent.',
  schema: { type: 'integer', minimum: 1, maximum: 100 },
} as const;

const facetDescription =
  'Chosen values; a product needs one of each facet that has any. Repeat it for several. `none` stands for products without a value.';

const facetSchema = {
  type: 'array',
  maxItems: 100,
  // No value has control characters, and a database refuses them.
  items: {
    type: 'string',
    minLength: 1,
    maxLength: 300,
    pattern: '^[^\\u0000-\\u001f\\u007f]+$',
  },
} as const;

const facetOptions = {
  in: 'query',
  required: false,
  // Clients write a space as `+`, and an entity ref has a colon and a slash.
  allowReserved: true,
  style: 'form',
  explode: true,
  description: facetDescription,
  schema: facetSchema,
} as const;

const entityRef = { type: 'string', description: 'Entity ref.' } as const;

const level = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'title'],
  properties: { name: { type: 'string' }, title: { type: 'string' } },
} as const;

const facetValues = {
  type: 'array',
  items: { $ref: '#/components/schemas/FacetValue' },
} as const;

/** The properties of a column because of which something was found. */
export const columnMatchProperties = {
  contract: entityRef,
  port: { type: 'string' },
  portVersion: { type: 'string' },
  object: { type: 'string', description: 'Name of the schema object.' },
  path: { type: 'string' },
  businessName: { type: 'string' },
  description: { type: 'string' },
  logicalType: { type: 'string' },
  classification: { type: 'string', description: 'As the contract has it.' },
  matched: { type: 'string', enum: ['name', 'businessName', 'description'] },
} as const;

export const productPaths = {
  '/products': {
    get: {
      operationId: 'QueryProducts',
      description:
        'A page of the data products that match and that the caller may see.',
      parameters: [
        {
          name: 'text',
          in: 'query',
          required: false,
          description:
            'Words; each has to begin a word of the product or of one of its columns.',
          // Clients write a space as `+`.
          allowReserved: true,
          schema: searchText,
        },
        { name: 'domain', ...facetOptions },
        { name: 'type', ...facetOptions },
        { name: 'lifecycle', ...facetOptions },
        { name: 'classification', ...facetOptions },
        { name: 'platform', ...facetOptions },
        { name: 'level', ...facetOptions },
        { name: 'owner', ...facetOptions },
        { name: 'tag', ...facetOptions },
        {
          name: 'order',
          in: 'query',
          required: false,
          description:
            '`relevance` with a text and `title` without when absent.',
          schema: { type: 'string', enum: PRODUCT_ORDERS },
        },
        {
          name: 'offset',
          in: 'query',
          required: false,
          description: 'How many products to leave out first.',
          schema: { type: 'integer', minimum: 0, maximum: 1000000 },
        },
        limitParameter,
      ],
      responses: {
        '200': {
          description: 'The page, with the values of all facets.',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ProductPage' },
            },
          },
        },
        '400': catalogErrors['400'],
      },
    },
  },
} as const;

export const productSchemas = {
  ProductPage: {
    type: 'object',
    additionalProperties: false,
    required: ['items', 'total', 'facets'],
    properties: {
      items: {
        type: 'array',
        items: { $ref: '#/components/schemas/ProductListItem' },
      },
      total: { type: 'integer', description: 'All products that match.' },
      facets: {
        type: 'object',
        additionalProperties: false,
        required: [
          'domain',
          'type',
          'lifecycle',
          'classification',
          'platform',
          'level',
          'owner',
          'tag',
        ],
        properties: {
          domain: facetValues,
          type: facetValues,
          lifecycle: facetValues,
          classification: facetValues,
          platform: facetValues,
          level: facetValues,
          owner: facetValues,
          tag: facetValues,
        },
      },
    },
  },
  FacetValue: {
    type: 'object',
    additionalProperties: false,
    required: ['value', 'title', 'count'],
    properties: {
      value: { type: 'string' },
      title: { type: 'string' },
      count: {
        type: 'integer',
        description:
          'Products that would be found with it, the other facets as chosen.',
      },
    },
  },
  ProductListItem: {
    type: 'object',
    additionalProperties: false,
    required: [
      'ref',
      'name',
      'namespace',
      'title',
      'type',
      'lifecycle',
      'version',
      'domain',
      'owner',
      'tags',
      'ports',
      'updatedAt',
    ],
    properties: {
      ref: entityRef,
      name: { type: 'string' },
      namespace: { type: 'string' },
      title: { type: 'string' },
      description: { type: 'string' },
      purpose: { type: 'string' },
      type: { type: 'string', enum: DATA_PRODUCT_TYPES },
      lifecycle: { type: 'string', enum: DATA_PRODUCT_LIFECYCLES },
      version: { type: 'string' },
      domain: entityRef,
      owner: entityRef,
      tags: { type: 'array', items: { type: 'string' } },
      classification: { type: 'string', enum: CLASSIFICATIONS },
      level,
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
            platform: { type: 'string' },
          },
        },
      },
      updatedAt: { type: 'string', format: 'date-time' },
      match: { $ref: '#/components/schemas/ProductMatch' },
    },
  },
  ProductMatch: {
    type: 'object',
    additionalProperties: false,
    description: 'Why a product was found.',
    required: ['fields', 'columns', 'columnCount'],
    properties: {
      fields: {
        type: 'array',
        items: {
          type: 'string',
          enum: ['name', 'title', 'purpose', 'description', 'tag', 'port'],
        },
      },
      columns: {
        type: 'array',
        maxItems: 3,
        items: { $ref: '#/components/schemas/ColumnMatch' },
      },
      columnCount: {
        type: 'integer',
        description: 'Columns that hold as much, counted up to 100.',
      },
    },
  },
  ColumnMatch: {
    type: 'object',
    additionalProperties: false,
    required: ['contract', 'port', 'portVersion', 'object', 'path', 'matched'],
    properties: columnMatchProperties,
  },
} as const;
