import {
  AccessFilter,
  ColumnMask,
} from '@meshport/backstage-plugin-data-mesh-common';
import { PortRef } from './port';

/**
 * States of a grant. `active`, `revoked` and `expired` are words about the
 * engine: they are written only after the engine was read back.
 * `grant_failed` and `revoke_failed` are alarms; both are tried again.
 * @public
 */
export const GRANT_STATES = [
  'granting',
  'active',
  'revoking',
  'revoked',
  'expired',
  'grant_failed',
  'revoke_failed',
  'drifted',
] as const;

/** @public */
export type GrantState = (typeof GRANT_STATES)[number];

/**
 * Why a grant ends. `retired`: the product or port is no more. `departed`: the
 * holder left. `policy`: a policy no longer allows it.
 * @public
 */
export const GRANT_END_REASONS = [
  'expired',
  'revoked',
  'given-back',
  'retired',
  'departed',
  'policy',
] as const;

/** @public */
export type GrantEndReason = (typeof GRANT_END_REASONS)[number];

/**
 * What the engine said of a right.
 * @public
 */
export interface GrantEvidence {
  state: 'present' | 'absent' | 'differs';
  checkedAt: string;
  summary: string;
  details: Record<string, unknown>;
}

/** @public */
export interface AccessGrant extends PortRef {
  id: string;
  requestId: string;
  state: GrantState;
  /** Entity ref of who holds the right: a user, a team or a data product. */
  holder: string;
  /** Entity ref of the user who answers for it; the requester at first. */
  responsible: string;
  platform: string;
  /** Login role in the engine. */
  principal: string;
  purpose: string;
  filter?: AccessFilter;
  masks?: ColumnMask[];
  /** Set when the engine confirmed the right. */
  activeSince?: string;
  /** When the right ends; set when it becomes active. */
  expiresAt?: string;
  /** A renewal that was approved and that the engine has not confirmed yet. */
  extension?: { requestId: string; until: string };
  /** Set when the engine confirmed the end. */
  endedAt?: string;
  endReason?: GrantEndReason;
  /** It will end at that time for another reason than its expiry. */
  warning?: {
    reason: 'departed' | 'policy' | 'retired';
    message: string;
    since: string;
    endsAt: string;
  };
  /** What the engine last said. */
  evidence?: GrantEvidence;
  /** The last failure, while the grant is in an alarm or is being retried. */
  failure?: { message: string; attempts: number; nextAttemptAt?: string };
  revision: number;
}

/**
 * How many grants of a port are in one state.
 * @public
 */
export interface GrantCount extends PortRef {
  state: GrantState;
  grants: number;
}

/**
 * How the holder of an active grant connects.
 * @public
 */
export interface AccessConnection {
  properties: { label: string; value: string }[];
  command?: string;
  statement?: string;
}
