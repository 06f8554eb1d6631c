import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  Exemption,
  ExemptionEvent,
  ExemptionState,
  NewExemption,
} from '@meshport/backstage-plugin-data-governance-common';

/**
 * An exemption as it is kept.
 * @internal
 */
export type ExemptionRecord = Omit<Exemption, 'permitted' | 'gone'>;

/**
 * Who acts, as far as one exemption is concerned.
 * @internal
 */
export interface ExemptionActor {
  /** Entity ref of the user, in lower case. */
  user: string;
  /** The user owns the scorecard, and may decide at all. */
  ownsRule: boolean;
}

/** @internal */
export type ExemptionCommand =
  | {
      type: 'approve';
      actor: ExemptionActor;
      comment?: string;
      endsAt?: string;
    }
  | { type: 'reject'; actor: ExemptionActor; comment?: string }
  /** Ends it early, or withdraws it while it is pending. */
  | { type: 'revoke'; actor: ExemptionActor; comment?: string }
  /** Its end was reached. */
  | { type: 'expire' };

/**
 * One step in the life of an exemption, to be written as a whole.
 * @internal
 */
export interface ExemptionChange {
  exemption: ExemptionRecord;
  event: ExemptionEvent;
  /** Whether the check counts otherwise than before: results have to be made anew. */
  affectsResults: boolean;
}

// States that are not named for a command refuse it.
const NEXT: Record<
  ExemptionCommand['type'],
  Partial<Record<ExemptionState, ExemptionState>>
> = {
  approve: { pending: 'approved' },
  reject: { pending: 'rejected' },
  revoke: { pending: 'revoked', approved: 'revoked' },
  expire: { pending: 'expired', approved: 'expired' },
};

/**
 * States in which something can still happen.
 * @internal
 */
export const OPEN_STATES = ['pending', 'approved'] as const;

/**
 * The state at a time: an open exemption whose end was reached has expired,
 * also when nobody wrote that yet.
 * @internal
 */
export function stateAt(
  { state, endsAt }: Pick<ExemptionRecord, 'state' | 'endsAt'>,
  now: Date,
): ExemptionState {
  const ended = Date.parse(endsAt) <= now.getTime();
  return ended && NEXT.expire[state] ? 'expired' : state;
}

/**
 * What someone may do with an exemption now. Who asked never decides.
 * @internal
 */
export function permittedTo(
  { user, ownsRule }: ExemptionActor,
  exemption: ExemptionRecord,
  now: Date,
): Exemption['permitted'] {
  const state = stateAt(exemption, now);
  const asked = isSameUser(user, exemption.requestedBy);
  return {
    decide: state === 'pending' && ownsRule && !asked,
    revoke:
      (state === 'pending' && asked) ||
      (state === 'approved' && (asked || ownsRule)),
  };
}

/**
 * The beginning of an exemption.
 *
 * @param longestMs - how far ahead the end may lie, in milliseconds
 * @throws `InputError` when the end is not in the future or too far ahead
 * @internal
 */
export function beginExemption(
  request: NewExemption & { scorecardTitle: string; checkTitle: string },
  by: { id: string; user: string },
  now: Date,
  longestMs: number,
): ExemptionChange {
  const at = now.toISOString();
  const exemption: ExemptionRecord = {
    ...request,
    endsAt: endIn(request.endsAt, now, {
      latest: now.getTime() + longestMs,
      tooLate: `is later than the longest exemption allows, ${new Date(
        now.getTime() + longestMs,
      ).toISOString()}`,
    }),
    id: by.id,
    state: 'pending',
    requestedBy: by.user,
    requestedAt: at,
    revision: 1,
  };
  return {
    exemption,
    event: { at, by: by.user, to: 'pending', comment: request.reason },
    affectsResults: false,
  };
}

/**
 * The next step of an exemption.
 *
 * @throws `ConflictError` when its state does not allow it, `NotAllowedError`
 * for the wrong person, `InputError` for a rejection without a comment or an
 * end that cannot be
 * @internal
 */
export function changeExemption(
  exemption: ExemptionRecord,
  command: ExemptionCommand,
  now: Date,
): ExemptionChange {
  const { state } = exemption;
  const next = NEXT[command.type][state];
  const ended = stateAt(exemption, now) === 'expired';
  if (!next || (command.type === 'expire') !== ended) {
    throw new ConflictError(
      `The exemption is ${stateAt(exemption, now)}, so one cannot ${
        command.type
      } it`,
    );
  }
  const at = now.toISOString();
  const changed = {
    ...exemption,
    state: next,
    revision: exemption.revision + 1,
  };
  const affectsResults = state === 'approved' || next === 'approved';
  if (command.type === 'expire') {
    return {
      exemption: changed,
      event: { at, from: state, to: next },
      affectsResults,
    };
  }
  const { actor, comment } = command;
  requirePermitted(exemption, command, now);
  const event = { at, by: actor.user, from: state, to: next, comment };
  if (command.type === 'revoke') {
    return { exemption: changed, event, affectsResults };
  }
  if (command.type === 'reject' && !comment) {
    throw new InputError('comment: say why the exemption is rejected');
  }
  return {
    exemption: {
      ...changed,
      ...(command.type === 'approve' &&
        command.endsAt !== undefined && {
          endsAt: endIn(command.endsAt, now, {
            latest: Date.parse(exemption.endsAt),
            tooLate: `is later than was asked for, ${exemption.endsAt}`,
          }),
        }),
      decidedBy: actor.user,
      decidedAt: at,
      decisionComment: comment,
    },
    event,
    affectsResults,
  };
}

function requirePermitted(
  exemption: ExemptionRecord,
  command: Exclude<ExemptionCommand, { type: 'expire' }>,
  now: Date,
): void {
  const { actor, type } = command;
  const permitted = permittedTo(actor, exemption, now);
  if (type === 'revoke') {
    if (!permitted.revoke) {
      throw new NotAllowedError(
        exemption.state === 'pending'
          ? 'Only who asked for an exemption may withdraw it; to refuse it, reject it'
          : 'Only who asked for an exemption or owns the scorecard may end it',
      );
    }
  } else if (!permitted.decide) {
    throw new NotAllowedError(
      isSameUser(actor.user, exemption.requestedBy)
        ? 'Nobody decides on an exemption they asked for'
        : 'Only owners of the scorecard may decide on exemptions from it',
    );
  }
}

function endIn(
  endsAt: string,
  now: Date,
  limit: { latest: number; tooLate: string },
): string {
  const end = Date.parse(endsAt);
  if (Number.isNaN(end)) {
    throw new InputError(`endsAt: '${endsAt}' is no ISO timestamp`);
  }
  if (end <= now.getTime()) {
    throw new InputError(`endsAt: ${endsAt} is not in the future`);
  }
  if (end > limit.latest) {
    throw new InputError(`endsAt: ${endsAt} ${limit.tooLate}`);
  }
  return new Date(end).toISOString();
}

function isSameUser(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
