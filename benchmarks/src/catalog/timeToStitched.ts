import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  BackendFeature,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { TestPostgres } from 'dev-services';
import { Client } from 'pg';

const POLL_MS = 250;

/**
 * How long a catalog on an empty PostgreSQL database takes from a provider's
 * full mutation until every entity is stitched, in milliseconds.
 *
 * @param database - made for it and dropped after
 * @param onProgress - told how many entities are stitched
 */
export async function timeToStitched(options: {
  postgres: TestPostgres;
  database: string;
  entities: Entity[];
  /** What the catalog needs for the kinds among the entities. */
  modules: BackendFeature[];
  onProgress(stitched: number): void;
}): Promise<number> {
  const { postgres, database, entities, modules, onProgress } = options;
  const { host, port, user, password } = postgres;
  const server = { host, port, user, password };
  const administration = new Client({ ...server, database: 'postgres' });
  await administration.connect();
  await administration.query(`create database ${database}_catalog`);
  const reader = new Client({ ...server, database: `${database}_catalog` });
  const source = createSource();
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      ...modules,
      source.module,
      mockServices.rootConfig.factory({
        data: {
          backend: {
            baseUrl: 'http://localhost',
            database: {
              client: 'pg',
              connection: server,
              prefix: `${database}_`,
              ensureExists: false,
              knexConfig: { pool: { min: 0, max: 10 } },
            },
          },
          catalog: { processingInterval: { hours: 1 } },
        },
      }),
      databaseServiceFactory,
      schedulerServiceFactory,
    ],
  });
  try {
    await reader.connect();
    const connection = await source.connection;
    const began = performance.now();
    await connection.applyMutation({
      type: 'full',
      entities: entities.map(entity => ({ entity, locationKey: 'benchmark' })),
    });
    for (;;) {
      const { rows } = await reader.query<{ stitched: number }>(
        'select count(*)::integer as stitched from final_entities where final_entity is not null',
      );
      onProgress(rows[0].stitched);
      if (rows[0].stitched >= entities.length) {
        return performance.now() - began;
      }
      await new Promise(resolve => setTimeout(resolve, POLL_MS));
    }
  } finally {
    await reader.end();
    await backend.stop();
    await administration.query(
      `drop database ${database}_catalog with (force)`,
    );
    await administration.end();
  }
}

function createSource() {
  let connected: (connection: EntityProviderConnection) => void;
  const connection = new Promise<EntityProviderConnection>(resolve => {
    connected = resolve;
  });
  const module = createBackendModule({
    pluginId: 'catalog',
    moduleId: 'benchmark-source',
    register(reg) {
      reg.registerInit({
        deps: { processing: catalogProcessingExtensionPoint },
        async init({ processing }) {
          processing.addEntityProvider({
            getProviderName: () => 'benchmark',
            connect: async given => connected(given),
          });
        },
      });
    },
  });
  return { connection, module };
}
