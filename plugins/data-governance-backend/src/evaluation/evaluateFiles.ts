import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  EvaluationResult,
  passesGate,
} from '@meshport/backstage-plugin-data-governance-common';
import { FactProvider } from '@meshport/backstage-plugin-data-governance-node';
import {
  DataProductEntity,
  isDataContractEntity,
  isDataProductEntity,
  resolveEntityRef,
} from '@meshport/backstage-plugin-data-mesh-common';
import { productReferences } from '../facts/providers/refs';
import { productResult } from '../results/productResult';
import { DomainTree, ScorecardService } from '../scorecards';
import { EntityReader, OverlayReader } from './EntityReader';
import { evaluateBatch } from './evaluateBatch';
import { scored } from './evaluateProduct';
import { ProductBatch } from './ProductBatch';

/**
 * Evaluates the catalog as it would be with the given entities in it: the
 * data products among them, and the ones their contracts are for.
 *
 * @param options - `reader` sees what the caller sees; `viewer` are the entity
 * refs of the caller and their groups
 * @throws `InputError` when there is no product to evaluate
 * @internal
 */
export async function evaluateFiles(options: {
  entities: Entity[];
  reader: EntityReader;
  viewer: ReadonlySet<string>;
  scorecards: ScorecardService;
  providers: FactProvider[];
  logger: LoggerService;
  now: Date;
}): Promise<EvaluationResult> {
  const { scorecards, providers, logger, viewer, now } = options;
  const reader = new OverlayReader(options.reader, options.entities);
  const products = await productsOf(options.entities, reader);
  if (products.length === 0) {
    throw new InputError(
      'entities: there is no DataProduct among them, and no DataContract of a product in the catalog',
    );
  }
  const domains: Entity[] = [];
  for await (const batch of reader.stream('Domain')) {
    domains.push(...batch);
  }
  const evaluated = await evaluateBatch({
    batch: await ProductBatch.load(reader, products, new Map()),
    scorecards: await scorecards.compiled(),
    domains: new DomainTree(domains),
    providers,
    logger,
  });
  return {
    passed: evaluated.every(({ outcomes }) =>
      passesGate(outcomes.map(scored), now),
    ),
    results: evaluated.map(({ ref, product, outcomes }) => {
      const { owner, domain } = productReferences(product);
      return productResult(
        {
          product: ref,
          title: product.metadata.title ?? product.metadata.name,
          owner: owner ?? product.spec.owner,
          domain: domain ?? product.spec.domain,
        },
        outcomes.map(({ scorecard, checks }) => ({
          definition: scorecard.definition,
          outcomes: new Map(
            checks.map(({ checkId, status, reason }) => [
              checkId,
              { status, reason },
            ]),
          ),
        })),
        viewer,
        now,
      );
    }),
  };
}

async function productsOf(
  entities: Entity[],
  reader: EntityReader,
): Promise<DataProductEntity[]> {
  const refs = entities.flatMap(entity => {
    if (isDataProductEntity(entity)) {
      return [stringifyEntityRef(entity)];
    }
    const ref = isDataContractEntity(entity)
      ? resolveEntityRef(entity, entity.spec.product, 'DataProduct')
      : undefined;
    return ref ? [ref] : [];
  });
  const found = await reader.byRefs([...new Set(refs)]);
  return [...found.values()].filter(isDataProductEntity);
}
