import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { PortRef } from '@meshport/backstage-plugin-data-access-common';
import {
  DataProductEntity,
  isDataProductEntity,
  resolveEntityRef,
} from '@meshport/backstage-plugin-data-mesh-common';
import { DataPlatforms } from '@meshport/backstage-plugin-data-platform-node';
import { DateTime } from 'luxon';
import { ContractReader } from './contracts';
import { EntityReader } from './EntityReader';
import { ownGroups } from './memberships';
import { productRef } from './entityRefs';
import { Holder, holderOf, ServiceAccount } from './holders';
import { PortView, viewOfPort } from './PortView';
import { holderRefusal } from './refusals';
import { currentTerms, ownersOf, portTerms, PortTerms } from './terms';

/**
 * A port as it can be given to one holder now.
 * @internal
 */
export interface Deliverable extends PortView {
  platform: string;
  location: Record<string, string>;
  principal: string;
  /** Who owns the location by configuration; `undefined` when it is not said. */
  owners?: string[];
  masks?: PortTerms['masks'];
  endsWith?: PortTerms['endsWith'];
  /** Owners of the holder now, when it is a data product. */
  holderOwners?: string[];
  /** Entity refs of the groups the requester is in, by the catalog. */
  groups: string[];
}

/**
 * What the catalog says of ports, and of who can hold rights.
 * @internal
 */
export class PortCatalog {
  readonly #entities: EntityReader;
  readonly #auth: AuthService;
  readonly #platforms: DataPlatforms;
  readonly #serviceAccounts: readonly ServiceAccount[];
  readonly #contracts = new ContractReader();

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    platforms: DataPlatforms;
    serviceAccounts: readonly ServiceAccount[];
  }) {
    this.#entities = new EntityReader(options);
    this.#auth = options.auth;
    this.#platforms = options.platforms;
    this.#serviceAccounts = options.serviceAccounts;
  }

  /**
   * Ports, for a user who may see their products, in the order given.
   *
   * @throws `NotFoundError` when there is no such port, or it is not for this
   * user to see; `InputError` for a malformed product ref
   */
  async offered(
    ports: readonly PortRef[],
    credentials: BackstageCredentials,
  ): Promise<PortView[]> {
    const products = await this.#products(ports, credentials);
    const found = ports.map(port => {
      const product = products.get(productRef(port.product));
      const terms = product && portTerms(product, port);
      if (!terms) {
        throw new NotFoundError(
          `There is no output port ${port.port} ${port.version} of ${port.product}`,
        );
      }
      return { product, terms };
    });
    return this.#views(found);
  }

  /**
   * Who could hold a right, in the order given. What the caller may not see is
   * read all the same; whether they may ask is checked by their claims.
   *
   * @param asked - full entity refs, lower case, and the platform of the port
   */
  async holders(
    asked: readonly { ref: string; platform: string | undefined }[],
  ): Promise<Holder[]> {
    const entities = await this.#entities.read(asked.map(({ ref }) => ref));
    return asked.map(({ ref, platform }) =>
      holderOf(ref, entities.get(ref), {
        platform,
        serviceAccounts: this.#serviceAccounts,
      }),
    );
  }

  /**
   * Who stands above the owners of products: the owners of their domains, by
   * the products' entity refs.
   */
  async stewards(products: readonly string[]): Promise<Map<string, string[]>> {
    const found = await this.#entities.read(products);
    const domainOf = new Map(
      [...found].map(([ref, product]) => [
        ref,
        resolveEntityRef(product, String(product.spec?.domain ?? ''), 'Domain'),
      ]),
    );
    const domains = await this.#entities.read(
      [...domainOf.values()].filter(ref => ref !== undefined),
    );
    return new Map(
      products.map(ref => {
        const domain = domains.get(domainOf.get(ref) ?? '');
        return [ref, domain ? ownersOf(domain) : []];
      }),
    );
  }

  /** Data products that have a login role on a platform, by entity ref. */
  productsWithAccount(platform: string | undefined): string[] {
    return this.#serviceAccounts
      .filter(account => account.platform === platform)
      .map(({ product }) => product);
  }

  /**
   * Looks again, before a right is promised or given: with the portal's own
   * credentials, because whoever decides need not see all of it.
   *
   * @returns in the order given; a `ConflictError` where the port cannot be
   * given any more
   */
  async deliverableMany(
    requests: readonly (PortRef & { holder: string; requester: string })[],
  ): Promise<(Deliverable | Error)[]> {
    const [products, people] = await Promise.all([
      this.#products(requests, await this.#auth.getOwnServiceCredentials()),
      this.#entities.read(
        requests.flatMap(({ holder, requester }) => [holder, requester]),
      ),
    ]);
    const found = requests.map(request => {
      const product = products.get(productRef(request.product));
      const terms = product && currentTerms(product, request);
      return product && terms ? { product, terms } : undefined;
    });
    const views = await this.#views(found.filter(one => one !== undefined));
    return requests.map((request, i) => {
      if (!found[i]) {
        const { port, version, product } = request;
        return new ConflictError(
          `Output port ${port} ${version} of ${product} is no longer in the catalog`,
        );
      }
      const view = views.shift() as PortView;
      return this.#deliverable(view, request, people);
    });
  }

  #deliverable(
    view: PortView,
    { holder: ref, requester }: { holder: string; requester: string },
    people: Map<string, Entity>,
  ): Deliverable | Error {
    const { terms } = view;
    const { platform, location, masks, endsWith } = terms;
    const holder = holderOf(ref, people.get(ref), {
      platform,
      serviceAccounts: this.#serviceAccounts,
    });
    const refusal = view.refusal ?? holderRefusal(terms, holder);
    if (refusal || !platform || !location || !holder.principal) {
      return new ConflictError(refusal ?? 'The port cannot be given any more');
    }
    return {
      ...view,
      platform,
      location,
      principal: holder.principal,
      owners: this.#platforms.get(platform).owners(location),
      ...(masks.length > 0 && { masks }),
      ...(endsWith && { endsWith }),
      ...(holder.owners && { holderOwners: holder.owners }),
      groups: ownGroups(people.get(requester)),
    };
  }

  async #views(
    found: readonly { product: DataProductEntity; terms: PortTerms }[],
  ): Promise<PortView[]> {
    const contracts = await this.#entities.read(
      found.flatMap(({ terms }) => (terms.contract ? [terms.contract] : [])),
    );
    const today = DateTime.utc().toISODate();
    return found.map(({ product, terms }) => {
      const contract = terms.contract && contracts.get(terms.contract);
      return viewOfPort({
        product,
        terms,
        contract: contract ? this.#contracts.view(contract) : undefined,
        platforms: this.#platforms.list(),
        today,
      });
    });
  }

  async #products(
    ports: readonly PortRef[],
    credentials: BackstageCredentials,
  ): Promise<Map<string, DataProductEntity>> {
    const entities = await this.#entities.read(
      ports.map(port => productRef(port.product)),
      credentials,
    );
    return new Map(
      [...entities].flatMap(([ref, entity]) =>
        isDataProductEntity(entity) ? [[ref, entity] as const] : [],
      ),
    );
  }
}
