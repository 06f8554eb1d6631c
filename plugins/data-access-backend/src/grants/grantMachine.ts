import {
  GrantEndReason,
  GrantState,
} from '@meshport/backstage-plugin-data-access-common';

/**
 * What the machine knows of a grant.
 * @internal
 */
export interface GrantSnapshot {
  state: GrantState;
  /** Set from the moment the grant begins to end. */
  endReason?: GrantEndReason;
}

/**
 * What happens to a grant. `confirm-…` are findings of the engine: `present`,
 * `absent`, and `held` when another grant still needs the same right.
 * @internal
 */
export type GrantAction =
  | { type: 'confirm-present' }
  | { type: 'confirm-absent' }
  | { type: 'confirm-held' }
  /** The engine no longer agrees with an active grant. */
  | { type: 'find-drift' }
  /** Too many attempts have failed, or one that time alone will not mend. */
  | { type: 'raise-alarm' }
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
  | 'grant.retried';

/**
 * What has to follow a transition, in the same transaction. `reconcile`: the
 * engine has to be brought to what the grants say.
 * @internal
 */
export type GrantEffect =
  | 'reconcile'
  | 'close-request'
  | 'notify-active'
  | 'notify-ended'
  | 'notify-alarm';

/** @internal */
export type GrantTransition =
  | {
      next: GrantSnapshot;
      event: GrantEventType;
      effects: readonly GrantEffect[];
    }
  | { refusal: string };

type Rule = {
  next: GrantState | 'ended';
  event: GrantEventType;
  effects: readonly GrantEffect[];
};

const ACTIVATE: Rule = {
  next: 'active',
  event: 'grant.activated',
  effects: ['notify-active'],
};
const END: Rule = {
  next: 'revoking',
  event: 'grant.ending',
  effects: ['reconcile'],
};
const ENDED: Rule = {
  next: 'ended',
  event: 'grant.ended',
  effects: ['close-request', 'notify-ended'],
};
const REGRANT: Rule = {
  next: 'granting',
  event: 'grant.retried',
  effects: ['reconcile'],
};
const GRANT_ALARM: Rule = {
  next: 'grant_failed',
  event: 'grant.failed',
  effects: ['notify-alarm'],
};

const TABLE: Record<GrantState, Partial<Record<GrantAction['type'], Rule>>> = {
  granting: {
    'confirm-present': ACTIVATE,
    'raise-alarm': GRANT_ALARM,
    end: END,
  },
  grant_failed: {
    'confirm-present': ACTIVATE,
    end: END,
    retry: REGRANT,
  },
  active: {
    'find-drift': {
      next: 'drifted',
      event: 'grant.drifted',
      effects: ['notify-alarm'],
    },
    end: END,
  },
  drifted: {
    'confirm-present': {
      next: 'active',
      event: 'grant.recovered',
      effects: ['notify-active'],
    },
    end: END,
    retry: REGRANT,
  },
  revoking: {
    'confirm-absent': ENDED,
    'confirm-held': ENDED,
    'raise-alarm': {
      next: 'revoke_failed',
      event: 'grant.revoke-failed',
      effects: ['notify-alarm'],
    },
  },
  revoke_failed: {
    'confirm-absent': ENDED,
    'confirm-held': ENDED,
    retry: {
      next: 'revoking',
      event: 'grant.retried',
      effects: ['reconcile'],
    },
  },
  revoked: {},
  expired: {},
};

/**
 * Moves a grant. Every action has an answer in every state: the next state, or
 * why not. A grant that has ended never changes again.
 * @internal
 */
export function transitionGrant(
  grant: GrantSnapshot,
  action: GrantAction,
): GrantTransition {
  const rule = TABLE[grant.state][action.type];
  if (!rule) {
    return { refusal: `A grant that is ${grant.state} cannot ${action.type}` };
  }
  const endReason = action.type === 'end' ? action.reason : grant.endReason;
  const state = rule.next === 'ended' ? endState(endReason) : rule.next;
  return {
    next: endReason ? { state, endReason } : { state },
    event: rule.event,
    effects: rule.effects,
  };
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

function endState(reason: GrantEndReason | undefined): GrantState {
  return reason === 'expired' ? 'expired' : 'revoked';
}
