import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { isAccessPolicyEntity } from '@meshport/backstage-plugin-data-access-common';
import { AccessPolicy, readPolicy } from './readPolicy';

const CONFIG_KEY = 'dataAccess.policies';

/**
 * A policy as it was found: usable, or why it is not.
 * @internal
 */
export type FoundPolicy = { ref: string } & (
  | { policy: AccessPolicy }
  | { problems: string[]; entity?: Entity }
);

/**
 * Finds policies in the catalog. Those are in force that the configuration
 * names: whoever may register an entity could otherwise hand out the data of
 * others.
 * @internal
 */
export class PolicySource {
  readonly #refs: readonly string[];
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  /** @throws `InputError` for a policy that is not named by an entity ref */
  constructor(options: {
    config: Config;
    catalog: CatalogService;
    auth: AuthService;
  }) {
    this.#refs = readPolicyRefs(options.config);
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  /** In the order of the configuration. */
  async inForce(): Promise<FoundPolicy[]> {
    if (this.#refs.length === 0) {
      return [];
    }
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: [...this.#refs] },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return this.#refs.map((ref, index) => {
      const entity = items[index];
      return entity
        ? foundPolicy(entity)
        : { ref, problems: ['is not in the catalog'] };
    });
  }

  /** Those the caller may see in the catalog and that are not in force. */
  async others(credentials: BackstageCredentials): Promise<FoundPolicy[]> {
    const { items } = await this.#catalog.getEntities(
      { filter: { kind: 'AccessPolicy' } },
      { credentials },
    );
    return items
      .map(foundPolicy)
      .filter(({ ref }) => !this.#refs.includes(ref));
  }
}

/** @internal */
export function foundPolicy(entity: Entity): FoundPolicy {
  const ref = stringifyEntityRef(entity);
  if (!isAccessPolicyEntity(entity)) {
    const { apiVersion, kind } = entity;
    const problem = `is a ${kind} of ${apiVersion}, not an AccessPolicy of a version known here`;
    return { ref, entity, problems: [problem] };
  }
  const read = readPolicy(entity);
  return 'policy' in read ? { ref, ...read } : { ref, entity, ...read };
}

function readPolicyRefs(config: Config): string[] {
  const refs = (config.getOptionalStringArray(CONFIG_KEY) ?? []).map(
    (text, index) => {
      try {
        return stringifyEntityRef(
          parseEntityRef(text, {
            defaultKind: 'AccessPolicy',
            defaultNamespace: 'default',
          }),
        );
      } catch {
        throw new InputError(
          `${CONFIG_KEY}[${index}] is '${text}'; use an entity reference, e.g. accesspolicy:default/mesh-access`,
        );
      }
    },
  );
  return [...new Set(refs)];
}
