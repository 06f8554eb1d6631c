import { Entity } from '@backstage/catalog-model';
import { FilterPredicate } from '@backstage/filter-predicates';
import {
  AccessRule,
  MESHPORT_API_VERSION,
} from '@meshport/backstage-plugin-data-mesh-common';

/**
 * Rules by which requests for access are approved or denied at once, or need
 * further steps. In force only when the portal's configuration names it under
 * `dataAccess.policies`: whoever may register an entity could otherwise hand
 * out the data of others.
 * @public
 */
export interface AccessPolicyEntity extends Entity {
  apiVersion: typeof MESHPORT_API_VERSION;
  kind: 'AccessPolicy';
  spec: {
    owner: string;
    /** Absent: the whole mesh. */
    scope?: {
      /** Entity ref of a Domain; it and the domains below it. */
      domain: string;
    };
    /** Backstage filter predicate over the product entity; all when absent. */
    appliesTo?: FilterPredicate;
    rules: AccessRule[];
  };
}

/**
 * Tells whether an entity is an AccessPolicy of the version known here.
 * @public
 */
export function isAccessPolicyEntity(
  entity: Entity,
): entity is AccessPolicyEntity {
  return (
    entity.kind === 'AccessPolicy' && entity.apiVersion === MESHPORT_API_VERSION
  );
}
