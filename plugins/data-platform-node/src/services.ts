import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { DataPlatform } from './DataPlatform';
import { createDataPlatforms } from './createDataPlatforms';

/**
 * Makes platforms of one type from configuration.
 * @public
 */
export interface DataPlatformFactory {
  /** The value of `dataPlatforms.<id>.type`. */
  type: string;
  /**
   * @param options - `config` is the section `dataPlatforms.<id>`
   * @throws when the configuration is unusable; the message names the key
   */
  create(options: {
    id: string;
    title: string;
    config: Config;
    logger: LoggerService;
  }): DataPlatform;
}

/**
 * The configured platforms.
 * @public
 */
export interface DataPlatforms {
  list(): DataPlatform[];
  /**
   * @throws `NotFoundError` for an unknown id, naming the known ones
   */
  get(id: string): DataPlatform;
}

/**
 * Every adapter provides one of these; a backend may have any number.
 * @public
 */
export const dataPlatformFactoryServiceRef =
  createServiceRef<DataPlatformFactory>({
    id: 'meshport.data-platform-factory',
    scope: 'root',
    multiton: true,
  });

/**
 * The configured platforms, shared by all plugins of a backend.
 * @public
 */
export const dataPlatformsServiceRef = createServiceRef<DataPlatforms>({
  id: 'meshport.data-platforms',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.rootLogger,
        lifecycle: coreServices.rootLifecycle,
        factories: dataPlatformFactoryServiceRef,
      },
      factory: ({ config, logger, lifecycle, factories }) => {
        const platforms = createDataPlatforms({ config, logger, factories });
        lifecycle.addShutdownHook(async () => {
          await Promise.all(platforms.list().map(p => p.close()));
        });
        return platforms;
      },
    }),
});
