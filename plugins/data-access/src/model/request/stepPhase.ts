import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';

/** Where a step of a request stands. */
export type StepPhase =
  | 'approved'
  | 'current'
  | 'denied'
  | 'later'
  | 'not-reached';

/**
 * Says where a step stands.
 *
 * @param index - of the step
 */
export function stepPhase(request: AccessRequest, index: number): StepPhase {
  const { steps, state } = request;
  const step = steps[index];
  if (state === 'approved' || step.approvals.length >= step.quorum) {
    return 'approved';
  }
  const current = steps.findIndex(
    ({ approvals, quorum }) => approvals.length < quorum,
  );
  if (index === current && state === 'pending') {
    return 'current';
  }
  if (index === current && state === 'denied') {
    return 'denied';
  }
  return state === 'pending' ? 'later' : 'not-reached';
}
