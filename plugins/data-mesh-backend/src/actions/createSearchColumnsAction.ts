import { ActionOptions, READ_ONLY } from './ActionOptions';
import { shorten } from './shorten';

const NAME = 'search-columns';

/**
 * Registers the action that finds columns.
 * @internal
 */
export function createSearchColumnsAction({
  actionsRegistry,
  columns,
  reads,
  visibility,
}: ActionOptions): void {
  actionsRegistry.register({
    name: NAME,
    title: 'Search Columns',
    attributes: READ_ONLY,
    description: `Finds columns and nested fields of data products by their name, business name or description.

Use it to answer "where do we have X" for one piece of data, e.g. an airport code or a cost. Every word has to occur in the column's texts; words are matched from their beginning, and names are split into words (flightDate is found by "date"). Columns with the very name come first.

Each column comes with the product and output port that offer it and the contract that describes it. Only what the caller may see is found. \`hasMore\` tells that there are more; ask for them with \`offset\`.`,
    schema: {
      input: z =>
        z.object({
          text: z.string().min(1).max(200).describe('Words, e.g. "origin"'),
          limit: z.coerce
            .number()
            .int()
            .min(1)
            .max(100)
            .optional()
            .describe('How many to return, 20 by default'),
          offset: z.coerce
            .number()
            .int()
            .min(0)
            .max(10_000)
            .optional()
            .describe('How many to pass over, 0 by default'),
        }),
      output: z =>
        z.object({
          columns: z.array(
            z.object({
              product: z.string().describe('Entity ref'),
              productTitle: z.string(),
              port: z.string(),
              portVersion: z.string(),
              contract: z.string().describe('Entity ref'),
              object: z.string().describe('Table that it is in'),
              column: z
                .string()
                .describe('Name, for nested fields joined by dots'),
              type: z.string().optional(),
              businessName: z.string().optional(),
              description: z.string().optional(),
              classification: z.string().optional(),
            }),
          ),
          hasMore: z.boolean(),
        }),
    },
    examples: [{ title: 'Airport codes', input: { text: 'airport code' } }],
    action: async ({ input, credentials }) => {
      const { text, offset = 0, limit = 20 } = input;
      const { items, hasMore } = await reads.runFor(
        credentials,
        {
          eventId: 'column-fetch',
          meta: { queryType: 'by-text', action: NAME, text },
        },
        async () =>
          columns.query(
            { text, offset, limit },
            await visibility.visibleRefs(credentials),
          ),
      );
      return {
        output: {
          columns: items.map(item => ({
            product: item.product,
            productTitle: item.productTitle,
            port: item.port,
            portVersion: item.portVersion,
            contract: item.contract,
            object: item.object,
            column: item.path,
            type: item.logicalType,
            businessName: item.businessName,
            description: shorten(item.description, 500),
            classification: item.classification,
          })),
          hasMore,
        },
      };
    },
  });
}
