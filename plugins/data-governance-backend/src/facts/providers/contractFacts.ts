import { stringifyEntityRef } from '@backstage/catalog-model';
import { FactDeclaration } from '@meshport/backstage-plugin-data-governance-common';
import {
  CollectedFacts,
  FactProvider,
  ResolvedContract,
} from '@meshport/backstage-plugin-data-governance-node';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { agreementFacts, agreementOf } from './contract/agreement';
import { contentFacts, contentOf } from './contract/content';
import { existenceFacts, existenceOf } from './contract/existence';
import { contractRef } from './refs';

const facts = {
  ...existenceFacts,
  ...contentFacts,
  ...agreementFacts,
} satisfies Record<string, FactDeclaration>;

/**
 * `facts.contract`: what the contracts of a product's output ports promise.
 * @internal
 */
export const contractFacts: FactProvider = {
  id: 'contract',
  title: 'Contracts',
  source: 'entities',
  facts,
  async collect(batch) {
    const contracts = await batch.contracts();
    return new Map(
      batch.products.map(product => [
        stringifyEntityRef(product),
        collect(product, contracts),
      ]),
    );
  },
};

function collect(
  product: DataProductEntity,
  contracts: ReadonlyMap<string, ResolvedContract>,
): CollectedFacts {
  const ports = (product.spec.outputPorts ?? []).map(port => ({
    port,
    resolved: contracts.get(contractRef(product, port) ?? ''),
  }));
  const resolved = [
    ...new Set(ports.flatMap(p => (p.resolved ? [p.resolved] : []))),
  ];
  const contracted = ports.flatMap(({ port, resolved: found }) =>
    found?.parsed.contract ? [{ port, contract: found.parsed.contract }] : [],
  );
  const existence = existenceOf(ports, resolved);
  if (!existence.facts.valid) {
    return existence;
  }
  const parts = [
    existence,
    contentOf([...new Set(contracted.map(({ contract }) => contract))]),
    agreementOf(contracted),
  ];
  return {
    facts: Object.assign({}, ...parts.map(part => part.facts)),
    evidence: parts.flatMap(part => part.evidence),
  };
}
