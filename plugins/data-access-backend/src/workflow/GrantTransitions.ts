import { AccessEvent } from '@meshport/backstage-plugin-data-access-common';
import { Change, changedMeanwhile } from '../database/Change';
import { endingsOf } from '../database/eventLog';
import { GrantRecord } from '../database/grantRows';
import { RequestRecord } from '../database/requestRows';
import { ConflictError } from '@backstage/errors';
import {
  GrantAction,
  GrantTransition,
  transitionGrant,
} from '../grants/grantMachine';
import { grantMessages } from '../notifications/grantMessages';

/**
 * One grant and what happens to it.
 * @internal
 */
export interface GrantMove {
  request: RequestRecord;
  grant: GrantRecord;
  action: GrantAction;
  /** Entity ref of the user, or `system`. */
  actor: string;
  comment?: string;
  /** What is learned with it, e.g. the evidence. */
  patch?: Partial<GrantRecord>;
}

type AllowedMove = GrantMove & {
  transition: Exclude<GrantTransition, { refusal: string }>;
};

/**
 * Asks the machine for the next states of grants and writes them with
 * everything that follows: rows, lines in the log, work and notifications.
 * @internal
 */
export class GrantTransitions {
  readonly #alarmRecipients: readonly string[];

  constructor(options: { alarmRecipients: readonly string[] }) {
    this.#alarmRecipients = options.alarmRecipients;
  }

  /** Writes grants that follow approvals, and asks for their rights. */
  async begin(
    change: Change,
    begun: readonly { request: RequestRecord; grant: GrantRecord }[],
    actor: string,
  ): Promise<void> {
    await change.insertGrants(begun.map(({ grant }) => grant));
    for (const { request, grant } of begun) {
      change.record({
        requestId: request.id,
        grantId: grant.id,
        type: 'grant.requested',
        actor,
        toState: grant.state,
        details: {
          platform: grant.platform,
          principal: grant.principal,
          holder: grant.holder,
          location: grant.location,
          duration: grant.duration,
          ...(grant.filter && { filter: grant.filter }),
          ...(grant.masks && { masks: grant.masks }),
        },
      });
      change.reconcile(grant.rightKey);
    }
  }

  /**
   * Moves one grant.
   *
   * @throws `ConflictError` when the machine refuses or somebody was faster
   */
  async move(change: Change, move: GrantMove): Promise<GrantRecord> {
    const result = transitionGrant(move.grant, move.action);
    if ('refusal' in result) {
      throw new ConflictError(result.refusal);
    }
    const [written] = await this.moveMany(change, [move]);
    if (!written) {
      throw changedMeanwhile('grant', move.grant.id);
    }
    return written;
  }

  /**
   * Moves many grants, each once. Those that the machine refuses, and those
   * that somebody else has changed meanwhile, stay as they are and keep none
   * of the others.
   *
   * @returns those that moved
   */
  async moveMany(
    change: Change,
    moves: readonly GrantMove[],
  ): Promise<GrantRecord[]> {
    const allowed = new Map<string, AllowedMove>();
    for (const move of moves) {
      const transition = transitionGrant(move.grant, move.action);
      if ('next' in transition) {
        allowed.set(move.grant.id, { ...move, transition });
      }
    }
    const written = await change.updateGrants(
      [...allowed.values()].map(({ grant, patch, transition }) => ({
        ...grant,
        ...patch,
        ...transition.next,
      })),
    );
    const endings = await endingsOf(change.trx, written.filter(hasReason));
    const closed: string[] = [];
    for (const grant of written) {
      const move = allowed.get(grant.id);
      if (move) {
        this.#record(change, move, grant);
        closed.push(
          ...this.#follow(change, move, grant, endings.get(grant.id)),
        );
      }
    }
    await change.closeRequests(closed);
    return written;
  }

  #record(change: Change, move: AllowedMove, written: GrantRecord): void {
    change.touch(move.request);
    change.record({
      requestId: move.request.id,
      grantId: written.id,
      type: move.transition.event,
      actor: move.actor,
      fromState: move.grant.state,
      toState: written.state,
      ...(move.comment && { comment: move.comment }),
      ...detailsOf(move, written),
    });
  }

  /** @returns ids of the requests that are to be closed */
  #follow(
    change: Change,
    move: AllowedMove,
    written: GrantRecord,
    ending: AccessEvent | undefined,
  ): string[] {
    const closed: string[] = [];
    for (const effect of move.transition.effects) {
      switch (effect) {
        case 'reconcile':
          change.reconcile(written.rightKey);
          break;
        case 'close-request':
          closed.push(move.request.id);
          if (move.grant.extension) {
            closed.push(move.grant.extension.requestId);
          }
          break;
        case 'close-renewal':
          if (move.grant.extension) {
            closed.push(move.grant.extension.requestId);
          }
          break;
        default:
          change.notify(
            grantMessages[effect](move.request, written, {
              alarmRecipients: this.#alarmRecipients,
              ending,
            }),
          );
      }
    }
    return closed;
  }
}

/** Whether it has ended for a reason that somebody, or a check, has told. */
function hasReason({ endedAt, endReason }: GrantRecord): boolean {
  return (
    endedAt !== undefined &&
    endReason !== 'expired' &&
    endReason !== 'given-back'
  );
}

/** What the log has to say beside the states. */
function detailsOf(
  { grant: before, action, patch }: AllowedMove,
  grant: GrantRecord,
): Pick<AccessEvent, 'details'> {
  const details = {
    ...(grant.endReason && { endReason: grant.endReason }),
    ...(patch?.evidence && { evidence: { ...patch.evidence } }),
    ...(patch?.failure && { failure: patch.failure.message }),
    ...(patch?.expiresAt && { expiresAt: patch.expiresAt }),
    ...(action.type === 'extend' && { extension: grant.extension }),
    ...(action.type === 'confirm-extension' && {
      renewal: before.extension?.requestId,
    }),
    ...(action.type === 'warn' && { warning: grant.warning }),
    ...(action.type === 'hand-over' && {
      from: before.responsible,
      to: grant.responsible,
    }),
  };
  return Object.keys(details).length > 0 ? { details } : {};
}
