import { ExemptionState } from '@meshport/backstage-plugin-data-governance-common';
import { Timestamp } from '../database/rows';

/** @internal */
export interface ExemptionRow {
  id: string;
  state: ExemptionState;
  scorecard: string;
  check_id: string;
  scorecard_title: string;
  check_title: string;
  product: string | null;
  domain: string | null;
  reason: string;
  ticket: string | null;
  ends_at: Timestamp;
  requested_by: string;
  requested_at: Timestamp;
  decided_by: string | null;
  decided_at: Timestamp | null;
  decision_comment: string | null;
  revision: number;
}

/** @internal */
export interface ExemptionEventRow {
  exemption: string;
  at: Timestamp;
  by: string | null;
  from_state: ExemptionState | null;
  to_state: ExemptionState;
  comment: string | null;
}
