import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { ProductResult } from '@meshport/backstage-plugin-data-governance-common';
import { CatalogVisibility } from '../visibility';
import { ResultService } from './ResultService';

/**
 * Reads the result of one product for a caller.
 * @internal
 */
export class ProductResults {
  readonly #results: ResultService;
  readonly #visibility: Pick<CatalogVisibility, 'maySee' | 'identity'>;

  constructor(options: {
    results: ResultService;
    visibility: Pick<CatalogVisibility, 'maySee' | 'identity'>;
  }) {
    this.#results = options.results;
    this.#visibility = options.visibility;
  }

  /**
   * @param product - full entity ref
   * @throws `NotFoundError` when there is no result or the caller may not see
   * the product
   */
  async find(
    product: string,
    credentials: BackstageCredentials,
  ): Promise<ProductResult> {
    const [maySee, viewer] = await Promise.all([
      this.#visibility.maySee(product, credentials),
      this.#visibility.identity(credentials),
    ]);
    const result = maySee
      ? await this.#results.findProduct(product, viewer)
      : undefined;
    if (!result) {
      throw new NotFoundError(
        `There is no result for ${product}: it is not in the catalog, or was not evaluated yet`,
      );
    }
    return result;
  }
}
