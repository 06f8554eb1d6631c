import { AccessEvidence } from '@meshport/backstage-plugin-data-platform-node';
import { GrantRecord } from '../database/grantRows';
import { toGrantEvidence } from '../grants/grantEvidence';
import { GrantAction } from '../grants/grantMachine';
import { RetrySettings } from '../settings';
import { backoff } from './backoff';
import { CallResult, isEnding, Objection, RightPlan } from './planRight';

/**
 * What to write of one grant after the engine was asked: a move, or a note of
 * an attempt that changes no state.
 * @internal
 */
export interface Verdict {
  grant: GrantRecord;
  action?: GrantAction;
  comment?: string;
  patch: Partial<GrantRecord>;
}

type Finding =
  | { action: GrantAction; evidence: AccessEvidence }
  | { failure: string; permanent: boolean; evidence?: AccessEvidence };

/**
 * Says for each grant that was due what the engine's answer means.
 *
 * @param now - ISO 8601, by the database's clock
 * @internal
 */
export function judgeRight(
  plan: RightPlan,
  context: {
    objections: ReadonlyMap<string, Objection>;
    /** Absent when nothing was asked. */
    result?: CallResult;
    now: string;
    retry: RetrySettings;
  },
): Verdict[] {
  const { objections, result, now, retry } = context;
  return plan.due.map(grant => {
    const objection = objections.get(grant.id);
    if (objection?.kind === 'end') {
      return {
        grant,
        action: { type: 'end', reason: objection.reason },
        comment: objection.message,
        patch: { failure: undefined },
      };
    }
    const finding = objection
      ? { failure: objection.message, permanent: objection.permanent }
      : findingOf(grant, plan, result);
    return 'failure' in finding
      ? failed(grant, finding, { now, retry })
      : confirmed(grant, finding, { now, end: plan.ends.get(grant.id) });
  });
}

function findingOf(
  grant: GrantRecord,
  plan: RightPlan,
  result: CallResult | undefined,
): Finding {
  if (!isEnding(grant) && !plan.ends.has(grant.id)) {
    return { failure: 'The time of the right is over', permanent: false };
  }
  if (!result || 'failure' in result) {
    return result ?? { failure: 'The engine was not asked', permanent: false };
  }
  const { evidence } = result;
  const refused = { failure: evidence.summary, permanent: false, evidence };
  if (!isEnding(grant)) {
    const type =
      grant.state === 'active' ? 'confirm-extension' : 'confirm-present';
    return evidence.state === 'present'
      ? { action: { type }, evidence }
      : refused;
  }
  if (evidence.state === 'absent') {
    return { action: { type: 'confirm-absent' }, evidence };
  }
  const held =
    plan.needed &&
    (evidence.state === 'present' || plan.call?.type === 'verify');
  return held
    ? {
        action: { type: 'confirm-held' },
        evidence: heldBy(plan.needed!, evidence),
      }
    : refused;
}

function confirmed(
  grant: GrantRecord,
  { action, evidence }: Extract<Finding, { action: GrantAction }>,
  { now, end }: { now: string; end?: string },
): Verdict {
  const learned = {
    evidence: toGrantEvidence(evidence),
    failure: undefined,
  };
  switch (action.type) {
    case 'confirm-present':
      return {
        grant,
        action,
        patch: {
          ...learned,
          activeSince: grant.activeSince ?? now,
          expiresAt: grant.expiresAt ?? end,
        },
      };
    case 'confirm-extension':
      return {
        grant,
        action,
        patch: { ...learned, expiresAt: end, extension: undefined },
      };
    default:
      return {
        grant,
        action,
        patch: {
          ...learned,
          endedAt: now,
          extension: undefined,
          warning: undefined,
        },
      };
  }
}

function failed(
  grant: GrantRecord,
  finding: Extract<Finding, { failure: string }>,
  { now, retry }: { now: string; retry: RetrySettings },
): Verdict {
  const attempts = (grant.failure?.attempts ?? 0) + 1;
  const delay = finding.permanent
    ? retry.longestDelay
    : backoff(attempts, retry);
  const patch = {
    ...(finding.evidence && { evidence: toGrantEvidence(finding.evidence) }),
    failure: {
      message: finding.failure.slice(0, 1000),
      attempts,
      nextAttemptAt: new Date(Date.parse(now) + delay).toISOString(),
    },
  };
  const alarm = finding.permanent || attempts >= retry.attemptsBeforeAlarm;
  return alarm && !alarmed(grant, finding, retry)
    ? { grant, action: { type: 'raise-alarm' }, patch }
    : { grant, patch };
}

/** One alarm is enough; an extension has no state of its own to say so. */
function alarmed(
  grant: GrantRecord,
  { permanent }: { permanent: boolean },
  { attemptsBeforeAlarm }: RetrySettings,
): boolean {
  if (grant.state === 'active') {
    const before = grant.failure?.attempts ?? 0;
    return permanent ? before > 0 : before >= attemptsBeforeAlarm;
  }
  return grant.state === 'grant_failed' || grant.state === 'revoke_failed';
}

/** The grant has ended, the right has not: the evidence must say so. */
function heldBy(other: GrantRecord, evidence: AccessEvidence): AccessEvidence {
  return {
    ...evidence,
    summary: `The right stays in the engine, because the grant of request ${other.requestId} still needs it. ${evidence.summary}`,
    details: { ...evidence.details, heldByRequest: other.requestId },
  };
}
