import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import { Change } from '../database/Change';
import { GrantRecord } from '../database/grantRows';
import { RequestRecord } from '../database/requestRows';
import { updateRequest } from '../database/requestWrites';
import { decidedMessage } from '../notifications/messages';
import { RequestAction, transitionRequest } from '../requests/requestMachine';
import { SYSTEM } from './actors';
import { GrantTransitions } from './GrantTransitions';

/**
 * Asks the machine for the next state of a request and writes it with
 * everything that follows: the row, the line in the log, the grant and the
 * notifications.
 * @internal
 */
export class RequestTransitions {
  readonly #grants: GrantTransitions;

  constructor(options: { grants: GrantTransitions }) {
    this.#grants = options.grants;
  }

  /**
   * Moves a request.
   *
   * @param options - `grant`: what to grant when the request is approved
   * @throws `ConflictError`, `NotAllowedError` or `InputError`, as the machine
   * refuses
   */
  async move(
    change: Change,
    request: RequestRecord,
    action: RequestAction,
    options: { comment?: string; grant?: GrantRecord } = {},
  ): Promise<RequestRecord> {
    const { next, event, effects } = allowedTransition(request, action);
    const actor = 'actor' in action ? action.actor.userRef : SYSTEM;
    const { comment, grant } = options;
    const decided = next === 'approved' || next === 'denied';
    const written = await updateRequest(
      change,
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
      await this.#grants.begin(change, [{ request, grant }], actor);
    }
    if (effects.includes('notify-requester')) {
      change.notify(decidedMessage(written));
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
