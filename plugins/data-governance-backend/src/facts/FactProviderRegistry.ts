import { ConflictError, InputError } from '@backstage/errors';
import {
  FactProvider,
  FactProvidersExtensionPoint,
} from '@meshport/backstage-plugin-data-governance-node';
import { ENTITY_SOURCE } from './FactStore';

/**
 * Names of sources and facts: rules write them after a dot.
 * @internal
 */
export const FACT_NAME_PATTERN = /^[a-z][A-Za-z0-9]{0,62}$/;

/**
 * What the catalog says is stored under the one, and the configuration of
 * providers has the other beside them.
 * @internal
 */
export const TAKEN_IDS = [ENTITY_SOURCE, 'retention'];

/**
 * The installed fact providers.
 * @internal
 */
export class FactProviderRegistry implements FactProvidersExtensionPoint {
  readonly #providers = new Map<string, FactProvider>();

  addFactProvider(provider: FactProvider): void {
    const { id, facts } = provider;
    if (this.#providers.has(id) || TAKEN_IDS.includes(id)) {
      throw new ConflictError(
        `There is a fact provider '${id}' already, or the name means something else`,
      );
    }
    for (const name of [id, ...Object.keys(facts)]) {
      if (!FACT_NAME_PATTERN.test(name)) {
        throw new InputError(
          `Fact provider '${id}': '${name}' cannot be used as a name; use letters and digits, starting with a lower case letter`,
        );
      }
    }
    this.#providers.set(id, provider);
  }

  list(): FactProvider[] {
    return [...this.#providers.values()];
  }
}
