import {
  GrantEndReason,
  GrantState,
} from '@meshport/backstage-plugin-data-access-common';
import { GRANT_RULES, GrantRule } from './grantRules';

/**
 * What the machine knows of a grant.
 * @internal
 */
export interface GrantSnapshot {
  state: GrantState;
  /** Set from the moment the grant begins to end. */
  endReason?: GrantEndReason;
  /** Set once the engine has confirmed the right. */
  expiresAt?: string;
  /** A renewal that the engine has not confirmed yet. */
  extension?: { requestId: string; until: string };
}

/**
 * What happens to a grant. `confirm-…` are findings of the engine: `present`,
 * `absent`, `held` when another grant still needs the same right, and
 * `extension` when it keeps the right until the later end.
 * @internal
 */
export type GrantAction =
  | { type: 'confirm-present' }
  | { type: 'confirm-absent' }
  | { type: 'confirm-held' }
  | { type: 'confirm-extension' }
  /** The engine no longer agrees with an active grant. */
  | { type: 'find-drift' }
  /** Too many attempts have failed, or one that time alone will not mend. */
  | { type: 'raise-alarm' }
  /** A renewal was approved. */
  | { type: 'extend' }
  /** The grant will end before its time, or, `lift-warning`, will not. */
  | { type: 'warn' }
  | { type: 'lift-warning' }
  /** Somebody else answers for it. */
  | { type: 'hand-over' }
  | { type: 'end'; reason: GrantEndReason }
  | { type: 'retry' };

/** @internal */
export type GrantEventType =
  | 'grant.requested'
  | 'grant.activated'
  | 'grant.recovered'
  | 'grant.drifted'
  | 'grant.failed'
  | 'grant.ending'
  | 'grant.revoke-failed'
  | 'grant.ended'
  | 'grant.retried'
  | 'grant.extending'
  | 'grant.extended'
  | 'grant.extension-failed'
  | 'grant.warned'
  | 'grant.warning-lifted'
  | 'grant.handed-over';

/**
 * What has to follow a transition, in the same transaction. `reconcile`: the
 * engine has to be brought to what the grants say.
 * @internal
 */
export type GrantEffect =
  | 'reconcile'
  | 'close-request'
  | 'close-renewal'
  | 'notify-active'
  | 'notify-extended'
  | 'notify-warning'
  | 'notify-warning-lifted'
  | 'notify-handed-over'
  | 'notify-ended'
  | 'notify-alarm';

/** @internal */
export type GrantTransition =
  | {
      next: Pick<GrantSnapshot, 'state' | 'endReason'>;
      event: GrantEventType;
      effects: readonly GrantEffect[];
    }
  | { refusal: string };

/**
 * Moves a grant. Every action has an answer in every state: the next state, or
 * why not. A grant that has ended never changes again.
 * @internal
 */
export function transitionGrant(
  grant: GrantSnapshot,
  action: GrantAction,
): GrantTransition {
  const rule = GRANT_RULES[grant.state][action.type];
  if (!rule) {
    return { refusal: `A grant that is ${grant.state} cannot ${action.type}` };
  }
  const refusal = extensionRefusal(grant, action);
  if (refusal) {
    return { refusal };
  }
  const endReason = action.type === 'end' ? action.reason : grant.endReason;
  const state = nextState(rule, grant, endReason);
  return {
    next: endReason ? { state, endReason } : { state },
    event: rule.event,
    effects: rule.effects,
  };
}

/** One extension at a time, of what has begun; and none is confirmed unasked. */
function extensionRefusal(
  grant: GrantSnapshot,
  { type }: GrantAction,
): string | undefined {
  if (type === 'extend' && !grant.expiresAt) {
    return 'The right has not begun, so that it has no end to move';
  }
  if (type === 'extend' && grant.extension) {
    return `The right is being prolonged until ${grant.extension.until} already`;
  }
  const needsOne =
    type === 'confirm-extension' ||
    (type === 'raise-alarm' && grant.state === 'active');
  return needsOne && !grant.extension
    ? 'The grant is not being prolonged'
    : undefined;
}

/** States in which the engine has to be brought to what the grant says. */
export const WORK_STATES = [
  'granting',
  'grant_failed',
  'revoking',
  'revoke_failed',
] as const satisfies readonly GrantState[];

/** States in which the right is wanted, so that no other grant may cut it. */
export const WANTING_STATES = [
  'granting',
  'grant_failed',
  'active',
  'drifted',
] as const satisfies readonly GrantState[];

/** Tells whether the grant wants its right to be in the engine. */
export function wantsRight(state: GrantState): boolean {
  return (WANTING_STATES as readonly GrantState[]).includes(state);
}

function nextState(
  rule: GrantRule,
  grant: GrantSnapshot,
  endReason: GrantEndReason | undefined,
): GrantState {
  switch (rule.next) {
    case 'same':
      return grant.state;
    case 'ended':
      return endReason === 'expired' ? 'expired' : 'revoked';
    default:
      return rule.next;
  }
}
