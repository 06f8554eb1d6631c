import { ENTITY_SOURCE, FactsOfProduct, StoredFacts } from '../facts/FactStore';
import { catalogFacts } from '../facts/providers/catalogFacts';
import { contractFacts } from '../facts/providers/contractFacts';
import { EntityContent } from '../judging';
import {
  CompiledScorecard,
  FactSource,
  loadScorecard,
  ScorecardLanguage,
} from '../scorecards';
import { aProduct, aScorecard } from './entities';

const SINCE = '2026-06-01T00:00:00.000Z';

/** The facts that tests read, besides those of the catalog and contracts. */
export const dbt: FactSource = {
  id: 'dbt',
  pushed: true,
  facts: { failing: { type: 'int', description: 'Tests that fail' } },
};

/** @internal */
export const language = new ScorecardLanguage([
  catalogFacts,
  contractFacts,
  dbt,
]);

/**
 * A scorecard as it is in force.
 *
 * @throws with its problems
 * @internal
 */
export function aCompiledScorecard(
  ...args: Parameters<typeof aScorecard>
): CompiledScorecard {
  const loaded = loadScorecard(language, aScorecard(...args));
  if ('problems' in loaded) {
    throw new Error(JSON.stringify(loaded.problems));
  }
  return loaded.scorecard;
}

/**
 * What is stored of a product.
 *
 * @param sources - by source; a text is the failure of one
 * @internal
 */
export function storedFacts(
  sources: Record<string, object | string> = {},
  content: Partial<EntityContent> = {},
): FactsOfProduct {
  const entity: EntityContent = {
    product: aProduct('flights'),
    contracts: {},
    domains: ['domain:default/flight-operations'],
    ...content,
  };
  return new Map<string, StoredFacts>([
    [ENTITY_SOURCE, { content: entity, since: SINCE }],
    ...Object.entries(sources).map(
      ([source, found]) =>
        [
          source,
          typeof found === 'string'
            ? { failure: found, since: SINCE }
            : { content: found, since: SINCE },
        ] as const,
    ),
  ]);
}
