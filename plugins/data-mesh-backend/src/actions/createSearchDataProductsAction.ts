import {
  CLASSIFICATIONS,
  DATA_PRODUCT_LIFECYCLES,
  DATA_PRODUCT_TYPES,
  ProductListItem,
} from '@meshport/backstage-plugin-data-mesh-common';
import { readEntityRef } from '../contracts';
import { ActionOptions, READ_ONLY } from './ActionOptions';
import { shorten } from './shorten';

const NAME = 'search-data-products';
const MAX_PORTS = 20;

/**
 * Registers the action that finds data products.
 * @internal
 */
export function createSearchDataProductsAction({
  actionsRegistry,
  products,
  reads,
  visibility,
}: ActionOptions): void {
  actionsRegistry.register({
    name: NAME,
    title: 'Search Data Products',
    attributes: READ_ONLY,
    description: `Finds data products in the data mesh of this company by words and by what they are.

Use it to answer "is there data about X" and "which team offers X". Every word of \`text\` has to occur in the name, title, purpose, description, tags or ports of a product, or in the name, business name or description of one of its columns; words are matched from their beginning. \`matchedColumns\` tells because of which columns a product was found. The other inputs narrow the result: a product needs one of the values of each.

Without \`text\` it lists products by title. \`total\` counts all that match; ask for more with \`offset\`. Only what the caller may see is found. For columns alone use search-columns, for one product in full get-data-product.`,
    schema: {
      input: z =>
        z.object({
          text: z
            .string()
            .max(200)
            .optional()
            .describe('Words, e.g. "departure delay"'),
          domain: z
            .array(z.string())
            .max(20)
            .optional()
            .describe('Domains, e.g. ["safety"] or ["domain:default/safety"]'),
          owner: z
            .array(z.string())
            .max(20)
            .optional()
            .describe('Groups that own the products, e.g. ["airports"]'),
          type: z.array(z.enum(DATA_PRODUCT_TYPES)).optional(),
          lifecycle: z.array(z.enum(DATA_PRODUCT_LIFECYCLES)).optional(),
          classification: z
            .array(z.enum(CLASSIFICATIONS))
            .optional()
            .describe('The most sensitive data that a product offers'),
          tag: z.array(z.string()).max(20).optional(),
          limit: z.coerce
            .number()
            .int()
            .min(1)
            .max(50)
            .optional()
            .describe('How many to return, 10 by default'),
          offset: z.coerce
            .number()
            .int()
            .min(0)
            .max(100_000)
            .optional()
            .describe('How many to pass over, 0 by default'),
        }),
      output: z =>
        z.object({
          total: z.number().describe('How many match in all'),
          products: z.array(
            z.object({
              entityRef: z.string(),
              title: z.string(),
              purpose: z.string().optional(),
              description: z.string().optional(),
              type: z.string(),
              lifecycle: z.string(),
              version: z.string(),
              domain: z.string(),
              owner: z.string(),
              tags: z.array(z.string()),
              classification: z.string().optional(),
              level: z
                .string()
                .optional()
                .describe('Level reached in the scorecards'),
              ports: z
                .array(z.string())
                .describe('Name, version and type of each output port'),
              matchedColumns: z
                .array(
                  z.object({
                    contract: z.string(),
                    port: z.string(),
                    column: z.string(),
                    businessName: z.string().optional(),
                    description: z.string().optional(),
                  }),
                )
                .describe('The best three columns that hold the words'),
            }),
          ),
        }),
    },
    examples: [
      {
        title: 'Products about delays in one domain',
        input: { text: 'delay', domain: ['flight-operations'] },
      },
    ],
    action: async ({ input, credentials }) => {
      const { text, offset = 0, limit = 10, domain, owner, ...rest } = input;
      const filters = {
        ...rest,
        domain: domain?.map(ref => readEntityRef('domain', ref, 'Domain')),
        owner: owner?.map(ref => readEntityRef('owner', ref, 'Group')),
      };
      const page = await reads.runFor(
        credentials,
        {
          eventId: 'product-fetch',
          meta: { queryType: 'by-query', action: NAME, ...input },
        },
        async () =>
          products.query(
            { text, filters, offset, limit },
            await visibility.visibleRefs(credentials),
          ),
      );
      return {
        output: { total: page.total, products: page.items.map(summarize) },
      };
    },
  });
}

function summarize(item: ProductListItem) {
  return {
    entityRef: item.ref,
    title: item.title,
    purpose: shorten(item.purpose, 300),
    description: shorten(item.description, 300),
    type: item.type,
    lifecycle: item.lifecycle,
    version: item.version,
    domain: item.domain,
    owner: item.owner,
    tags: item.tags,
    classification: item.classification,
    level: item.level?.title,
    ports: item.ports
      .slice(0, MAX_PORTS)
      .map(({ name, version, type }) => `${name} ${version} (${type})`),
    matchedColumns: (item.match?.columns ?? []).map(column => ({
      contract: column.contract,
      port: column.port,
      column: column.path,
      businessName: column.businessName,
      description: shorten(column.description, 300),
    })),
  };
}
