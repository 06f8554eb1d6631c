import {
  AccessGrant,
  AccessRequest,
  AccessRequestDetails,
} from '@meshport/backstage-plugin-data-access-common';

/**
 * How a request stands, for an agent that passes it on to a person.
 * @internal
 */
export interface Explanation {
  requestId: string;
  /** Of the request while it is pending or refused, else of its grant. */
  state: string;
  /** Whether the data can be read now. */
  mayRead: boolean;
  /** Whether nothing more happens until somebody does something. */
  settled: boolean;
  /** In sentences. */
  explanation: string;
  /** Entity refs of those for whom it waits. */
  waitsFor: string[];
  /** What rules of policies said. */
  rules: {
    policy: string;
    rule: string;
    result: string;
    effect: string;
    reason: string;
  }[];
  expiresAt?: string;
  /** How to connect, for those who may. */
  connection?: AccessRequestDetails['connection'];
}

/**
 * Says how a request stands and why.
 *
 * @internal
 */
export function explainRequest({
  request,
  connection,
}: AccessRequestDetails): Explanation {
  // A renewal that was approved shows the grant that it prolongs.
  const grant = request.state === 'approved' ? request.grant : undefined;
  const isAsked = isQuestionOpen(request);
  const pending = request.state === 'pending';
  const waitsFor = isAsked ? [request.requester] : request.approvers;
  return {
    requestId: request.id,
    state: grant?.state ?? request.state,
    mayRead: grant?.state === 'active',
    settled: pending ? isAsked : !(grant && isMoving(grant, request)),
    explanation: [...aboutRequest(request), ...aboutGrant(grant)].join(' '),
    waitsFor: pending ? waitsFor : [],
    rules: (request.policy?.rules ?? [])
      .filter(({ result }) => result !== 'does-not-apply')
      .map(({ policy, rule, result, effect, reason }) => ({
        policy,
        rule,
        result,
        effect,
        reason,
      })),
    ...(grant?.expiresAt && { expiresAt: grant.expiresAt }),
    ...(connection && { connection }),
  };
}

function aboutRequest(request: AccessRequest): string[] {
  const { decision, policy, question, steps, currentStep = 0 } = request;
  const why = decision?.comment ? ` "${decision.comment}"` : '';
  switch (request.state) {
    case 'pending': {
      const step = steps[currentStep];
      return [
        isQuestionOpen(request)
          ? `${question?.by} asks: "${question?.text}". The request waits for the answer of its requester.`
          : `The request waits for ${
              request.approvers.join(' or ') || 'somebody to decide'
            }.`,
        ...(steps.length > 1
          ? [
              `This is step ${currentStep + 1} of ${steps.length}: ${
                step?.title
              }.`,
            ]
          : []),
        ...(request.lapsesAt
          ? [`Without a decision it lapses at ${request.lapsesAt}.`]
          : []),
      ];
    }
    case 'denied':
      return decision?.by === 'system'
        ? [`Denied by policy: ${policy?.reason ?? 'see the rules'}.`]
        : [`Denied by ${decision?.by}:${why || ' no reason is kept.'}`];
    case 'approved':
      return [
        decision?.by === 'system'
          ? `Approved by policy: ${policy?.reason ?? 'see the rules'}.`
          : `Approved by ${decision?.by}.`,
      ];
    case 'cancelled':
      return ['Withdrawn by its requester.'];
    default:
      return ['It lapsed: nobody decided in time. It can be asked for again.'];
  }
}

function aboutGrant(grant: AccessGrant | undefined): string[] {
  if (!grant) {
    return [];
  }
  return [
    sentenceOf(grant),
    ...(grant.failure
      ? [`The last attempt failed: ${grant.failure.message}`]
      : []),
    ...(grant.warning
      ? [`It will end at ${grant.warning.endsAt}: ${grant.warning.message}`]
      : []),
  ];
}

function sentenceOf(grant: AccessGrant): string {
  switch (grant.state) {
    case 'active':
      return `The data can be read as ${grant.principal} until ${grant.expiresAt}.`;
    case 'granting':
      return 'The right is being given in the engine.';
    case 'grant_failed':
      return 'The right could not be given in the engine; it is tried again.';
    case 'drifted':
      return 'The engine no longer agrees that the right is there.';
    case 'revoking':
    case 'revoke_failed':
      return `The right is being taken away (${grant.endReason}).`;
    default:
      return `The right has ended (${grant.endReason}) at ${grant.endedAt}.`;
  }
}

function isQuestionOpen({ question }: AccessRequest): boolean {
  return question !== undefined && question.answer === undefined;
}

function isMoving(grant: AccessGrant, request: AccessRequest): boolean {
  return (
    grant.state === 'granting' ||
    grant.state === 'revoking' ||
    // The engine has not confirmed the longer time yet.
    grant.extension?.requestId === request.id
  );
}
