import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import { AccessEvent } from '@meshport/backstage-plugin-data-access-common';
import { Change } from '../database/Change';
import { GrantRecord } from '../database/grantRows';
import { RequestRecord } from '../database/requestRows';
import { GrantAction, transitionGrant } from '../grants/grantMachine';
import {
  activeMessage,
  alarmMessage,
  decidedMessage,
  endedMessage,
} from '../notifications/messages';
import { RequestAction, transitionRequest } from '../requests/requestMachine';

/**
 * The actor of what the portal does by itself.
 * @internal
 */
export const SYSTEM = 'system';

/**
 * Asks a machine for the next state and writes it with everything that follows:
 * the row, the line in the log, the work and the notifications.
 * @internal
 */
export class Transitions {
  readonly #alarmRecipients: readonly string[];

  constructor(options: { alarmRecipients: readonly string[] }) {
    this.#alarmRecipients = options.alarmRecipients;
  }

  /**
   * Moves a request.
   *
   * @param options - `grant`: what to grant when the request is approved
   * @throws `ConflictError`, `NotAllowedError` or `InputError`, as the machine
   * refuses
   */
  async request(
    change: Change,
    request: RequestRecord,
    action: RequestAction,
    options: { comment?: string; grant?: GrantRecord } = {},
  ): Promise<RequestRecord> {
    const { next, event, effects } = allowedTransition(request, action);
    const actor = 'actor' in action ? action.actor.userRef : SYSTEM;
    const { comment, grant } = options;
    const decided = next === 'approved' || next === 'denied';
    const written = await change.updateRequest(
      {
        ...request,
        state: next,
        ...(decided && {
          decision: { by: actor, at: change.now, ...(comment && { comment }) },
        }),
      },
      { isOpen: next === 'approved' },
    );
    change.record({
      requestId: request.id,
      type: event,
      actor,
      fromState: request.state,
      toState: next,
      ...(comment && { comment }),
    });

    if (effects.includes('create-grant')) {
      if (!grant) {
        throw new Error('An approval needs the grant that follows it');
      }
      await change.insertGrant(grant);
      change.record({
        requestId: request.id,
        grantId: grant.id,
        type: 'grant.requested',
        actor,
        toState: grant.state,
        details: {
          platform: grant.platform,
          principal: grant.principal,
          location: grant.location,
          duration: grant.duration,
        },
      });
      change.reconcile(grant.rightKey);
    }
    if (effects.includes('notify-requester')) {
      change.notify(decidedMessage(written));
    }
    return written;
  }

  /**
   * Moves a grant.
   *
   * @param options - `patch`: what is learned with it, e.g. the evidence
   * @throws `ConflictError` when the machine refuses or somebody was faster
   */
  async grant(
    change: Change,
    request: RequestRecord,
    grant: GrantRecord,
    action: GrantAction,
    options: {
      actor: string;
      comment?: string;
      patch?: Partial<GrantRecord>;
    },
  ): Promise<GrantRecord> {
    const result = transitionGrant(grant, action);
    if ('refusal' in result) {
      throw new ConflictError(result.refusal);
    }
    const written = await change.updateGrant(
      { ...grant, ...options.patch, ...result.next },
      request,
    );
    change.record({
      requestId: request.id,
      grantId: grant.id,
      type: result.event,
      actor: options.actor,
      fromState: grant.state,
      toState: written.state,
      ...(options.comment && { comment: options.comment }),
      ...detailsOf(written, options.patch),
    });

    for (const effect of result.effects) {
      switch (effect) {
        case 'reconcile':
          change.reconcile(written.rightKey);
          break;
        case 'close-request':
          await change.closeRequest(request);
          break;
        case 'notify-active':
          change.notify(activeMessage(request, written));
          break;
        case 'notify-ended':
          change.notify(endedMessage(request, written));
          break;
        default:
          change.notify(alarmMessage(request, written, this.#alarmRecipients));
      }
    }
    return written;
  }
}

/**
 * What the machine says of an action, as an error when it refuses.
 * @internal
 */
export function allowedTransition(
  request: RequestRecord,
  action: RequestAction,
) {
  const result = transitionRequest(request, action);
  if ('refusal' in result) {
    const { kind, reason } = result.refusal;
    const errors = {
      state: ConflictError,
      actor: NotAllowedError,
      input: InputError,
    };
    throw new errors[kind](reason);
  }
  return result;
}

function detailsOf(
  grant: GrantRecord,
  patch: Partial<GrantRecord> | undefined,
): Pick<AccessEvent, 'details'> {
  const details = {
    ...(grant.endReason && { endReason: grant.endReason }),
    ...(patch?.evidence && { evidence: { ...patch.evidence } }),
    ...(patch?.failure && { failure: patch.failure.message }),
    ...(patch?.expiresAt && { expiresAt: patch.expiresAt }),
  };
  return Object.keys(details).length > 0 ? { details } : {};
}
