import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { accessDriftDecidePermission } from '@meshport/backstage-plugin-data-access-common';
import { Authorizer } from '../permissions/Authorizer';
import { productRef } from '../ports/entityRefs';
import { ownersOf } from '../ports/terms';
import { FindingRecord } from './types';

/**
 * Somebody who asks, with what they own or are a member of.
 * @internal
 */
export interface DriftReader {
  credentials: BackstageCredentials;
  userRef: string;
  claims: readonly string[];
}

/**
 * Whose drift somebody may see and decide about: owners those of their
 * products, and others what the permission policy lets them.
 * @internal
 */
export class DriftVisibility {
  readonly #authorizer: Authorizer;
  readonly #catalog: CatalogService;

  constructor(options: { authorizer: Authorizer; catalog: CatalogService }) {
    this.#authorizer = options.authorizer;
    this.#catalog = options.catalog;
  }

  /**
   * Whose drift the reader may see.
   *
   * @param product - the one they ask for; of all when absent
   * @returns entity refs; `undefined` when that is everyone's
   * @throws `NotFoundError` when there is no such product for the reader,
   * `NotAllowedError` when its drift is not for them
   */
  async products(
    product: string | undefined,
    reader: DriftReader,
  ): Promise<string[] | undefined> {
    const catalog = this.#catalog;
    const seesAll = await this.#seesAll(reader);
    if (product !== undefined) {
      const ref = productRef(product);
      const entity = await catalog.getEntityByRef(ref, reader);
      if (!entity && !seesAll) {
        throw new NotFoundError(`There is no data product ${ref}`);
      }
      if (!seesAll && !(entity && owns(ownersOf(entity), reader))) {
        throw new NotAllowedError(
          `Only owners of ${ref}, and those who may see all requests, see who can read its ports`,
        );
      }
      return [ref];
    }
    if (seesAll) {
      return undefined;
    }
    const { items } = await catalog.getEntities(
      {
        filter: {
          kind: 'DataProduct',
          [`relations.${RELATION_OWNED_BY}`]: [...reader.claims],
        },
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      reader,
    );
    return items.map(entity => stringifyEntityRef(entity));
  }

  /**
   * @throws `NotAllowedError` for who may see it and not decide, and
   * `NotFoundError` for who may not even see it
   */
  async requireDecide(
    finding: FindingRecord,
    reader: DriftReader,
  ): Promise<void> {
    const [entity, mayDecide, seesAll] = await Promise.all([
      this.#catalog.getEntityByRef(finding.product, reader),
      this.#authorizer.has(accessDriftDecidePermission, reader.credentials),
      this.#seesAll(reader),
    ]);
    if (mayDecide || (entity && owns(ownersOf(entity), reader))) {
      return;
    }
    throw seesAll
      ? new NotAllowedError(
          'Only an owner of the data product, or who may decide about drift, can do this',
        )
      : driftNotFound(finding.id);
  }

  async #seesAll({ credentials }: DriftReader): Promise<boolean> {
    try {
      const allowed = await this.#authorizer.readable(credentials);
      return allowed === undefined;
    } catch (error) {
      if (error instanceof NotAllowedError) {
        return false;
      }
      throw error;
    }
  }
}

function owns(owners: readonly string[], { claims }: DriftReader): boolean {
  return owners.some(owner => claims.includes(owner));
}

/** The same for one that is not there and one that is not to be seen. */
export function driftNotFound(id: string): NotFoundError {
  return new NotFoundError(`There is no drift ${id}`);
}
