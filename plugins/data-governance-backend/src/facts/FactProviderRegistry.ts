import { ConflictError, InputError } from '@backstage/errors';
import {
  FactProvider,
  FactProvidersExtensionPoint,
} from '@meshport/backstage-plugin-data-governance-node';

// Rules write them after a dot.
const NAME_PATTERN = /^[a-z][A-Za-z0-9]{0,62}$/;

/**
 * The installed fact providers.
 * @internal
 */
export class FactProviderRegistry implements FactProvidersExtensionPoint {
  readonly #providers = new Map<string, FactProvider>();

  addFactProvider(provider: FactProvider): void {
    const { id, facts } = provider;
    if (this.#providers.has(id)) {
      throw new ConflictError(`There is a fact provider '${id}' already`);
    }
    for (const name of [id, ...Object.keys(facts)]) {
      if (!NAME_PATTERN.test(name)) {
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
