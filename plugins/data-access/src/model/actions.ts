import {
  AccessRequest,
  AccessRequestDetails,
  AllowedActions,
  DataAccessApi,
} from '@meshport/backstage-plugin-data-access-common';

/** What a person can do with a request, each after a confirmation. */
export type AccessAction =
  | 'approve'
  | 'deny'
  | 'cancel'
  | 'revoke'
  | 'giveBack';

/** The words of an action. */
export interface ActionText {
  /** Heading of the dialog. */
  title: string;
  /** The button that opens the dialog, and the one that confirms. */
  button: string;
  commentRequired: boolean;
  /** Whether it takes something away; shown in the colour of a warning. */
  destructive: boolean;
  /** What was done, after it was done. */
  done: string;
}

export const ACTION_TEXTS: Record<AccessAction, ActionText> = {
  approve: {
    title: 'Approve this request?',
    button: 'Approve',
    commentRequired: false,
    destructive: false,
    done: 'Approved',
  },
  deny: {
    title: 'Deny this request?',
    button: 'Deny',
    commentRequired: true,
    destructive: true,
    done: 'Denied',
  },
  cancel: {
    title: 'Cancel this request?',
    button: 'Cancel request',
    commentRequired: false,
    destructive: true,
    done: 'Cancelled',
  },
  revoke: {
    title: 'Revoke this right?',
    button: 'Revoke',
    commentRequired: true,
    destructive: true,
    done: 'Revocation started',
  },
  giveBack: {
    title: 'Give this right back?',
    button: 'Give back',
    commentRequired: false,
    destructive: true,
    done: 'Return started',
  },
};

/** Whether the backend allows an action now. */
export function isAllowed(
  action: AccessAction,
  allowed: AllowedActions,
): boolean {
  return action === 'approve' || action === 'deny'
    ? allowed.decide
    : allowed[action];
}

/**
 * Does an action on the revision of the request that the person saw.
 *
 * @throws ResponseError 409 when the request has changed since
 */
export function runAction(
  api: DataAccessApi,
  action: AccessAction,
  request: AccessRequest,
  comment: string,
): Promise<AccessRequestDetails> {
  const { id, revision } = request;
  const optional = { comment: comment || undefined, revision };
  switch (action) {
    case 'approve':
      return api.decide(id, { verdict: 'approve', ...optional });
    case 'deny':
      return api.decide(id, { verdict: 'deny', ...optional });
    case 'cancel':
      return api.cancel(id, optional);
    case 'revoke':
      return api.revoke(id, {
        comment,
        revision: request.grant?.revision ?? revision,
      });
    case 'giveBack':
    default:
      return api.giveBack(id, {
        ...optional,
        revision: request.grant?.revision ?? revision,
      });
  }
}
