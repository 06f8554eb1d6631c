import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import dataMeshModule from '@meshport/backstage-plugin-catalog-backend-module-data-mesh';
import request from 'supertest';
import { base, eventually } from './__testUtils__/backend';
import {
  aCheck,
  aContract,
  aDomain,
  aGroup,
  aProduct,
  aScorecard,
} from './__testUtils__/entities';
import plugin from './index';

jest.setTimeout(120_000);

const LOCATION = 'url:https://example.com/catalog-info.yaml';

/** Gives entities to the catalog as they would come from git. */
class TestProvider implements EntityProvider {
  #connection: EntityProviderConnection | undefined;

  getProviderName() {
    return 'test';
  }

  async connect(connection: EntityProviderConnection) {
    this.#connection = connection;
  }

  async put(entities: Entity[]) {
    await this.#connection?.applyMutation({
      type: 'full',
      entities: entities.map(({ relations: _, ...entity }) => {
        const { etag: __, ...metadata } = entity.metadata;
        const annotations = {
          [ANNOTATION_LOCATION]: LOCATION,
          [ANNOTATION_ORIGIN_LOCATION]: LOCATION,
        };
        return {
          entity: { ...entity, metadata: { ...metadata, annotations } },
        };
      }),
    });
  }
}

const olivia: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'olivia' },
  spec: { memberOf: ['flight-operations'] },
};
const mesh = [
  aScorecard('foundations', [
    aCheck('owner', 'facts.catalog.ownerMembers > 0'),
    aCheck('contract', 'facts.contract.valid'),
    aCheck('used', 'facts.catalog.consumers > 0', { level: 'silver' }),
  ]),
  aGroup('data-governance'),
  aGroup('flight-operations'),
  aDomain('flight-operations'),
  olivia,
  aProduct('flights'),
  aContract('flights'),
];
const delays = aProduct('delays', {
  spec: {
    inputPorts: [
      { name: 'in', product: 'flights', port: 'flights', version: '1.0.0' },
    ],
  },
});

describe('with the catalog', () => {
  it('follows what changes there', async () => {
    const provider = new TestProvider();
    const { server } = await startTestBackend({
      features: [
        plugin,
        catalogPlugin,
        dataMeshModule,
        schedulerServiceFactory,
        createBackendModule({
          pluginId: 'catalog',
          moduleId: 'test-provider',
          register(env) {
            env.registerInit({
              deps: { processing: catalogProcessingExtensionPoint },
              async init({ processing }) {
                processing.addEntityProvider(provider);
              },
            });
          },
        }),
        createServiceFactory({
          service: signalsServiceRef,
          deps: {},
          factory: () => ({
            publish: async () => {
              throw new Error('signals are not installed');
            },
          }),
        }),
        mockServices.rootConfig.factory({
          data: {
            catalog: { stitchingStrategy: { pollingInterval: '100ms' } },
            dataGovernance: { evaluation: { frequency: '1s' } },
          },
        }),
      ],
    });
    const agent = request(server);
    const levelOf = (name: string, level: string | undefined) =>
      eventually(async () => {
        const { status, body } = await agent.get(
          `${base}/products/default/${name}`,
        );
        return status === 200 && body.level?.name === level ? body : undefined;
      }, 20_000);

    await provider.put(mesh);
    const flights = await levelOf('flights', 'bronze');
    expect(flights.scorecards[0].checks).toMatchObject([
      { checkId: 'owner', status: 'pass' },
      { checkId: 'contract', status: 'pass' },
      {
        checkId: 'used',
        status: 'fail',
        reason: 'facts.catalog.consumers is 0.',
      },
    ]);

    // Someone reads it now, and no contract comes with that product.
    await provider.put([...mesh, delays]);
    await levelOf('flights', 'gold');
    expect(
      (await levelOf('delays', undefined)).scorecards[0].checks[1],
    ).toMatchObject({ checkId: 'contract', status: 'fail' });

    await provider.put([...mesh, delays, aContract('delays')]);
    await levelOf('delays', 'bronze');

    await provider.put(mesh);
    await levelOf('flights', 'bronze');
    const { status } = await agent.get(`${base}/products/default/delays`);
    expect(status).toBe(404);
  });
});
