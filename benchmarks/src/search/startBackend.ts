import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import dataMeshPlugin from '@meshport/backstage-plugin-data-mesh-backend';
import { TestPostgres } from 'dev-services';

/** Where the backend has its tables. */
export const DATABASE = 'backstage_plugin_data-mesh';

/**
 * The data mesh backend behind HTTP, on a PostgreSQL of its own; it is stopped
 * by the caller.
 */
export async function startBackend(postgres: TestPostgres) {
  const { host, port, user, password } = postgres;
  return startTestBackend({
    features: [
      dataMeshPlugin,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.rootConfig.factory({
        data: {
          backend: {
            baseUrl: 'http://localhost',
            database: {
              client: 'pg',
              connection: { host, port, user, password },
              knexConfig: { pool: { min: 1, max: 5 } },
            },
          },
        },
      }),
      databaseServiceFactory,
    ],
  });
}
