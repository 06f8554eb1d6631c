import { z } from 'zod';
import { ContractProperty, ContractPropertyShape } from './types';

/**
 * The ODCS versions that are read.
 * @public
 */
export const ODCS_API_VERSIONS = [
  'v3.0.0',
  'v3.0.1',
  'v3.0.2',
  'v3.1.0',
] as const;

const text = z.string();
const name = z.string().min(1);

const qualityRule = z.looseObject({
  id: text.optional(),
  name: text.optional(),
  description: text.optional(),
  type: z.enum(['text', 'library', 'sql', 'custom']).optional(),
  metric: text.optional(),
  dimension: text.optional(),
  severity: text.optional(),
});

const propertyShape = z.looseObject({
  businessName: text.optional(),
  description: text.optional(),
  logicalType: z
    .enum([
      'string',
      'date',
      'timestamp',
      'time',
      'number',
      'integer',
      'object',
      'array',
      'boolean',
    ])
    .optional(),
  physicalName: text.optional(),
  physicalType: text.optional(),
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  primaryKey: z.boolean().optional(),
  primaryKeyPosition: z.int().optional(),
  classification: text.optional(),
  criticalDataElement: z.boolean().optional(),
  examples: z.array(z.unknown()).optional(),
  tags: z.array(text).optional(),
  quality: z.array(qualityRule).optional(),
  get properties(): z.ZodOptional<z.ZodType<ContractProperty[]>> {
    return namedProperties().optional();
  },
  get items(): z.ZodOptional<z.ZodType<ContractPropertyShape>> {
    return propertyShape.optional();
  },
});

const schemaObject = z.looseObject({
  name,
  businessName: text.optional(),
  description: text.optional(),
  physicalName: text.optional(),
  physicalType: text.optional(),
  properties: namedProperties().default([]),
  quality: z.array(qualityRule).optional(),
});

const teamMember = z.looseObject({
  username: text,
  name: text.optional(),
  role: text.optional(),
});

/**
 * What Meshport reads of an ODCS document, with the defaults that make it easy
 * to use. Fields that are not named here are kept.
 * @internal
 */
export const contractSchema = z.looseObject({
  apiVersion: z.enum(ODCS_API_VERSIONS),
  kind: z.literal('DataContract'),
  id: name,
  name: text.optional(),
  version: name,
  status: name,
  domain: text.optional(),
  dataProduct: text.optional(),
  description: z
    .looseObject({
      purpose: text.optional(),
      usage: text.optional(),
      limitations: text.optional(),
    })
    .optional(),
  schema: z
    .array(schemaObject)
    .superRefine((list, context) => refuseDuplicateNames(list, context))
    .default([]),
  slaProperties: z
    .array(
      z.looseObject({
        property: name,
        value: z.union([text, z.number(), z.boolean(), z.null()]),
        unit: text.optional(),
        element: text.optional(),
        description: text.optional(),
      }),
    )
    .default([]),
  support: z
    .array(
      z.looseObject({
        channel: text,
        url: text.optional(),
        description: text.optional(),
        tool: text.optional(),
        scope: text.optional(),
      }),
    )
    .optional(),
  team: z
    .preprocess(
      value => (Array.isArray(value) ? { members: value } : value),
      z.looseObject({
        name: text.optional(),
        members: z.array(teamMember).default([]),
      }),
    )
    .optional(),
});

function namedProperties(): z.ZodType<ContractProperty[]> {
  return z
    .array(propertyShape.extend({ name }))
    .superRefine((list, context) => refuseDuplicateNames(list, context));
}

// Differences, quality results and access rules find columns by their name.
function refuseDuplicateNames(
  list: { name: string }[],
  context: z.RefinementCtx,
) {
  const first = new Map<string, number>();
  list.forEach((item, index) => {
    const earlier = first.get(item.name);
    if (earlier === undefined) {
      first.set(item.name, index);
      return;
    }
    context.addIssue({
      code: 'custom',
      path: [index, 'name'],
      message: `'${item.name}' is used before, at position ${
        earlier + 1
      } of the same list; give each one its own name`,
    });
  });
}
