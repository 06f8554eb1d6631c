import { createServiceFactory } from '@backstage/backend-plugin-api';
import { dataPlatformFactoryServiceRef } from '@meshport/backstage-plugin-data-platform-node';
import { PostgresDataPlatform } from './PostgresDataPlatform';
import { readPostgresConfig } from './readPostgresConfig';

/**
 * Serves data platforms of type `postgres`.
 * @public
 */
export const postgresDataPlatformServiceFactory = createServiceFactory({
  service: dataPlatformFactoryServiceRef,
  deps: {},
  factory: () => ({
    type: 'postgres',
    create: ({ id, title, config, logger }) =>
      new PostgresDataPlatform({
        id,
        title,
        logger,
        settings: readPostgresConfig(config, `dataPlatforms.${id}`),
      }),
  }),
});
