import {
  BackendFeature,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  EntityProvider,
} from '@backstage/plugin-catalog-node';
import { JsonObject } from '@backstage/types';
import request from 'supertest';

// The catalog puts its entities together in the background.
const PATIENCE_MILLISECONDS = 30_000;

/**
 * Starts a real catalog with a module, and entities or a location to read.
 *
 * @internal
 */
export async function startCatalog(
  catalogModule: BackendFeature,
  source: { entities?: Entity[]; config?: JsonObject },
) {
  const { server } = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModule,
      createSource(source.entities ?? []),
      mockServices.rootConfig.factory({
        data: { backend: { baseUrl: 'http://localhost' }, ...source.config },
      }),
    ],
  });
  const token = mockCredentials.service.header();

  async function readEntities(): Promise<Entity[]> {
    const response = await request(server)
      .get('/api/catalog/entities')
      .set('authorization', token);
    return response.body;
  }

  return {
    /** Waits for entities, by entity ref, and gives all there are then. */
    async waitFor(references: string[]): Promise<Map<string, Entity>> {
      const deadline = Date.now() + PATIENCE_MILLISECONDS;
      for (;;) {
        const found = new Map(
          (await readEntities()).map(entity => [
            stringifyEntityRef(entity),
            entity,
          ]),
        );
        if (references.every(reference => found.has(reference))) {
          return found;
        }
        if (Date.now() > deadline) {
          throw new Error(`The catalog has only ${[...found.keys()].join()}`);
        }
        await new Promise(resolve => setTimeout(resolve, 100));
      }
    },
    /** What the catalog says about an entity before it is registered. */
    async validate(entity: Entity): Promise<{ status: number; text: string }> {
      const { status, text } = await request(server)
        .post('/api/catalog/validate-entity')
        .set('authorization', token)
        .send({ entity, location: 'url:http://localhost/x.yaml' });
      return { status, text };
    },
  };
}

function createSource(entities: Entity[]): BackendFeature {
  const provider: EntityProvider = {
    getProviderName: () => 'test',
    connect: connection =>
      connection.applyMutation({
        type: 'full',
        entities: entities.map(entity => ({ entity, locationKey: 'test' })),
      }),
  };
  return createBackendModule({
    pluginId: 'catalog',
    moduleId: 'test-source',
    register(reg) {
      reg.registerInit({
        deps: { processing: catalogProcessingExtensionPoint },
        async init({ processing }) {
          processing.addEntityProvider(provider);
        },
      });
    },
  });
}
