import {
  ExemptionEvent,
  ExemptionState,
} from '@meshport/backstage-plugin-data-governance-common';
import { Timestamp, toIso } from '../database/rows';
import { ActiveExemption } from './ExemptionStore';
import { ExemptionRecord } from './exemptionMachine';

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
  reminded_at: Timestamp | null;
}

/** @internal */
export interface ExemptionEventRow {
  id: number | string;
  exemption: string;
  at: Timestamp;
  by: string | null;
  from_state: ExemptionState | null;
  to_state: ExemptionState;
  comment: string | null;
}

/** @internal */
export function toExemption(row: ExemptionRow): ExemptionRecord {
  return {
    ...toActiveExemption(row),
    state: row.state,
    scorecardTitle: row.scorecard_title,
    checkTitle: row.check_title,
    requestedBy: row.requested_by,
    requestedAt: toIso(row.requested_at),
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at === null ? undefined : toIso(row.decided_at),
    decisionComment: row.decision_comment ?? undefined,
    revision: row.revision,
  };
}

/** @internal */
export function toActiveExemption(row: ExemptionRow): ActiveExemption {
  return {
    id: row.id,
    scorecard: row.scorecard,
    checkId: row.check_id,
    product: row.product ?? undefined,
    domain: row.domain ?? undefined,
    reason: row.reason,
    ticket: row.ticket ?? undefined,
    endsAt: toIso(row.ends_at),
  };
}

/** @internal */
export function toExemptionRow(
  exemption: ExemptionRecord,
): Omit<ExemptionRow, 'reminded_at'> {
  return {
    id: exemption.id,
    state: exemption.state,
    scorecard: exemption.scorecard,
    check_id: exemption.checkId,
    scorecard_title: exemption.scorecardTitle,
    check_title: exemption.checkTitle,
    product: exemption.product ?? null,
    domain: exemption.domain ?? null,
    reason: exemption.reason,
    ticket: exemption.ticket ?? null,
    ends_at: new Date(exemption.endsAt),
    requested_by: exemption.requestedBy,
    requested_at: new Date(exemption.requestedAt),
    decided_by: exemption.decidedBy ?? null,
    decided_at: exemption.decidedAt ? new Date(exemption.decidedAt) : null,
    decision_comment: exemption.decisionComment ?? null,
    revision: exemption.revision,
  };
}

/** @internal */
export function toEvent(row: ExemptionEventRow): ExemptionEvent {
  return {
    at: toIso(row.at),
    by: row.by ?? undefined,
    from: row.from_state ?? undefined,
    to: row.to_state,
    comment: row.comment ?? undefined,
  };
}

/** @internal */
export function toEventRow(
  exemption: string,
  event: ExemptionEvent,
): Omit<ExemptionEventRow, 'id'> {
  return {
    exemption,
    at: new Date(event.at),
    by: event.by ?? null,
    from_state: event.from ?? null,
    to_state: event.to,
    comment: event.comment ?? null,
  };
}
