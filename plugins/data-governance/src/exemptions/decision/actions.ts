import {
  DataGovernanceApi,
  Exemption,
  ExemptionDetail,
} from '@meshport/backstage-plugin-data-governance-common';

/**
 * What a person can do with an exemption, each after a confirmation.
 * @internal
 */
export type ExemptionAction = 'approve' | 'reject' | 'withdraw' | 'end';

/** The words of an action. */
interface ActionText {
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

/** @internal */
export const ACTION_TEXTS: Record<ExemptionAction, ActionText> = {
  approve: {
    title: 'Approve this exemption?',
    button: 'Approve',
    commentRequired: false,
    destructive: false,
    done: 'Approved',
  },
  reject: {
    title: 'Reject this exemption?',
    button: 'Reject',
    commentRequired: true,
    destructive: true,
    done: 'Rejected',
  },
  withdraw: {
    title: 'Withdraw this exemption?',
    button: 'Withdraw',
    commentRequired: false,
    destructive: true,
    done: 'Withdrawn',
  },
  end: {
    title: 'End this exemption now?',
    button: 'End now',
    commentRequired: false,
    destructive: true,
    done: 'Ended',
  },
};

/**
 * What revoking an exemption is called: one that nobody decided on is
 * withdrawn, one that is in force ends.
 * @internal
 */
export function revokeAction({ state }: Exemption): ExemptionAction {
  return state === 'pending' ? 'withdraw' : 'end';
}

/**
 * The actions that the backend allows the viewer now.
 * @internal
 */
export function allowedActions(exemption: Exemption): ExemptionAction[] {
  const { decide, revoke } = exemption.permitted;
  return [
    ...(decide ? (['approve', 'reject'] as const) : []),
    ...(revoke ? [revokeAction(exemption)] : []),
  ];
}

/**
 * Does an action on the revision of the exemption that the person saw.
 *
 * @param details - `endsAt`: of an approval for a shorter time
 * @throws `ResponseError` 409 when the exemption has changed since
 * @internal
 */
export function runAction(
  governance: DataGovernanceApi,
  action: ExemptionAction,
  { id, revision }: Exemption,
  details: { comment?: string; endsAt?: string },
): Promise<ExemptionDetail> {
  const { comment, endsAt } = details;
  switch (action) {
    case 'approve':
      return governance.decideExemption(id, {
        decision: 'approve',
        comment,
        endsAt,
        revision,
      });
    case 'reject':
      return governance.decideExemption(id, {
        decision: 'reject',
        comment,
        revision,
      });
    default:
      return governance.revokeExemption(id, { comment, revision });
  }
}
