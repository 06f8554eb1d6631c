import { GrantEvidence } from '@meshport/backstage-plugin-data-access-common';
import { AccessEvidence } from '@meshport/backstage-plugin-data-platform-node';

/**
 * What the engine said, as a grant keeps it.
 * @internal
 */
export function toGrantEvidence(evidence: AccessEvidence): GrantEvidence {
  const { state, checkedAt, summary, until, details } = evidence;
  return {
    state,
    checkedAt,
    summary,
    details: { ...details, ...(until && { until }) },
  };
}
