import { isDeepStrictEqual } from 'node:util';
import {
  AccessRequest,
  AccessRequestDetails,
} from '@meshport/backstage-plugin-data-access-common';
import { CHEN, GROUPS_OF } from '../mesh';
import { must } from '../must';
import { ModelRun } from './ModelRun';

const LONGEST = 90 * 24 * 3_600_000;

/**
 * Checks what has to hold after every step.
 *
 * @param before - what was seen after the step before
 * @returns whether chen can read now
 */
export function checkRun(
  run: ModelRun,
  before: AccessRequestDetails,
  now: AccessRequestDetails,
  renewal: AccessRequestDetails | undefined,
): boolean {
  const { request, events } = now;
  const { grant } = request;
  const reads = run.platform.canRead('chen', run.port);
  const ended = grant?.state === 'revoked' || grant?.state === 'expired';

  must(!reads || isApproved(request), 'who can read was approved');
  must(!grant || isApproved(request), 'a grant follows an approval');
  must(!reads || !ended, 'who has lost the right cannot read');
  must(
    grant?.state !== 'active' || reads || run.forgetful,
    'active is a word about the engine',
  );
  must(
    before.request.state === 'pending' ||
      before.request.state === request.state,
    'what was decided stays so',
  );
  checkDecisions(request);
  if (renewal) {
    checkDecisions(renewal.request);
  }
  checkRight(run, request);
  const ends = events.filter(({ type }) => type === 'grant.ended');
  must(ends.length === Number(ended), 'an end is said once');
  must(
    !grant?.extension || isApproved(renewal?.request),
    'a right is prolonged on approval only',
  );
  if (request.erasedAt) {
    must(request.purpose === '', 'an erased purpose is gone');
    must(!JSON.stringify(now).includes('What for?'), 'so is a question');
  }
  return reads;
}

/** Every step by enough different people who may, and nobody twice. */
function isApproved(request: AccessRequest | undefined): boolean {
  return (
    request?.state === 'approved' &&
    request.steps.length === 2 &&
    request.steps.every(step => step.approvals.length >= step.quorum)
  );
}

function checkDecisions({ steps, requester }: AccessRequest): void {
  const deciders = steps.flatMap(({ approvals }) => approvals);
  must(
    new Set(deciders.map(({ by }) => by)).size === deciders.length,
    'nobody fills two steps',
  );
  must(
    deciders.every(({ by }) => by !== requester && by !== CHEN),
    'nobody decides for themselves',
  );
  for (const { approvers, approvals } of steps) {
    must(
      approvals.every(({ by }) =>
        [by, ...(GROUPS_OF[by] ?? [])].some(ref => approvers.includes(ref)),
      ),
      'only those who are entitled decide',
    );
  }
}

/** What the engine lets them read is what is left of what was asked for. */
function checkRight(run: ModelRun, request: AccessRequest): void {
  const { grant } = request;
  for (const { item, until } of run.platform.rightsOf('chen', run.port)) {
    must(
      isDeepStrictEqual(item.filter, request.granted?.filter ?? request.filter),
      'the right is as narrow as it was approved',
    );
    must(until !== undefined, 'the engine knows when the right ends');
    const from = Date.parse(grant?.activeSince ?? new Date().toISOString());
    must(
      Date.parse(until!) <= Math.max(from, Date.now()) + LONGEST + 60_000,
      'no right is longer than the longest',
    );
  }
}
