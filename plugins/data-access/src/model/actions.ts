import { AllowedActions } from '@meshport/backstage-plugin-data-access-common';

/** What a person can do with a request, each after a confirmation. */
export type AccessAction =
  | 'approve'
  | 'deny'
  | 'ask'
  | 'answer'
  | 'cancel'
  | 'renew'
  | 'handOver'
  | 'giveBack'
  | 'revoke'
  | 'erase';

/** The words of an action. */
export interface ActionText {
  /** Heading of the dialog. */
  title: string;
  /** The button that opens the dialog, and the one that confirms. */
  button: string;
  /** What is to be written. */
  comment: string;
  commentRequired: boolean;
  /** What is said when a comment is missing. */
  commentMissing?: string;
  /** Whether it takes something away; shown in the colour of a warning. */
  destructive: boolean;
  /** What was done, after it was done. */
  done: string;
}

const COMMENT = 'Comment (optional)';
const OPTIONAL = { comment: COMMENT, commentRequired: false } as const;
const SAY_WHY = 'Say why; the others read it';
const REASON = {
  comment: 'Comment',
  commentRequired: true,
  commentMissing: SAY_WHY,
} as const;

export const ACTION_TEXTS: Record<AccessAction, ActionText> = {
  approve: {
    title: 'Approve this request?',
    button: 'Approve',
    ...OPTIONAL,
    destructive: false,
    done: 'Approved',
  },
  deny: {
    title: 'Deny this request?',
    button: 'Deny',
    ...REASON,
    destructive: true,
    done: 'Denied',
  },
  ask: {
    title: 'Ask the requester a question',
    button: 'Ask a question',
    comment: 'Your question',
    commentRequired: true,
    commentMissing: 'Write your question',
    destructive: false,
    done: 'Asked',
  },
  answer: {
    title: 'Answer the question',
    button: 'Answer',
    comment: 'Your answer',
    commentRequired: true,
    commentMissing: 'Write your answer',
    destructive: false,
    done: 'Answered',
  },
  cancel: {
    title: 'Cancel this request?',
    button: 'Cancel request',
    ...OPTIONAL,
    destructive: true,
    done: 'Cancelled',
  },
  renew: {
    title: 'Renew this right',
    button: 'Renew',
    ...OPTIONAL,
    destructive: false,
    done: 'Renewal asked for',
  },
  handOver: {
    title: 'Hand this right over',
    button: 'Hand over',
    ...OPTIONAL,
    destructive: false,
    done: 'Handed over',
  },
  giveBack: {
    title: 'Give this right back?',
    button: 'Give back',
    ...OPTIONAL,
    destructive: true,
    done: 'Return started',
  },
  revoke: {
    title: 'Revoke this right?',
    button: 'Revoke',
    ...REASON,
    destructive: true,
    done: 'Revocation started',
  },
  erase: {
    title: 'Erase purpose and comments for good?',
    button: 'Erase texts',
    comment: 'Why they are erased',
    commentRequired: true,
    commentMissing: 'Say why; the reason stays in the log',
    destructive: true,
    done: 'Erased',
  },
};

/** Whether the backend allows an action now. */
export function isAllowed(
  action: AccessAction,
  allowed: AllowedActions,
): boolean {
  return action === 'approve' || action === 'deny' || action === 'ask'
    ? allowed.decide
    : allowed[action];
}
