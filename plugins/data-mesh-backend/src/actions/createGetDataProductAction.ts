import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  DataProductEntity,
  resolveEntityRef,
} from '@meshport/backstage-plugin-data-mesh-common';
import { readEntityRef, requireProduct } from '../contracts';
import { ActionOptions, READ_ONLY } from './ActionOptions';
import { shorten } from './shorten';

const NAME = 'get-data-product';
const MAX_ITEMS = 100;

/**
 * Registers the action that reads one data product.
 * @internal
 */
export function createGetDataProductAction({
  actionsRegistry,
  products,
  reads,
  visibility,
}: ActionOptions): void {
  actionsRegistry.register({
    name: NAME,
    title: 'Get Data Product',
    attributes: READ_ONLY,
    description: `Reads one data product: what it is for, who owns it, which state it is in, what it offers and what it is made from.

Each output port says where its data is, how sensitive it is, under which conditions access is given, and which contract describes its columns: read that with get-data-contract. A deprecated product says until when it is kept and what replaces it; do not advise new use of it. Refs are entity refs of the catalog.`,
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .describe('The product, e.g. "dataproduct:default/flights"'),
        }),
      output: z =>
        z.object({
          entityRef: z.string(),
          title: z.string(),
          description: z.string().optional(),
          purpose: z.string().optional(),
          type: z.string(),
          lifecycle: z.string(),
          deprecation: z
            .object({
              until: z.string().optional(),
              replacedBy: z.string().optional(),
              reason: z.string().optional(),
            })
            .optional(),
          version: z.string(),
          owner: z.string().optional(),
          domain: z.string().optional(),
          tags: z.array(z.string()),
          level: z
            .string()
            .optional()
            .describe('Level reached in the scorecards'),
          outputPorts: z.array(
            z.object({
              name: z.string(),
              version: z.string(),
              type: z.string(),
              description: z.string().optional(),
              classification: z.string(),
              platform: z.string().optional(),
              location: z.record(z.string()).optional(),
              contract: z.string().optional(),
              approvers: z
                .array(z.string())
                .optional()
                .describe('Who decides about access; the owner when absent'),
              purposes: z
                .array(z.string())
                .optional()
                .describe('What access is given for; anything when absent'),
              longestAccess: z
                .string()
                .optional()
                .describe('ISO 8601 duration'),
            }),
          ),
          inputPorts: z.array(
            z.object({
              name: z.string(),
              product: z.string().optional(),
              port: z.string().optional(),
              version: z.string().optional(),
              resource: z.string().optional(),
            }),
          ),
          support: z.array(
            z.object({
              channel: z.string(),
              url: z.string().optional(),
              description: z.string().optional(),
            }),
          ),
        }),
    },
    examples: [
      {
        title: 'One product',
        input: { entityRef: 'dataproduct:default/flights' },
      },
    ],
    action: async ({ input, credentials }) => {
      const product = readEntityRef(
        'entityRef',
        input.entityRef,
        'DataProduct',
      );
      const output = await reads.runFor(
        credentials,
        {
          eventId: 'product-fetch',
          meta: { queryType: 'by-ref', action: NAME, product },
        },
        async () => {
          const entity = await requireProduct(visibility, product, credentials);
          const { level } = (await products.get(product)) ?? {};
          return { ...summarize(entity), level: level?.title };
        },
      );
      return { output };
    },
  });
}

function summarize(entity: DataProductEntity) {
  const { metadata, spec } = entity;
  const refOf = (ref: string | undefined, defaultKind: string) =>
    resolveEntityRef(entity, ref, defaultKind);
  return {
    entityRef: stringifyEntityRef(entity),
    title: metadata.title ?? metadata.name,
    description: shorten(metadata.description, 2000),
    purpose: shorten(spec.purpose, 2000),
    type: spec.type,
    lifecycle: spec.lifecycle,
    deprecation: spec.deprecation && {
      until: spec.deprecation.until,
      replacedBy: refOf(spec.deprecation.replacedBy, 'DataProduct'),
      reason: shorten(spec.deprecation.reason, 2000),
    },
    version: spec.version,
    owner: refOf(spec.owner, 'Group'),
    domain: refOf(spec.domain, 'Domain'),
    tags: metadata.tags ?? [],
    outputPorts: (spec.outputPorts ?? []).slice(0, MAX_ITEMS).map(port => ({
      name: port.name,
      version: port.version,
      type: port.type,
      description: shorten(port.description, 500),
      classification: port.classification,
      platform: port.platform,
      location: port.location,
      contract: refOf(port.contract, 'DataContract'),
      approvers: port.access?.approvers?.map(
        approver => refOf(approver, 'Group') ?? approver,
      ),
      purposes: port.access?.purposes,
      longestAccess: port.access?.longestDuration,
    })),
    inputPorts: (spec.inputPorts ?? []).slice(0, MAX_ITEMS).map(port => ({
      name: port.name,
      product: refOf(port.product, 'DataProduct'),
      port: port.port,
      version: port.version,
      resource: refOf(port.resource, 'Resource'),
    })),
    support: (spec.support ?? [])
      .slice(0, MAX_ITEMS)
      .map(({ channel, url, description }) => ({
        channel,
        url,
        description: shorten(description, 500),
      })),
  };
}
