import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import { PolicyDecision } from '@meshport/backstage-plugin-data-access-common';
import { writeApprovals } from '../database/approvals';
import { Change, changedMeanwhile } from '../database/Change';
import { RequestBasis, RequestRecord } from '../database/requestRows';
import { updateRequests } from '../database/requestWrites';
import { newGrant } from '../grants/newGrant';
import { requestNotices } from '../notifications/requestNotices';
import { EndTerms } from '../ports/duration';
import { Deliverable } from '../ports/PortCatalog';
import { transitionRequest } from '../requests/requestMachine';
import { RequestAction, RequestTransition } from '../requests/requestTypes';
import { clockOf } from '../silence/clockOf';
import { SilenceLimits } from '../silence/clock';
import { SYSTEM } from './actors';
import { GrantTransitions } from './GrantTransitions';
import { requestEvent } from './requestEvents';

/**
 * One request and what happens to it.
 * @internal
 */
export interface RequestMove {
  request: RequestRecord;
  action: RequestAction;
  /** Why, in words. */
  comment?: string;
  /** What is to be granted; for an approval. */
  deliverable?: Deliverable;
  /** Whether the data is the approver's by the platform's configuration. */
  ownsLocation?: boolean;
  /** What goes with it: what the policies said anew, the terms accepted. */
  patch?: {
    policy?: PolicyDecision;
    basis?: RequestBasis;
    acceptedTerms?: string;
  };
}

/**
 * Prolongs the grant that a renewal is for, under the terms of today; throws
 * when it has ended.
 * @internal
 */
export type ExtendGrant = (
  change: Change,
  request: RequestRecord,
  terms: EndTerms,
) => Promise<void>;

type AllowedMove = RequestMove & {
  transition: Exclude<RequestTransition, { refusal: unknown }>;
};

/**
 * Asks the machine for the next states of requests and writes them with
 * everything that follows: rows, lines in the log, grants and notifications.
 * @internal
 */
export class RequestTransitions {
  readonly #grants: GrantTransitions;
  readonly #extend: ExtendGrant;
  readonly #limits: SilenceLimits;

  constructor(options: {
    grants: GrantTransitions;
    extend: ExtendGrant;
    limits: SilenceLimits;
  }) {
    this.#grants = options.grants;
    this.#extend = options.extend;
    this.#limits = options.limits;
  }

  /**
   * Moves one request.
   *
   * @throws `ConflictError`, `NotAllowedError` or `InputError`, as the machine
   * refuses, and `ConflictError` when somebody was faster
   */
  async move(change: Change, move: RequestMove): Promise<RequestRecord> {
    allowedTransition(move.request, move.action);
    const [written] = await this.moveMany(change, [move]);
    if (!written) {
      throw changedMeanwhile('request', move.request.id);
    }
    return written;
  }

  /**
   * Moves many requests, each once. Those that the machine refuses, and those
   * that somebody else has changed meanwhile, stay as they are and keep none
   * of the others.
   *
   * @returns those that moved
   */
  async moveMany(
    change: Change,
    moves: readonly RequestMove[],
  ): Promise<RequestRecord[]> {
    const allowed = new Map<string, AllowedMove>();
    for (const move of moves) {
      const transition = transitionRequest(move.request, move.action);
      if (!('refusal' in transition)) {
        allowed.set(move.request.id, { ...move, transition });
      }
    }
    const written = await updateRequests(
      change,
      [...allowed.values()].map(move => {
        const next = this.#next(move, change.now);
        return {
          next,
          isOpen: next.state === 'pending' || next.state === 'approved',
        };
      }),
    );
    const moved = written.flatMap(request => {
      const move = allowed.get(request.id);
      return move ? [{ move, request }] : [];
    });
    await writeApprovals(change.trx, moved);
    for (const { move, request } of moved) {
      change.record(requestEvent(move, request));
    }
    requestNotices(
      moved.map(({ move: { transition }, request }) => ({
        ...transition,
        request,
      })),
    ).forEach(notice => change.notify(notice));
    await this.#grant(change, moved);
    return written;
  }

  #next(move: AllowedMove, now: string): RequestRecord {
    const { request, action, transition, comment, patch } = move;
    const { silence, lapsesAt, ...rest } = request;
    const next = { ...rest, ...transition.patch, ...patch };
    const decided = next.state === 'approved' || next.state === 'denied';
    return {
      ...next,
      ...clockOf(move.request, next, {
        effects: transition.effects,
        now,
        limits: this.#limits,
      }),
      ...(decided && {
        decision: {
          by: actorOf(action),
          at: now,
          ...(comment && { comment }),
        },
      }),
    };
  }

  /** What was approved is granted, or prolongs what there is. */
  async #grant(
    change: Change,
    moved: readonly { move: AllowedMove; request: RequestRecord }[],
  ): Promise<void> {
    const approved = moved.filter(({ move }) =>
      move.transition.effects.includes('grant'),
    );
    const begun = new Map<
      string,
      Parameters<GrantTransitions['begin']>[1][0][]
    >();
    for (const { move, request } of approved) {
      if (!move.deliverable) {
        throw new Error('An approval needs what is to be granted');
      }
      if (request.renews) {
        await this.#extend(change, request, move.deliverable.terms);
        continue;
      }
      const actor = actorOf(move.action);
      const { deliverable } = move;
      const grant = newGrant({ request, deliverable, now: change.now });
      begun.set(actor, [...(begun.get(actor) ?? []), { request, grant }]);
    }
    for (const [actor, grants] of begun) {
      await this.#grants.begin(change, grants, actor);
    }
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

function actorOf(action: RequestAction): string {
  return 'actor' in action ? action.actor.userRef : SYSTEM;
}
