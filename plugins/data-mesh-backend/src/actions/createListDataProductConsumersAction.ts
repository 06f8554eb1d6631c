import { readEntityRef, requireProduct } from '../contracts';
import { ActionOptions, READ_ONLY } from './ActionOptions';

const NAME = 'list-data-product-consumers';
const MAX_CONSUMERS = 200;

/**
 * Registers the action that tells who reads a data product.
 * @internal
 */
export function createListDataProductConsumersAction({
  actionsRegistry,
  products,
  reads,
  visibility,
}: ActionOptions): void {
  actionsRegistry.register({
    name: NAME,
    title: 'List Data Product Consumers',
    attributes: READ_ONLY,
    description: `Lists the data products that read a data product, one entry for each of their input ports.

Use it to tell who is concerned when a product changes, is late or is retired. \`port\` and \`portVersion\` name the output port that is read, where the consumer names it. These are the consumers that the catalog describes, not the people who were given access. Only products that the caller may see are listed; \`total\` counts them.`,
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .describe('The product, e.g. "dataproduct:default/flights"'),
        }),
      output: z =>
        z.object({
          total: z.number(),
          consumers: z
            .array(
              z.object({
                product: z.string().describe('Entity ref'),
                title: z.string(),
                inputPort: z.string(),
                port: z.string().optional(),
                portVersion: z.string().optional(),
              }),
            )
            .describe(`The first ${MAX_CONSUMERS}`),
        }),
    },
    examples: [
      {
        title: 'Who reads the flights',
        input: { entityRef: 'dataproduct:default/flights' },
      },
    ],
    action: async ({ input, credentials }) => {
      const product = readEntityRef(
        'entityRef',
        input.entityRef,
        'DataProduct',
      );
      const consumers = await reads.runFor(
        credentials,
        { eventId: 'product-consumer-fetch', meta: { action: NAME, product } },
        async () => {
          await requireProduct(visibility, product, credentials);
          return products.consumersOf(
            product,
            await visibility.visibleRefs(credentials),
          );
        },
      );
      return {
        output: {
          total: consumers.length,
          consumers: consumers.slice(0, MAX_CONSUMERS),
        },
      };
    },
  });
}
