import { Change } from '../database/Change';
import { SYSTEM } from '../workflow/actors';
import { FindingRecord } from './types';

/** @internal */
export type DriftEventType =
  | 'drift.found'
  | 'drift.gone'
  | 'drift.repairing'
  | 'drift.repaired'
  | 'drift.repair-failed'
  | 'drift.adopted';

/**
 * A line in the log about a finding. Somebody who reads without a grant has no
 * request: then the line belongs to none.
 *
 * @param options - `actor`: entity ref of the user; the portal when absent
 * @internal
 */
export function recordDrift(
  change: Change,
  type: DriftEventType,
  finding: FindingRecord,
  options: { actor?: string; comment?: string } = {},
): void {
  const { actor = SYSTEM, comment } = options;
  const { id, kind, product, port, version, platform, principal } = finding;
  change.record({
    requestId: finding.requestId ?? '',
    ...(finding.grantId && { grantId: finding.grantId }),
    type,
    actor,
    toState: finding.state,
    ...(comment && { comment }),
    details: {
      finding: id,
      kind,
      product,
      port,
      version,
      platform,
      principal,
      summary: finding.summary,
      ...(finding.path && { path: finding.path }),
      ...(finding.failure && { failure: finding.failure }),
      ...(finding.adopted && { until: finding.adopted.until }),
    },
  });
}
