import { Entity } from '@backstage/catalog-model';
import { CatalogProcessorResult } from '@backstage/plugin-catalog-node';
import { parse } from 'yaml';
import {
  accessPolicyYaml,
  changed,
  contractYaml,
  ordersYaml,
  scorecardYaml,
} from './__testUtils__/entities';
import { DataMeshEntityProcessor } from './DataMeshEntityProcessor';

const processor = new DataMeshEntityProcessor();

async function relationsOf(entity: Entity): Promise<string[]> {
  const results: CatalogProcessorResult[] = [];
  await processor.postProcessEntity(
    entity,
    { type: 'url', target: 'http://localhost' },
    result => results.push(result),
  );
  return results
    .map(result => {
      if (result.type !== 'relation') {
        throw new Error(`unexpected ${result.type}`);
      }
      const { source, type, target } = result.relation;
      const [from, to] = [source, target].map(ref =>
        `${ref.kind}:${ref.namespace}/${ref.name}`.toLowerCase(),
      );
      return `${from} ${type} ${to}`;
    })
    .sort();
}

describe('relations', () => {
  it('go both ways for a data product', async () => {
    const self = 'dataproduct:default/orders';
    expect(await relationsOf(parse(ordersYaml))).toEqual(
      [
        `${self} ownedBy group:default/sales`,
        `group:default/sales ownerOf ${self}`,
        `${self} partOf domain:default/sales`,
        `domain:default/sales hasPart ${self}`,
        `${self} partOf system:default/shop`,
        `system:default/shop hasPart ${self}`,
        `${self} consumesDataProduct dataproduct:default/carts`,
        `dataproduct:default/carts dataProductConsumedBy ${self}`,
        `${self} dependsOn resource:default/ledger`,
        `resource:default/ledger dependencyOf ${self}`,
        `${self} dependsOn component:default/orders-pipeline`,
        `component:default/orders-pipeline dependencyOf ${self}`,
        `${self} dependsOn resource:default/warehouse`,
        `resource:default/warehouse dependencyOf ${self}`,
        `${self} providesDataContract datacontract:default/orders-contract`,
        `datacontract:default/orders-contract dataContractProvidedBy ${self}`,
      ].sort(),
    );
  });

  it('of a data contract leave its product alone', async () => {
    const self = 'datacontract:default/orders-contract';
    expect(await relationsOf(parse(contractYaml))).toEqual(
      [
        `${self} ownedBy group:default/sales`,
        `group:default/sales ownerOf ${self}`,
      ].sort(),
    );
  });

  it('go both ways for a scorecard', async () => {
    expect(await relationsOf(parse(scorecardYaml))).toEqual([
      'group:default/governance ownerOf scorecard:default/basics',
      'scorecard:default/basics ownedBy group:default/governance',
    ]);
  });

  it('go both ways for an access policy', async () => {
    expect(await relationsOf(parse(accessPolicyYaml))).toEqual([
      'accesspolicy:default/sharing ownedBy group:default/governance',
      'group:default/governance ownerOf accesspolicy:default/sharing',
    ]);
  });

  it('stay in the namespace of the entity unless a reference says otherwise', async () => {
    const relations = await relationsOf(
      changed(ordersYaml, 'metadata.namespace', 'shop'),
    );
    expect(relations).toContain(
      'dataproduct:shop/orders ownedBy group:shop/sales',
    );
    expect(relations).toContain(
      'dataproduct:shop/orders dependsOn resource:default/warehouse',
    );
  });

  it('are not made for entities of others', async () => {
    expect(
      await relationsOf(changed(ordersYaml, 'apiVersion', 'acme.example/v1')),
    ).toEqual([]);
  });
});
