import { ANNOTATION_ORIGIN_LOCATION } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  DataProductEntity,
  OutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import { DataPlatforms } from '@meshport/backstage-plugin-data-platform-node';
import { isBelow } from './isBelow';

const CONFIG_KEY = 'dataAccess.autoApproval.sources';

/**
 * Knows whose word about a product is good enough to give access to its data
 * without anybody's approval. Whoever may register a product chooses the owner,
 * the classification and the rules it names: where the data has owners by the
 * platform's configuration, only what comes from a source that the configuration
 * names speaks for them.
 * @internal
 */
export class Provenance {
  readonly #sources: readonly string[];
  readonly #platforms: DataPlatforms;

  /** @throws `InputError` for a source that is no location */
  constructor(options: { config: Config; platforms: DataPlatforms }) {
    this.#sources = readSources(options.config);
    this.#platforms = options.platforms;
  }

  /**
   * Why people have to decide about the port, whatever its rules say;
   * `undefined` when they need not.
   */
  refusal(
    product: DataProductEntity,
    port: Pick<OutputPort, 'platform' | 'location'> | undefined,
  ): string | undefined {
    const platform = this.#platforms
      .list()
      .find(({ id }) => id === port?.platform);
    // Without a place nothing is given, and without owners anybody speaks for it.
    if (!platform || !port?.location || !platform.owners(port.location)) {
      return undefined;
    }
    // The catalog sets it, whatever the file says.
    const origin = product.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION];
    return origin && this.#sources.some(source => isBelow(origin, source))
      ? undefined
      : `Nothing is approved by rules for products that do not come from one of ${CONFIG_KEY}`;
  }
}

function readSources(config: Config): readonly string[] {
  const sources = config.getOptionalStringArray(CONFIG_KEY) ?? [];
  sources.forEach((source, index) => {
    if (!isBelow(source, source)) {
      throw new InputError(
        `${CONFIG_KEY}[${index}] is '${source}'; use the beginning of a location, e.g. url:https://git.example.com/products/`,
      );
    }
  });
  return sources;
}
