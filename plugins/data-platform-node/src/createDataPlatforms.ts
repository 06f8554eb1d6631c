import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError, NotFoundError } from '@backstage/errors';
import { DataPlatform } from './DataPlatform';
import type { DataPlatformFactory, DataPlatforms } from './services';

// The id is part of an annotation key and of URLs.
const ID_PATTERN = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Makes the platforms that `dataPlatforms` configures.
 *
 * @throws `InputError` for an id or a type that cannot be used, naming the key
 * @internal
 */
export function createDataPlatforms(options: {
  config: Config;
  logger: LoggerService;
  factories: DataPlatformFactory[];
}): DataPlatforms {
  const factories = new Map<string, DataPlatformFactory>();
  for (const factory of options.factories) {
    if (factories.has(factory.type)) {
      throw new InputError(
        `Two adapters of type '${factory.type}' are installed; remove one from the backend`,
      );
    }
    factories.set(factory.type, factory);
  }
  const platforms = new Map<string, DataPlatform>();
  const section = options.config.getOptionalConfig('dataPlatforms');

  for (const id of section?.keys() ?? []) {
    if (!ID_PATTERN.test(id)) {
      throw new InputError(
        `dataPlatforms.${id}: an id consists of lower case letters, digits and single dashes`,
      );
    }
    const config = section!.getConfig(id);
    const type = config.getString('type');
    const factory = factories.get(type);
    if (!factory) {
      throw new InputError(
        `dataPlatforms.${id}.type: no adapter for '${type}' is installed; installed are: ${
          [...factories.keys()].join(', ') || 'none'
        }`,
      );
    }
    platforms.set(
      id,
      factory.create({
        id,
        title: config.getOptionalString('title') ?? id,
        config,
        logger: options.logger.child({ dataPlatform: id }),
      }),
    );
  }

  return {
    list: () => [...platforms.values()],
    get: id => {
      const platform = platforms.get(id);
      if (!platform) {
        throw new NotFoundError(
          `Unknown data platform '${id}'; configured are: ${
            [...platforms.keys()].join(', ') || 'none'
          }`,
        );
      }
      return platform;
    },
  };
}
