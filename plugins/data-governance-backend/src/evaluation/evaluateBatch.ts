import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { FactProvider } from '@meshport/backstage-plugin-data-governance-node';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { setImmediate } from 'node:timers/promises';
import {
  CollectedFacts,
  collectFacts,
  mergeFacts,
} from '../facts/collectFacts';
import { productReferences } from '../facts/providers/refs';
import { CompiledScorecard, DomainTree } from '../scorecards';
import { evaluateProduct, ScorecardOutcome } from './evaluateProduct';
import { ProductBatch } from './ProductBatch';
import { ruleVariables } from './ruleVariables';

/** @internal */
export interface EvaluatedProduct {
  ref: string;
  product: DataProductEntity;
  outcomes: ScorecardOutcome[];
}

/**
 * The scorecards that measure a product: its domain is in their scope and
 * their predicate selects it.
 * @internal
 */
export function applicableScorecards(
  product: DataProductEntity,
  scorecards: CompiledScorecard[],
  domains: DomainTree,
): CompiledScorecard[] {
  const { domain } = productReferences(product);
  return scorecards.filter(
    ({ definition, selects }) =>
      (!definition.domain || domains.isWithin(domain, definition.domain)) &&
      selects(product),
  );
}

/**
 * Collects the facts that are not known yet and evaluates products one by
 * one, giving way to other work in between.
 *
 * @param known - facts collected before, of other providers
 * @internal
 */
export async function evaluateBatch(options: {
  batch: ProductBatch;
  scorecards: CompiledScorecard[];
  domains: DomainTree;
  providers: FactProvider[];
  known?: { providers: FactProvider[]; collected: CollectedFacts };
  logger: LoggerService;
}): Promise<EvaluatedProduct[]> {
  const { batch, scorecards, domains, known, logger } = options;
  const contracts = await batch.contracts();
  const fresh = await collectFacts({
    providers: options.providers,
    batch,
    logger,
  });
  const collected = known ? mergeFacts(known.collected, fresh) : fresh;
  const providers = [...(known?.providers ?? []), ...options.providers];

  const evaluated: EvaluatedProduct[] = [];
  for (const product of batch.products) {
    evaluated.push({
      ref: stringifyEntityRef(product),
      product,
      outcomes: evaluateProduct(
        applicableScorecards(product, scorecards, domains),
        ruleVariables({ product, contracts, providers, collected }),
        collected.failures,
      ),
    });
    await setImmediate();
  }
  return evaluated;
}
