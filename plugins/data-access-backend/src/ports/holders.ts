import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { principalAnnotation } from '@meshport/backstage-plugin-data-mesh-common';
import { ownersOf } from './terms';

/**
 * Login role of a data product on a data platform. Only the portal's
 * configuration says it: a product's entity is written by its team.
 * @internal
 */
export interface ServiceAccount {
  /** Full entity ref of the data product, lower case. */
  product: string;
  platform: string;
  principal: string;
}

/**
 * Who is to hold a right, as the catalog and the configuration know them.
 * @internal
 */
export interface Holder {
  /** Full entity ref of a user, a group or a data product. */
  ref: string;
  /** Login role on the platform of the port. */
  principal?: string;
  /** Entity refs of its owners, for a data product. */
  owners?: string[];
  /** Why it can hold no right at all. */
  refusal?: string;
}

/**
 * Reads a holder from its entity, which is `undefined` when the catalog has
 * none.
 * @internal
 */
export function holderOf(
  ref: string,
  entity: Entity | undefined,
  options: {
    platform: string | undefined;
    serviceAccounts: readonly ServiceAccount[];
  },
): Holder {
  const { platform, serviceAccounts } = options;
  const { kind } = parseEntityRef(ref);
  switch (kind) {
    case 'user':
    case 'group': {
      const principal =
        platform &&
        entity?.metadata.annotations?.[principalAnnotation(platform)]?.trim();
      return {
        ref,
        ...(principal && { principal }),
        ...(!entity &&
          kind === 'group' && {
            refusal: `holder: there is no group ${ref} in the catalog`,
          }),
      };
    }
    case 'dataproduct': {
      const account = serviceAccounts.find(
        one => one.product === ref && one.platform === platform,
      );
      return {
        ref,
        owners: entity ? ownersOf(entity) : [],
        ...(account && { principal: account.principal }),
        ...(!entity && {
          refusal: `holder: there is no data product ${ref} in the catalog`,
        }),
      };
    }
    default:
      return {
        ref,
        refusal: `holder: ${ref} is neither a user nor a group nor a data product`,
      };
  }
}

/**
 * Who may answer for a right of the holder, as users or groups: themselves, the
 * members of the team, or the owners of the data product.
 * @internal
 */
export function behind({ ref, owners }: Holder): string[] {
  return owners ?? [ref];
}

/**
 * Why somebody may not ask for this holder; `undefined` when they may.
 *
 * @param caller - `claims`: the caller's own, by their credentials
 * @internal
 */
export function callerRefusal(
  holder: Holder,
  caller: { userRef: string; claims: readonly string[] },
): string | undefined {
  const isTheirs =
    holder.ref === caller.userRef ||
    (holder.ref.startsWith('group:') && caller.claims.includes(holder.ref)) ||
    holder.owners?.some(owner => caller.claims.includes(owner));
  return isTheirs
    ? undefined
    : `holder: you cannot ask for ${holder.ref}; ask for yourself, a team you are in, or a data product of yours`;
}
