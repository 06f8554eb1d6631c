import { GrantState } from '@meshport/backstage-plugin-data-access-common';
import type { GrantAction, GrantEffect, GrantEventType } from './grantMachine';

/**
 * What follows an action in one state. `same`: the state stays as it is.
 * @internal
 */
export type GrantRule = {
  next: GrantState | 'ended' | 'same';
  event: GrantEventType;
  effects: readonly GrantEffect[];
};

const ACTIVATE: GrantRule = {
  next: 'active',
  event: 'grant.activated',
  effects: ['notify-active'],
};
const END: GrantRule = {
  next: 'revoking',
  event: 'grant.ending',
  effects: ['reconcile'],
};
const ENDED: GrantRule = {
  next: 'ended',
  event: 'grant.ended',
  effects: ['close-request', 'notify-ended'],
};
const REGRANT: GrantRule = {
  next: 'granting',
  event: 'grant.retried',
  effects: ['reconcile'],
};
const GRANT_ALARM: GrantRule = {
  next: 'grant_failed',
  event: 'grant.failed',
  effects: ['notify-alarm'],
};

/** What leaves the state as it is, while the right is wanted. */
const WHILE_WANTED = {
  warn: { next: 'same', event: 'grant.warned', effects: ['notify-warning'] },
  'lift-warning': {
    next: 'same',
    event: 'grant.warning-lifted',
    effects: ['notify-warning-lifted'],
  },
  'hand-over': {
    next: 'same',
    event: 'grant.handed-over',
    effects: ['notify-handed-over'],
  },
} as const satisfies Partial<Record<GrantAction['type'], GrantRule>>;

const EXTEND: GrantRule = {
  next: 'same',
  event: 'grant.extending',
  effects: ['reconcile'],
};
const EXTENDED: GrantRule = {
  next: 'same',
  event: 'grant.extended',
  effects: ['close-renewal', 'notify-extended'],
};

/**
 * What may happen in each state; all else is refused.
 * @internal
 */
export const GRANT_RULES: Record<
  GrantState,
  Partial<Record<GrantAction['type'], GrantRule>>
> = {
  granting: {
    ...WHILE_WANTED,
    'confirm-present': ACTIVATE,
    extend: EXTEND,
    'raise-alarm': GRANT_ALARM,
    end: END,
  },
  grant_failed: {
    ...WHILE_WANTED,
    'confirm-present': ACTIVATE,
    extend: EXTEND,
    end: END,
    retry: REGRANT,
  },
  active: {
    ...WHILE_WANTED,
    'confirm-extension': EXTENDED,
    extend: EXTEND,
    // The right stays as it is until its old end.
    'raise-alarm': {
      next: 'same',
      event: 'grant.extension-failed',
      effects: ['notify-alarm'],
    },
    'find-drift': {
      next: 'drifted',
      event: 'grant.drifted',
      effects: ['notify-alarm'],
    },
    end: END,
  },
  drifted: {
    ...WHILE_WANTED,
    extend: EXTEND,
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
