import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { FactEvidence } from '@meshport/backstage-plugin-data-governance-common';
import {
  CollectedFacts,
  FactBatch,
  FactProvider,
} from '@meshport/backstage-plugin-data-governance-node';
import {
  DataContractEntity,
  DataProductEntity,
  parseContract,
} from '@meshport/backstage-plugin-data-mesh-common';
import { readEvidence } from '../../evidence';
import { readFactValue } from '../../factValue';

/** A batch as the collection makes it. */
export function aBatch(
  products: DataProductEntity[],
  options: {
    related?: Entity[];
    contracts?: DataContractEntity[];
    viewer?: string[];
  } = {},
): FactBatch {
  const { related = [], contracts = [], viewer } = options;
  return {
    products,
    entities: new Map(
      related.map(entity => [stringifyEntityRef(entity), entity]),
    ),
    contracts: async () =>
      new Map(
        contracts.map(entity => [
          stringifyEntityRef(entity),
          { entity, parsed: parseContract(entity.spec.definition) },
        ]),
      ),
    ...(viewer && { viewer: new Set(viewer) }),
  };
}

/**
 * What a provider finds out, by product. Whatever it gives must be as it
 * declares, or the collection would leave it out.
 */
export async function collectAll(
  provider: FactProvider,
  batch: FactBatch,
): Promise<Map<string, CollectedFacts>> {
  const found = await provider.collect(batch, {
    signal: new AbortController().signal,
  });
  expect([...found.keys()].sort()).toEqual(
    batch.products.map(product => stringifyEntityRef(product)).sort(),
  );
  for (const { facts, evidence } of found.values()) {
    for (const [name, value] of Object.entries(facts)) {
      expect(Object.keys(provider.facts)).toContain(name);
      if (value !== undefined) {
        expect(readFactValue(value, provider.facts[name].type)).toEqual({
          value,
        });
      }
    }
    expect(readEvidence(evidence ?? [], provider.facts)).toEqual(
      evidence ?? [],
    );
  }
  return found;
}

/** What a provider finds out about the only product of a batch. */
export async function collectOne(
  provider: FactProvider,
  batch: FactBatch,
): Promise<CollectedFacts> {
  expect(batch.products).toHaveLength(1);
  return [...(await collectAll(provider, batch)).values()][0];
}

/** The evidence for one fact as `[subject, message]`. */
export function evidenceFor(
  fact: string,
  { evidence = [] }: { evidence?: FactEvidence[] },
): [subject: string, message: string][] {
  return evidence
    .filter(finding => finding.fact === fact)
    .map(({ subject, message }) => [subject, message]);
}
