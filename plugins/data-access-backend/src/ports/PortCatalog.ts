import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { PortRef } from '@meshport/backstage-plugin-data-access-common';
import {
  DataProductEntity,
  isDataProductEntity,
  principalAnnotation,
} from '@meshport/backstage-plugin-data-mesh-common';
import { DataPlatforms } from '@meshport/backstage-plugin-data-platform-node';
import { DateTime } from 'luxon';
import { currentTerms, portTerms, PortTerms, termsRefusal } from './terms';

/**
 * A port as it can be given to one user now.
 * @internal
 */
export interface Deliverable {
  terms: PortTerms;
  platform: string;
  location: Record<string, string>;
  principal: string;
  /** Who owns the location by configuration; `undefined` when it is not said. */
  owners?: string[];
}

/**
 * What the catalog says of ports and of users' login roles.
 * @internal
 */
export class PortCatalog {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;
  readonly #platforms: DataPlatforms;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    platforms: DataPlatforms;
  }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#platforms = options.platforms;
  }

  /**
   * The terms of a port, for a user who may see its product.
   *
   * @throws `NotFoundError` when there is no such port, or it is not for this
   * user to see; `InputError` for a malformed product ref
   */
  async offered(
    port: PortRef,
    credentials: BackstageCredentials,
  ): Promise<PortTerms> {
    const product = await this.#product(port.product, credentials);
    const terms = product && portTerms(product, port);
    if (!terms) {
      throw new NotFoundError(
        `There is no output port ${port.port} ${port.version} of ${port.product}`,
      );
    }
    return terms;
  }

  /**
   * Why the user cannot be given the port now, and the login role that would
   * get the right.
   */
  async assess(
    terms: PortTerms,
    userRef: string,
  ): Promise<{ principal?: string; refusal?: string }> {
    const principal =
      terms.platform && (await this.#principal(userRef, terms.platform));
    const refusal =
      termsRefusal(
        terms,
        { ref: userRef, principal: principal || undefined },
        this.#platforms.list(),
        DateTime.utc().toISODate(),
      ) ?? (await this.#contractRefusal(terms));
    return { ...(principal && { principal }), ...(refusal && { refusal }) };
  }

  /**
   * Looks again, before a right is promised or given: with the portal's own
   * credentials, because whoever decides need not see all of it.
   *
   * @throws `ConflictError` when the port cannot be given any more
   */
  async deliverable(port: PortRef, userRef: string): Promise<Deliverable> {
    const product = await this.#product(
      port.product,
      await this.#auth.getOwnServiceCredentials(),
    );
    const terms = product && currentTerms(product, port);
    if (!terms) {
      throw new ConflictError(
        `Output port ${port.port} ${port.version} of ${port.product} is no longer in the catalog`,
      );
    }
    const { principal, refusal } = await this.assess(terms, userRef);
    const { platform, location } = terms;
    if (refusal || !platform || !location || !principal) {
      throw new ConflictError(refusal ?? 'The port cannot be given any more');
    }
    const owners = this.#platforms.get(platform).owners(location);
    return { terms, platform, location, principal, owners };
  }

  /** Nobody is given data whose promises nobody can read. */
  async #contractRefusal({
    contract,
    port,
    version,
    productTitle,
  }: PortTerms): Promise<string | undefined> {
    const found =
      !contract ||
      (await this.#catalog.getEntityByRef(contract, {
        credentials: await this.#auth.getOwnServiceCredentials(),
      }));
    return found
      ? undefined
      : `Port ${port} ${version} of ${productTitle} names the contract ${contract}, which is not in the catalog; ask the product's owner to register it`;
  }

  async #product(
    ref: string,
    credentials: BackstageCredentials,
  ): Promise<DataProductEntity | undefined> {
    const entity = await this.#catalog.getEntityByRef(productRef(ref), {
      credentials,
    });
    return entity && isDataProductEntity(entity) ? entity : undefined;
  }

  /** Only the configured source of users sets the annotation. */
  async #principal(
    userRef: string,
    platform: string,
  ): Promise<string | undefined> {
    const user = await this.#catalog.getEntityByRef(userRef, {
      credentials: await this.#auth.getOwnServiceCredentials(),
    });
    return user?.metadata.annotations?.[principalAnnotation(platform)]?.trim();
  }
}

/**
 * A product's ref as it is stored: full and in lower case.
 *
 * @throws `InputError` when it is not a ref
 * @internal
 */
export function productRef(text: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind: 'DataProduct',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    throw new InputError(
      `product: '${text}' is not an entity ref; write for example dataproduct:default/flights`,
    );
  }
}
