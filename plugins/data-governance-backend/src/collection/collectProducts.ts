import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { FactProvider } from '@meshport/backstage-plugin-data-governance-node';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { DomainTree } from '@meshport/backstage-plugin-data-mesh-node';
import { collectBatch } from '../facts/collectBatch';
import { ENTITY_SOURCE, FoundFacts } from '../facts/FactStore';
import { productReferences } from '../facts/providers/refs';
import { entityContent } from '../judging';
import { EntityReader } from './EntityReader';
import { ProductBatch, relatedRefs } from './ProductBatch';
import { relatedVersion, versionOf } from './relatedEntity';

// Facts that follow from entities take moments; more means that one hangs.
const TIMEOUT_MS = 60_000;

/**
 * The name among versions of the domains that a product is in. Not an entity
 * ref.
 * @internal
 */
export const DOMAIN_CHAIN = 'domains';

/**
 * Versions of the entities that facts were found in, by entity ref; `null`: it
 * does not exist.
 * @internal
 */
export type Versions = Record<string, string | null>;

/** @internal */
export interface CollectedProducts {
  /** Of each product: what the catalog says, and what each provider found. */
  found: FoundFacts[];
  /** By product. */
  versions: Map<string, Versions>;
}

/**
 * Finds out what the catalog says about products, and what fact providers make
 * of it. A provider that fails does not keep the others.
 *
 * @param options - `related`: owners, domains and inputs read before; those
 * read now are added. `viewer`: see `FactBatch`
 * @throws what the reader throws, and the reason of `signal`
 * @internal
 */
export async function collectProducts(options: {
  reader: EntityReader;
  products: DataProductEntity[];
  domains: DomainTree;
  providers: readonly FactProvider[];
  related?: Map<string, Entity | undefined>;
  viewer?: ReadonlySet<string>;
  signal?: AbortSignal;
  logger: LoggerService;
}): Promise<CollectedProducts> {
  const { domains, providers, signal, logger } = options;
  const batch = await ProductBatch.load(options.reader, options.products, {
    related: options.related,
    viewer: options.viewer,
  });
  const contracts = await batch.contracts();
  const found: FoundFacts[] = [];
  const versions = new Map<string, Versions>();
  for (const product of batch.products) {
    const ref = stringifyEntityRef(product);
    const references = productReferences(product);
    const chain = domains.chain(references.domain);
    found.push({
      product: ref,
      source: ENTITY_SOURCE,
      content: entityContent(product, contracts, chain),
    });
    versions.set(
      ref,
      Object.fromEntries([
        ...references.contracts.map(contract => {
          const entity = contracts.get(contract)?.entity;
          return [contract, entity ? versionOf(entity) : null];
        }),
        ...relatedRefs(product).map(related => {
          const entity = batch.entities.get(related);
          return [related, entity ? relatedVersion(entity) : null];
        }),
        // Last, since a product may be an input of itself.
        [ref, versionOf(product)],
        // Those above the domain, which are not read: it is where they are
        // that counts.
        [DOMAIN_CHAIN, chain.join(' ')],
      ]),
    );
  }
  const fromProviders = await Promise.all(
    providers.map(provider =>
      collectBatch({ provider, batch, timeoutMs: TIMEOUT_MS, signal, logger }),
    ),
  );
  return { found: found.concat(...fromProviders), versions };
}
