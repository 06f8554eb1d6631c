import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { getEntityRelations } from '@backstage/plugin-catalog-react';
import { usePermission } from '@backstage/plugin-permission-react';
import { exemptionCreatePermission } from '@meshport/backstage-plugin-data-governance-common';
import { useEntitiesByRefs } from '@meshport/backstage-plugin-data-mesh-react';
import useAsync from 'react-use/esm/useAsync';

/**
 * For what the viewer may ask for an exemption.
 * @internal
 */
export interface MayAsk {
  /** Whether this is known yet. */
  loading: boolean;
  /** Whether the permission to ask is there at all. */
  permitted: boolean;
  /** Whether they own the product, or its domain. */
  product: boolean;
  domain: boolean;
}

/**
 * Finds out for what the viewer may ask for an exemption; the backend decides.
 *
 * @param owner - entity ref of the owner of the product
 * @param domain - entity ref
 * @internal
 */
export function useMayAsk(owner: string, domain: string): MayAsk {
  const identity = useApi(identityApiRef);
  const permission = usePermission({ permission: exemptionCreatePermission });
  const viewer = useAsync(() => identity.getBackstageIdentity(), [identity]);
  const domains = useEntitiesByRefs([domain]);

  const refs = new Set(viewer.value?.ownershipEntityRefs ?? []);
  const entity = domains.entities?.get(domain);
  return {
    loading: permission.loading || viewer.loading || domains.loading,
    permitted: permission.allowed,
    product: refs.has(owner),
    domain:
      entity !== undefined &&
      getEntityRelations(entity, RELATION_OWNED_BY).some(ref =>
        refs.has(stringifyEntityRef(ref)),
      ),
  };
}
