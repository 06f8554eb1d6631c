import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  FactProvider,
  Facts,
  ResolvedContract,
} from '@meshport/backstage-plugin-data-governance-node';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { RuleVariables } from '../cel/environment';
import { toCelValue } from '../cel/toCelValue';
import { CollectedFacts } from '../facts/collectFacts';
import { contractRef, productReferences } from '../facts/providers/refs';

/**
 * What the rules see of one product.
 * @internal
 */
export function ruleVariables(options: {
  product: DataProductEntity;
  contracts: ReadonlyMap<string, ResolvedContract>;
  providers: FactProvider[];
  collected: CollectedFacts;
}): RuleVariables {
  const { product, contracts, providers, collected } = options;
  const ref = stringifyEntityRef(product);
  const views = new Map(
    productReferences(product).contracts.flatMap(contract => {
      const resolved = contracts.get(contract);
      return resolved
        ? [[contract, toCelValue(contractView(contract, resolved))] as const]
        : [];
    }),
  );
  const facts: RuleVariables['facts'] = {};
  for (const provider of providers) {
    const found = collected.facts.get(provider.id)?.get(ref);
    if (found) {
      facts[provider.id] = typedFacts(provider, found);
    }
  }
  return {
    product: toCelValue(product),
    ports: (product.spec.outputPorts ?? []).map(port => {
      const { contract: _, ...fields } = port;
      const view = views.get(contractRef(product, port) ?? '');
      return {
        ...(toCelValue(fields) as object),
        ...(view === undefined ? {} : { contract: view }),
      };
    }),
    contracts: [...views.values()],
    facts,
  };
}

function contractView(ref: string, { entity, parsed }: ResolvedContract) {
  return {
    ...parsed.contract,
    ref,
    lifecycle: entity.spec.lifecycle,
    owner: entity.spec.owner,
    valid: parsed.contract !== undefined,
    problems: parsed.problems.map(({ path, message }) =>
      path ? `${path}: ${message}` : message,
    ),
  };
}

function typedFacts(
  provider: FactProvider,
  found: Facts,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(provider.facts).flatMap(([name, { type }]) => {
      const value = found[name];
      if (value === undefined) {
        return [];
      }
      return [[name, type === 'int' ? BigInt(Number(value)) : value]];
    }),
  );
}
