import { RequestStep } from '@meshport/backstage-plugin-data-access-common';
import { RequestSnapshot } from '../requestTypes';

/** A step that one of the approvers decides. */
export function stepOf(
  approvers: string[],
  options: Partial<RequestStep> = {},
): RequestStep {
  return { title: 'Approval', approvers, quorum: 1, approvals: [], ...options };
}

/** A request of chen that waits for the first of its steps. */
export function pendingRequest(
  steps: RequestStep[] = [stepOf(['group:default/flight-operations'])],
  options: Partial<RequestSnapshot> = {},
): RequestSnapshot {
  return {
    state: 'pending',
    requester: 'user:default/chen',
    holder: 'user:default/chen',
    duration: 'P30D',
    steps,
    currentStep: 0,
    approvers: steps[0]?.approvers ?? [],
    ...options,
  };
}
