import {
  AccessGrant,
  GrantEndReason,
  GrantState,
} from '@meshport/backstage-plugin-data-access-common';
import { AccessCadence } from '@meshport/backstage-plugin-data-mesh-common';
import { AccessItem } from '@meshport/backstage-plugin-data-platform-node';
import { fromJson, toJson } from './json';
import { fromIso, toIso } from './time';

type Time = Date | number | string;

/** @internal */
export interface GrantRow {
  id: string;
  request_id: string;
  state: GrantState;
  right_key: string;
  holder: string;
  responsible: string;
  product: string;
  port: string;
  version: string;
  platform: string;
  principal: string;
  location: string;
  purpose: string;
  filter: string | null;
  masks: string | null;
  duration: string;
  ends_with: AccessCadence | null;
  longest_duration: string | null;
  created_at: Time;
  active_since: Time | null;
  expires_at: Time | null;
  extension_request: string | null;
  extension_until: Time | null;
  ended_at: Time | null;
  end_reason: GrantEndReason | null;
  warning: string | null;
  reminded_end: Time | null;
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
  /** The period at whose end it ends, if the port has one. */
  endsWith?: AccessCadence;
  /** The port's longest duration then; ISO 8601. */
  longestDuration?: string;
  /** The end its holder was reminded of; ISO 8601. */
  remindedEnd?: string;
  createdAt: string;
}

/** @internal */
export function fromGrantRow(row: GrantRow): GrantRecord {
  return {
    id: row.id,
    requestId: row.request_id,
    state: row.state,
    rightKey: row.right_key,
    holder: row.holder,
    responsible: row.responsible,
    product: row.product,
    port: row.port,
    version: row.version,
    platform: row.platform,
    principal: row.principal,
    location: JSON.parse(row.location),
    purpose: row.purpose,
    filter: fromJson(row.filter),
    masks: fromJson(row.masks),
    duration: row.duration,
    endsWith: row.ends_with ?? undefined,
    longestDuration: row.longest_duration ?? undefined,
    createdAt: toIso(row.created_at),
    activeSince: toIso(row.active_since),
    expiresAt: toIso(row.expires_at),
    extension:
      row.extension_request !== null && row.extension_until !== null
        ? {
            requestId: row.extension_request,
            until: toIso(row.extension_until),
          }
        : undefined,
    endedAt: toIso(row.ended_at),
    endReason: row.end_reason ?? undefined,
    warning: fromJson(row.warning),
    remindedEnd: toIso(row.reminded_end),
    evidence: fromJson(row.evidence),
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
}

/** @internal */
export function toGrantRow(grant: GrantRecord): GrantRow {
  return {
    id: grant.id,
    request_id: grant.requestId,
    right_key: grant.rightKey,
    holder: grant.holder,
    product: grant.product,
    port: grant.port,
    version: grant.version,
    platform: grant.platform,
    principal: grant.principal,
    location: JSON.stringify(grant.location),
    purpose: grant.purpose,
    filter: toJson(grant.filter),
    masks: toJson(grant.masks),
    duration: grant.duration,
    ends_with: grant.endsWith ?? null,
    longest_duration: grant.longestDuration ?? null,
    created_at: new Date(grant.createdAt),
    reminded_end: fromIso(grant.remindedEnd),
    ...toMovingColumns(grant),
  };
}

/** The columns that may change after a grant was made. */
export function toMovingColumns(grant: GrantRecord) {
  return {
    state: grant.state,
    responsible: grant.responsible,
    active_since: fromIso(grant.activeSince),
    expires_at: fromIso(grant.expiresAt),
    extension_request: grant.extension?.requestId ?? null,
    extension_until: fromIso(grant.extension?.until),
    ended_at: fromIso(grant.endedAt),
    end_reason: grant.endReason ?? null,
    warning: toJson(grant.warning),
    evidence: toJson(grant.evidence),
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
  const {
    rightKey,
    location,
    duration,
    endsWith,
    longestDuration,
    remindedEnd,
    createdAt,
    ...grant
  } = record;
  return grant;
}

/**
 * The right in the engine that the grant stands for, without an end.
 * @internal
 */
export function toAccessItem(record: GrantRecord): AccessItem {
  const { product, port, version, location, principal, filter, masks } = record;
  return {
    product,
    port,
    version,
    location,
    principal,
    ...(filter && { filter }),
    ...(masks && { masks }),
  };
}
