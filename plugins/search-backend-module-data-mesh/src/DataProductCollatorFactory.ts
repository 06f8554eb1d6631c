import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import {
  DATA_PRODUCT_DOCUMENT_TYPE,
  DataContractEntity,
  DataProductDocument,
  DataProductEntity,
  isDataContractEntity,
  isDataProductEntity,
} from '@meshport/backstage-plugin-data-mesh-common';
import { Readable } from 'node:stream';
import { contractRefs, toDocuments } from './toDocuments';

// Products read at a time; with their contracts they are what is in memory.
const PRODUCTS_AT_A_TIME = 50;

/**
 * Tells the search of every data product in the catalog and of each of its
 * output ports.
 * @internal
 */
export class DataProductCollatorFactory implements DocumentCollatorFactory {
  readonly type = DATA_PRODUCT_DOCUMENT_TYPE;
  readonly visibilityPermission = catalogEntityReadPermission;
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #logger: LoggerService;
  readonly #locationTemplate: string;

  /**
   * @param options - `locationTemplate` is the address of an entity's page,
   * with `:namespace`, `:kind` and `:name`
   */
  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    logger: LoggerService;
    locationTemplate: string;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#logger = options.logger;
    this.#locationTemplate = options.locationTemplate;
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  async *#documents(): AsyncGenerator<DataProductDocument> {
    const batches = this.#catalog.streamEntities(
      { filter: { kind: 'DataProduct' }, pageSize: PRODUCTS_AT_A_TIME },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    for await (const entities of batches) {
      const products = entities.filter(isDataProductEntity);
      const contracts = await this.#contractsOf(products);
      for (const product of products) {
        yield* this.#attempt(product, () =>
          toDocuments(product, contracts, this.#locationTemplate),
        );
      }
    }
  }

  async #contractsOf(
    products: DataProductEntity[],
  ): Promise<Map<string, DataContractEntity>> {
    const refs = products.flatMap(product =>
      this.#attempt(product, () => contractRefs(product)),
    );
    if (refs.length === 0) {
      return new Map();
    }
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: [...new Set(refs)] },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return new Map(
      items
        .filter((entity): entity is Entity => entity !== undefined)
        .filter(isDataContractEntity)
        .map(contract => [stringifyEntityRef(contract), contract]),
    );
  }

  // One product that is not as expected must not end the index of all.
  #attempt<Item>(product: DataProductEntity, read: () => Item[]): Item[] {
    try {
      return read();
    } catch (error) {
      this.#logger.warn(
        `${stringifyEntityRef(
          product,
        )} cannot be read, the search tells nothing of it: ${
          toError(error).message
        }`,
      );
      return [];
    }
  }
}
