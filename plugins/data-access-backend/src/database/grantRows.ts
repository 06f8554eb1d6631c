import {
  AccessGrant,
  GrantEndReason,
  GrantState,
} from '@meshport/backstage-plugin-data-access-common';
import { AccessItem } from '@meshport/backstage-plugin-data-platform-node';
import { fromIso, toIso } from './time';

type Time = Date | number | string;

/** @internal */
export interface GrantRow {
  id: string;
  request_id: string;
  state: GrantState;
  right_key: string;
  holder: string;
  product: string;
  port: string;
  version: string;
  platform: string;
  principal: string;
  location: string;
  purpose: string;
  duration: string;
  created_at: Time;
  active_since: Time | null;
  expires_at: Time | null;
  ended_at: Time | null;
  end_reason: GrantEndReason | null;
  evidence: string | null;
  failure: string | null;
  attempts: number;
  next_attempt_at: Time | null;
  revision: number;
}

/**
 * A grant with what only the backend needs to know of it.
 * @internal
 */
export interface GrantRecord extends AccessGrant {
  /** The same for all grants that share one right in the engine. */
  rightKey: string;
  /** Where the port was when the request was approved. */
  location: Record<string, string>;
  /** ISO 8601. */
  duration: string;
  createdAt: string;
}

/** @internal */
export function fromGrantRow(row: GrantRow): GrantRecord {
  const record: GrantRecord = {
    id: row.id,
    requestId: row.request_id,
    state: row.state,
    rightKey: row.right_key,
    holder: row.holder,
    product: row.product,
    port: row.port,
    version: row.version,
    platform: row.platform,
    principal: row.principal,
    location: JSON.parse(row.location),
    purpose: row.purpose,
    duration: row.duration,
    createdAt: toIso(row.created_at),
    activeSince: toIso(row.active_since),
    expiresAt: toIso(row.expires_at),
    endedAt: toIso(row.ended_at),
    endReason: row.end_reason ?? undefined,
    evidence: row.evidence === null ? undefined : JSON.parse(row.evidence),
    failure:
      row.failure === null
        ? undefined
        : {
            message: row.failure,
            attempts: row.attempts,
            nextAttemptAt: toIso(row.next_attempt_at),
          },
    revision: row.revision,
  };
  return record;
}

/** @internal */
export function toGrantRow(grant: GrantRecord): GrantRow {
  return {
    id: grant.id,
    request_id: grant.requestId,
    state: grant.state,
    right_key: grant.rightKey,
    holder: grant.holder,
    product: grant.product,
    port: grant.port,
    version: grant.version,
    platform: grant.platform,
    principal: grant.principal,
    location: JSON.stringify(grant.location),
    purpose: grant.purpose,
    duration: grant.duration,
    created_at: new Date(grant.createdAt),
    active_since: fromIso(grant.activeSince),
    expires_at: fromIso(grant.expiresAt),
    ended_at: fromIso(grant.endedAt),
    end_reason: grant.endReason ?? null,
    evidence: grant.evidence ? JSON.stringify(grant.evidence) : null,
    failure: grant.failure?.message ?? null,
    attempts: grant.failure?.attempts ?? 0,
    next_attempt_at: fromIso(grant.failure?.nextAttemptAt),
    revision: grant.revision,
  };
}

/**
 * What the portal may show of a grant.
 * @internal
 */
export function toAccessGrant(record: GrantRecord): AccessGrant {
  const { rightKey, location, duration, createdAt, ...grant } = record;
  return grant;
}

/**
 * The right in the engine that the grant stands for.
 * @internal
 */
export function toAccessItem(record: GrantRecord): AccessItem {
  const { product, port, version, location, principal } = record;
  return { product, port, version, location, principal };
}
