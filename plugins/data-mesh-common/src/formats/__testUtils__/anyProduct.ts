import fc from 'fast-check';
import { DataContractEntity, DataProductEntity } from '../../kinds';
import { ExportSource } from '../types';
import { anyContract } from './anyContract';
import { anyPartOf, findMarks, Mark, newMarks } from './marks';

const KEPT_KEYS = new Set([
  'apiVersion',
  'kind',
  'metadata',
  'name',
  'spec',
  'type',
  'lifecycle',
  'version',
  'owner',
  'domain',
  'classification',
  'content',
  'channel',
  'url',
  'contract',
]);

/** A product that says everything its kind has words for. */
function fullProduct() {
  const { text, url } = newMarks('own');
  return {
    apiVersion: 'meshport.dev/v1alpha1' as const,
    kind: 'DataProduct' as const,
    metadata: {
      name: text(),
      title: text(),
      description: text(),
      tags: [text()],
      labels: { label: text() },
      annotations: { 'example.com/note': text() },
      links: [{ url: url(), title: text(), type: text() }],
    },
    spec: {
      type: 'aggregate' as const,
      lifecycle: 'deprecated' as const,
      deprecation: {
        until: '2027-01-02',
        replacedBy: `dataproduct:default/${text()}`,
        reason: text(),
      },
      version: '1.2.3',
      owner: `group:default/${text()}`,
      domain: `domain:default/${text()}`,
      system: `system:default/${text()}`,
      purpose: text(),
      inputPorts: [
        {
          name: text(),
          product: `dataproduct:default/${text()}`,
          port: text(),
          version: '1.0.0',
          description: text(),
        },
        { name: text(), resource: `resource:default/${text()}` },
      ],
      outputPorts: [
        {
          name: text(),
          version: '2.0.0',
          type: 'table' as const,
          description: text(),
          platform: text(),
          location: { schema: text(), table: text() },
          contract: 'datacontract:default/orders-contract',
          classification: 'internal' as const,
          access: {
            approvers: [`group:default/${text()}`],
            purposes: [text()],
            longestDuration: 'P30D',
          },
        },
        {
          name: text(),
          version: '1.0.0',
          type: 'topic' as const,
          contract: `datacontract:default/${text()}`,
          classification: 'confidential' as const,
        },
      ],
      managementPorts: [
        {
          name: text(),
          content: 'dictionary' as const,
          type: 'rest' as const,
          url: url(),
          channel: text(),
          description: text(),
        },
      ],
      code: [`component:default/${text()}`],
      infrastructure: [`resource:default/${text()}`],
      support: [
        { channel: text(), url: url(), description: text(), tool: text() },
        { channel: text(), description: text() },
      ],
    },
  };
}

/**
 * Any product with a contract, with the texts in both that stand nowhere else.
 * @internal
 */
export const anyProduct: fc.Arbitrary<{
  product: DataProductEntity;
  source: ExportSource;
  marks: Mark[];
}> = fc
  .tuple(anyPartOf(fullProduct, KEPT_KEYS), anyContract)
  .map(([product, { contract, source }]) => {
    const entity: DataContractEntity = {
      apiVersion: 'meshport.dev/v1alpha1',
      kind: 'DataContract',
      metadata: { name: 'orders-contract' },
      spec: {
        type: 'odcs',
        lifecycle: 'production',
        owner: product.spec.owner,
        product: `dataproduct:default/${product.metadata.name}`,
        definition: source.contracts[0].definition,
      },
    };
    return {
      product,
      source: { product, contracts: [{ ...source.contracts[0], entity }] },
      marks: findMarks({
        metadata: product.metadata,
        spec: product.spec,
        contracts: { 'orders-contract': contract },
      }),
    };
  });
