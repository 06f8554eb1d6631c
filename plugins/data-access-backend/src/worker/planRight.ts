import {
  AccessEvidence,
  AccessItem,
} from '@meshport/backstage-plugin-data-platform-node';
import { GrantEndReason } from '@meshport/backstage-plugin-data-access-common';
import { GrantRecord, toAccessItem } from '../database/grantRows';
import { WORK_STATES } from '../grants/grantMachine';
import { endOf } from '../ports/duration';

/**
 * Why a right that is wanted is not to be given now. `end`: never, so that the
 * grant ends. `fail`: something has to be mended first; `permanent` when time
 * alone will not.
 * @internal
 */
export type Objection =
  | { kind: 'end'; reason: GrantEndReason; message: string }
  | { kind: 'fail'; message: string; permanent: boolean };

/**
 * What to ask of the engine for one right, and for which grants.
 * @internal
 */
export interface RightPlan {
  /** Grants that are waiting for the engine, and whose time to try has come. */
  due: readonly GrantRecord[];
  /** Nothing is asked when absent. */
  call?: {
    type: 'grant' | 'revoke' | 'verify';
    platform: string;
    item: AccessItem;
  };
  /** The first grant that still needs the right, for those that end. */
  needed?: GrantRecord;
  /** When each grant that is to be given ends, by its id; ISO 8601. */
  ends: ReadonlyMap<string, string>;
}

/**
 * What came of the call for one right.
 * @internal
 */
export type CallResult =
  | { evidence: AccessEvidence }
  | { failure: string; permanent: boolean };

/** Tells whether the engine has something to do for the grant. */
export function isWork(grant: GrantRecord): boolean {
  return (
    (WORK_STATES as readonly string[]).includes(grant.state) ||
    (grant.state === 'active' && grant.extension !== undefined)
  );
}

/** Milliseconds until the next attempt; not positive when it is due. */
export function waitOf(grant: GrantRecord, now: Date): number {
  const next = grant.failure?.nextAttemptAt;
  return next ? Date.parse(next) - now.getTime() : 0;
}

/**
 * Brings the grants of one right together: they share it in the engine, so one
 * that ends never cuts another, and the engine keeps it until the latest end
 * of those that want it.
 *
 * @param grants - all that have not ended
 * @param objections - by id of the grant
 * @internal
 */
export function planRight(
  grants: readonly GrantRecord[],
  now: Date,
  objections: ReadonlyMap<string, Objection>,
): RightPlan {
  const due = grants.filter(grant => isWork(grant) && waitOf(grant, now) <= 0);
  const ends = new Map<string, string>();
  for (const grant of grants) {
    const end = wantedUntil(grant, now, {
      isDue: due.includes(grant),
      objection: objections.get(grant.id),
    });
    if (end) {
      ends.set(grant.id, end);
    }
  }
  const wanting = grants.filter(({ id }) => ends.has(id));
  // What has drifted comes back by a decision only.
  const willing = wanting.filter(({ state }) => state !== 'drifted');
  const needed = willing[0] ?? wanting[0];
  const call = dueCall(due, { willing, needed, ends });
  return { due, ...(call && { call }), ...(needed && { needed }), ends };
}

function dueCall(
  due: readonly GrantRecord[],
  {
    willing,
    needed,
    ends,
  }: {
    willing: readonly GrantRecord[];
    needed?: GrantRecord;
    ends: ReadonlyMap<string, string>;
  },
): RightPlan['call'] {
  const ending = due.find(isEnding);
  const newest = willing.at(-1);
  if (newest && due.some(grant => isEnding(grant) || ends.has(grant.id))) {
    const until = willing
      .map(({ id }) => ends.get(id) ?? '')
      .reduce((one, other) => (one > other ? one : other));
    return {
      type: 'grant',
      platform: newest.platform,
      item: { ...toAccessItem(newest), until },
    };
  }
  return ending
    ? {
        type: needed ? 'verify' : 'revoke',
        platform: ending.platform,
        item: toAccessItem(ending),
      }
    : undefined;
}

/**
 * Until when a grant wants its right to be in the engine from now on; not at
 * all when `undefined`.
 */
function wantedUntil(
  grant: GrantRecord,
  now: Date,
  { isDue, objection }: { isDue: boolean; objection?: Objection },
): string | undefined {
  switch (grant.state) {
    case 'granting':
    case 'grant_failed':
      return isDue && !objection
        ? later(plannedEnd(grant, now), now)
        : undefined;
    case 'active':
    case 'drifted':
      return later(objection ? grant.expiresAt : plannedEnd(grant, now), now);
    default:
      return undefined;
  }
}

/** Nobody wants a right whose time is over; the sweep ends such a grant. */
function later(end: string | undefined, now: Date): string | undefined {
  return end && Date.parse(end) > now.getTime() ? end : undefined;
}

function plannedEnd(grant: GrantRecord, now: Date): string {
  return (
    grant.extension?.until ??
    grant.expiresAt ??
    endOf(
      now.toISOString(),
      grant.duration,
      grant.endsWith,
      grant.longestDuration,
    )
  );
}

/** Tells whether the right is to be taken away. */
export function isEnding(grant: GrantRecord): boolean {
  return grant.state === 'revoking' || grant.state === 'revoke_failed';
}
