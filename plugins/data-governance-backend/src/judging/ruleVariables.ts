import {
  Facts,
  FactDeclaration,
} from '@meshport/backstage-plugin-data-governance-common';
import { toCelValue } from '@meshport/backstage-plugin-data-mesh-node';
import { FactsOfProduct } from '../facts/FactStore';
import { contractRef } from '../facts/providers/refs';
import { ProductVariables, ScorecardLanguage } from '../scorecards';
import { EntityContent } from './EntityContent';

/**
 * What the rules see of one product. Only what is read is made.
 * @internal
 */
export function ruleVariables(
  language: ScorecardLanguage,
  content: EntityContent,
  facts: FactsOfProduct,
): ProductVariables {
  const product = once(() => toCelValue(content.product));
  const contracts = once(
    () =>
      new Map(
        Object.entries(content.contracts).map(([ref, view]) => [
          ref,
          toCelValue(view),
        ]),
      ),
  );
  const ports = once(() => portsOf(content, contracts()));
  const typed = once(() =>
    Object.fromEntries(
      language.sources.flatMap(source => {
        const found = facts.get(source.id)?.content;
        return found
          ? [[source.id, typedFacts(source.facts, found as Facts)]]
          : [];
      }),
    ),
  );
  return {
    get product() {
      return product();
    },
    get ports() {
      return ports();
    },
    get contracts() {
      return [...contracts().values()];
    },
    get facts() {
      return typed();
    },
  };
}

function portsOf(
  { product }: EntityContent,
  contracts: ReadonlyMap<string, unknown>,
): unknown[] {
  return (product.spec.outputPorts ?? []).map(port => {
    const { contract: _, ...fields } = port;
    const view = contracts.get(contractRef(product, port) ?? '');
    return {
      ...(toCelValue(fields) as object),
      ...(view === undefined ? {} : { contract: view }),
    };
  });
}

function typedFacts(
  declarations: Record<string, FactDeclaration>,
  found: Facts,
): Record<string, unknown> {
  const typed: Record<string, unknown> = {};
  for (const name of Object.keys(declarations)) {
    const value = found[name];
    if (value !== undefined) {
      typed[name] =
        declarations[name].type === 'int' ? BigInt(Number(value)) : value;
    }
  }
  return typed;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
