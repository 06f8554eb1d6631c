import { AuthService } from '@backstage/backend-plugin-api';
import { Entity, RELATION_MEMBER_OF } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ContractRole,
  DataProductEntity,
  isDataContractEntity,
  isDataProductEntity,
  parseContract,
  resolveEntityRef,
} from '@meshport/backstage-plugin-data-mesh-common';
import { DomainTree } from '@meshport/backstage-plugin-data-mesh-node';
import { ownersOf } from '../ports/terms';

// Asked for at once; the catalog takes them in one statement.
const BATCH = 500;

/**
 * The domains of products, with those above them.
 * @internal
 */
export interface Domains {
  /** A domain, then those above it. */
  chain(domain: string | undefined): string[];
  /** Entity refs of who owns a domain. */
  stewards(domain: string | undefined): string[];
}

/**
 * Reads in bulk what rules and steps need of the catalog, with the portal's own
 * credentials: whoever asks or decides need not see all of it.
 * @internal
 */
export class MeshReader {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  constructor(options: { catalog: CatalogService; auth: AuthService }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  async domainsOf(products: readonly DataProductEntity[]): Promise<Domains> {
    const known = new Map<string, Entity | undefined>();
    let wanted = products.map(domainOf);
    // Up the hierarchy, one level after the other.
    while (wanted.some(ref => ref && !known.has(ref))) {
      const refs = new Set(wanted.filter(ref => ref && !known.has(ref)));
      const found = await this.#entities([...refs].flatMap(ref => ref ?? []));
      found.forEach((entity, ref) => known.set(ref, entity));
      wanted = [...found.values()].map(parentOf);
    }
    const entities = [...known.values()].flatMap(entity => entity ?? []);
    const tree = new DomainTree(entities);
    return {
      chain: domain => tree.chain(domain),
      stewards: domain => {
        const entity = domain ? known.get(domain) : undefined;
        return entity ? ownersOf(entity) : [];
      },
    };
  }

  /** By ref; those that are gone are left out. */
  async products(
    refs: readonly string[],
  ): Promise<Map<string, DataProductEntity>> {
    const products = new Map<string, DataProductEntity>();
    (await this.#entities(refs)).forEach((entity, ref) => {
      if (entity && isDataProductEntity(entity)) {
        products.set(ref, entity);
      }
    });
    return products;
  }

  /** The groups that users are in today, by user; none for those who left. */
  async groupsOf(users: readonly string[]): Promise<Map<string, string[]>> {
    const groups = new Map<string, string[]>();
    (await this.#entities(users)).forEach((entity, ref) => {
      const memberOf = (entity?.relations ?? [])
        .filter(({ type }) => type === RELATION_MEMBER_OF)
        .map(({ targetRef }) => targetRef);
      groups.set(ref, memberOf);
    });
    return groups;
  }

  /** The roles of contracts, by ref; none for one that cannot be read. */
  async rolesOf(
    contracts: readonly string[],
  ): Promise<Map<string, ContractRole[]>> {
    const roles = new Map<string, ContractRole[]>();
    (await this.#entities(contracts)).forEach((entity, ref) => {
      if (entity && isDataContractEntity(entity)) {
        const { contract } = parseContract(entity.spec.definition);
        roles.set(ref, contract?.roles ?? []);
      }
    });
    return roles;
  }

  async #entities(
    refs: readonly string[],
  ): Promise<Map<string, Entity | undefined>> {
    const unique = [...new Set(refs)];
    const found = new Map<string, Entity | undefined>();
    if (unique.length === 0) {
      return found;
    }
    const credentials = await this.#auth.getOwnServiceCredentials();
    for (let start = 0; start < unique.length; start += BATCH) {
      const entityRefs = unique.slice(start, start + BATCH);
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs },
        { credentials },
      );
      entityRefs.forEach((ref, index) => found.set(ref, items[index]));
    }
    return found;
  }
}

/**
 * Full entity ref of a product's domain.
 * @internal
 */
export function domainOf(product: DataProductEntity): string | undefined {
  return resolveEntityRef(product, product.spec.domain, 'Domain');
}

function parentOf(domain: Entity | undefined): string | undefined {
  const parent = domain?.spec?.subdomainOf;
  return domain && typeof parent === 'string'
    ? resolveEntityRef(domain, parent, 'Domain')
    : undefined;
}
