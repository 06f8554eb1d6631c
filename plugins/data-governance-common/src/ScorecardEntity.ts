import { Entity } from '@backstage/catalog-model';
import { FilterPredicate } from '@backstage/filter-predicates';
import { MESHPORT_API_VERSION } from '@meshport/backstage-plugin-data-mesh-common';

/**
 * How a check counts. `draft`: evaluated and seen by the scorecard's owner
 * only. `grace`: shown with its date and does not count until then.
 * `enforced`: counts.
 * @public
 */
export type CheckPhase = 'draft' | 'grace' | 'enforced';

/** @public */
export type CheckSeverity = 'low' | 'medium' | 'high';

/** @public */
export type ScorecardLevel = {
  /** Stable name, e.g. `bronze`. */
  name: string;
  title: string;
  description?: string;
};

/** @public */
export type ScorecardCheck = {
  /** Unique within the scorecard. */
  id: string;
  title: string;
  /** Name of the level the check belongs to. */
  level: string;
  /** A CEL expression that is true when the check passes. */
  rule: string;
  /** A CEL expression for the reason shown with the result; a string. */
  message?: string;
  severity?: CheckSeverity;
  /**
   * How much the check weighs in the score among those of its scorecard; more
   * than 0, at most 100. Default 1. Levels do not depend on it.
   */
  weight?: number;
  /**
   * Backstage filter predicate over the product entity: the check is not
   * applicable to products that it does not select. All when absent.
   */
  appliesTo?: FilterPredicate;
  /** Default `enforced`. */
  phase?: CheckPhase;
  /** ISO date from which a check in `grace` counts. */
  enforcedFrom?: string;
  /** Why the check exists. */
  why: string;
  /** How to fix a failing check. */
  remedy: string;
};

/**
 * Rules that data products are measured against.
 * @public
 */
export interface ScorecardEntity extends Entity {
  apiVersion: typeof MESHPORT_API_VERSION;
  kind: 'Scorecard';
  spec: {
    owner: string;
    /** Absent: the whole mesh. */
    scope?: {
      /** Entity ref of a Domain; it and the domains below it. */
      domain: string;
    };
    /** Backstage filter predicate over the product entity; all when absent. */
    appliesTo?: FilterPredicate;
    /** Lowest level first. */
    levels: ScorecardLevel[];
    checks: ScorecardCheck[];
  };
}

/**
 * Tells whether an entity is a Scorecard of the version known here.
 * @public
 */
export function isScorecardEntity(entity: Entity): entity is ScorecardEntity {
  return (
    entity.kind === 'Scorecard' && entity.apiVersion === MESHPORT_API_VERSION
  );
}
