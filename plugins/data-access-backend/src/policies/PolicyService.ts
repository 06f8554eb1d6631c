import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  AccessPolicySummary,
  AccessRequest,
  PolicyDecision,
  PolicyReplay,
  RequestStep,
} from '@meshport/backstage-plugin-data-access-common';
import { AccessRequestFilter } from '@meshport/backstage-plugin-data-access-node';
import { DataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { PortTerms } from '../ports/terms';

/**
 * What the rules are asked about.
 * @internal
 */
export interface PolicyInput {
  request: Pick<AccessRequest, 'purpose' | 'duration' | 'filter' | 'holder'> & {
    /** Whether it prolongs a grant. */
    renewal: boolean;
  };
  /** The user who asks, and the groups they are in, as full entity refs. */
  requester: { ref: string; groups: readonly string[] };
  terms: Pick<PortTerms, 'product' | 'port' | 'version' | 'classification'> &
    Partial<Pick<PortTerms, 'platform'>>;
  product: DataProductEntity;
}

/**
 * What the policies say about a request, and who decides it.
 * @internal
 */
export type PolicyVerdict = PolicyDecision & {
  /**
   * The port's own steps, then those that rules ask for; empty unless the
   * outcome is `decide`. A step that names nobody who is there has fewer
   * approvers than its quorum, or none.
   */
  steps: RequestStep[];
};

/**
 * Past requests to judge again.
 * @internal
 */
export interface ReplayQuery {
  /** AccessPolicy entities as YAML, in place of those of the same names. */
  definitions: string;
  /** ISO 8601 time. */
  from: string;
  limit: number;
  /** Which requests the caller may see; every one when absent. */
  allowed?: PermissionCriteria<AccessRequestFilter>;
}

/**
 * Decides by the policies in force and by the rules of the ports.
 * @internal
 */
export interface PolicyService {
  /** Never throws for a rule: one that cannot be evaluated is `unknown`. */
  decide(input: PolicyInput): Promise<PolicyVerdict>;

  /**
   * The same for many at once, in their order; what they share is read once.
   */
  decideMany(inputs: readonly PolicyInput[]): Promise<PolicyVerdict[]>;

  /**
   * The policies in force, and those that are not and that the caller may see
   * in the catalog.
   */
  list(credentials: BackstageCredentials): Promise<AccessPolicySummary[]>;

  /**
   * What other policies would have said about past requests, the newest first.
   * Changes nothing.
   *
   * @throws `InputError` for definitions that cannot be read
   */
  replay(
    query: ReplayQuery,
  ): Promise<{ items: PolicyReplay[]; problems: string[] }>;
}
