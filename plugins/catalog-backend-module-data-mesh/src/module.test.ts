import { startTestBackend } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  compileCatalogModel,
  defaultCatalogEntityModel,
} from '@backstage/catalog-model/alpha';
import {
  CatalogProcessor,
  catalogProcessingExtensionPoint,
} from '@backstage/plugin-catalog-node';
import { catalogModelExtensionPoint } from '@backstage/plugin-catalog-node/alpha';
import { parse } from 'yaml';
import {
  accessPolicyYaml,
  changed,
  contractYaml,
  ordersYaml,
  scorecardYaml,
} from './__testUtils__/entities';
import { startCatalog } from './__testUtils__/startCatalog';
import classicModule from '.';
import modelModule, { dataMeshModelLayer } from './alpha';

const sales: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: {
    name: 'sales',
    annotations: {
      'backstage.io/managed-by-location': 'url:http://localhost/org.yaml',
      'backstage.io/managed-by-origin-location':
        'url:http://localhost/org.yaml',
    },
  },
  spec: { type: 'team', children: [] },
};

const good = [ordersYaml, contractYaml, scorecardYaml, accessPolicyYaml].map(
  yaml => parse(yaml),
);

function relationsOf(entities: Map<string, Entity>): string[] {
  return [...entities]
    .flatMap(([source, { relations = [] }]) =>
      relations.map(({ type, targetRef }) => `${source} ${type} ${targetRef}`),
    )
    .sort();
}

describe('the classic module', () => {
  it('adds its processor', async () => {
    const addProcessor = jest.fn<void, [CatalogProcessor]>();
    await startTestBackend({
      extensionPoints: [[catalogProcessingExtensionPoint, { addProcessor }]],
      features: [classicModule],
    });
    expect(
      addProcessor.mock.calls.map(([processor]) =>
        processor.getProcessorName(),
      ),
    ).toEqual(['DataMeshEntityProcessor']);
  });
});

describe('the model module', () => {
  it('adds its layer and its processor', async () => {
    const addModelSource = jest.fn();
    const addProcessor = jest.fn();
    await startTestBackend({
      extensionPoints: [
        [catalogModelExtensionPoint, { addModelSource }],
        [catalogProcessingExtensionPoint, { addProcessor }],
      ],
      features: [modelModule],
    });
    expect(addModelSource).toHaveBeenCalledTimes(1);
    expect(addProcessor).toHaveBeenCalledTimes(1);
  });

  it('has a layer that compiles beside the built-in kinds', () => {
    const model = compileCatalogModel([
      defaultCatalogEntityModel,
      dataMeshModelLayer,
    ]);
    for (const entity of good) {
      expect(model.getKind(entity)).toBeDefined();
    }
    const consumes = model
      .getRelations({ kind: 'DataProduct' })
      ?.find(({ forward }) => forward.type === 'consumesDataProduct');
    expect(consumes).toMatchObject({
      forward: { type: 'consumesDataProduct', title: 'consumes' },
      reverse: { type: 'dataProductConsumedBy', title: 'consumed by' },
    });
  });
});

describe('a real catalog', () => {
  it('shows the same entities and relations with either module', async () => {
    const expected = [...good, sales].map(entity => stringifyEntityRef(entity));
    const shown = [];
    for (const module of [classicModule, modelModule]) {
      const catalog = await startCatalog(module, {
        entities: [...good, sales],
      });
      shown.push(relationsOf(await catalog.waitFor(expected)));
    }
    const [classic, model] = shown;
    expect(model).toEqual(classic);
    expect(classic).toEqual(
      expect.arrayContaining([
        'dataproduct:default/orders consumesDataProduct dataproduct:default/carts',
        'dataproduct:default/orders providesDataContract datacontract:default/orders-contract',
        'datacontract:default/orders-contract dataContractProvidedBy dataproduct:default/orders',
        'group:default/sales ownerOf dataproduct:default/orders',
        'group:default/sales ownerOf datacontract:default/orders-contract',
      ]),
    );
  }, 90_000);

  it.each([
    ['classic', classicModule],
    ['model', modelModule],
  ])(
    'refuses what is wrong and keeps the rest, %s',
    async (_form, module) => {
      const brokenContract = changed(
        contractYaml,
        'spec.definition',
        'not a contract',
      );
      const catalog = await startCatalog(module, {
        entities: [parse(ordersYaml), brokenContract],
      });

      // The product stays although its contract is no contract.
      const product = 'dataproduct:default/orders';
      const entities = await catalog.waitFor([product]);
      expect([...entities.keys()]).toEqual([product]);

      for (const [entity, message] of [
        [
          brokenContract,
          'spec.definition is not a mapping; start with apiVersion',
        ],
        [
          changed(ordersYaml, 'spec.lifecycle', 'live'),
          "spec.lifecycle is 'live'; use one of: proposed, experimental",
        ],
        [
          changed(scorecardYaml, 'spec.checks.0.level', 'gold'),
          "spec.checks[0].level is 'gold'; use one of: bronze, silver",
        ],
      ] as const) {
        const { status, text } = await catalog.validate(entity);
        expect(status).toBe(400);
        expect(text).toContain(message);
      }
      expect(await catalog.validate(parse(ordersYaml))).toMatchObject({
        status: 200,
      });
    },
    90_000,
  );
});
