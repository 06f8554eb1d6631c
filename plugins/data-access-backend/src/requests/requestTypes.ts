import {
  RequestQuestion,
  RequestState,
  RequestStep,
} from '@meshport/backstage-plugin-data-access-common';
import { AccessFilter } from '@meshport/backstage-plugin-data-mesh-common';

/**
 * Why something may not be done. `state`: too late; `actor`: the wrong person;
 * `input`: not complete.
 * @internal
 */
export interface Refusal {
  kind: 'state' | 'actor' | 'input';
  reason: string;
}

/**
 * Who acts: the user, and everything the user owns or is a member of.
 * @internal
 */
export interface Actor {
  userRef: string;
  /** Ownership entity refs, the user's own among them. */
  claims: readonly string[];
}

/**
 * What the machine knows of a request.
 * @internal
 */
export interface RequestSnapshot {
  state: RequestState;
  requester: string;
  holder: string;
  /** Owners of the holder, when it is a data product. */
  holderOwners?: readonly string[];
  duration: string;
  filter?: AccessFilter;
  granted?: { duration?: string; filter?: AccessFilter };
  steps: RequestStep[];
  /** Index of the step that is to be decided; while pending. */
  currentStep?: number;
  /** Those who may decide now, or could have. */
  approvers: string[];
  question?: RequestQuestion;
}

/**
 * What happens to a request. `at` is the database's clock, ISO 8601.
 * @internal
 */
export type RequestAction =
  | {
      type: 'approve';
      actor: Actor;
      at: string;
      comment?: string;
      /** Less than there was. */
      duration?: string;
      filter?: AccessFilter;
    }
  | { type: 'deny'; actor: Actor; comment: string }
  | { type: 'cancel'; actor: Actor }
  | { type: 'ask'; actor: Actor; at: string; text: string }
  | { type: 'answer'; actor: Actor; at: string; text: string }
  | { type: 'remind' }
  | { type: 'escalate'; at: string; approvers: string[] }
  /** Nobody decided in time. */
  | { type: 'lapse' }
  /** What the approvals rest on has changed. */
  | { type: 'void'; opening: Opening; question?: RequestQuestion };

/**
 * Who has to decide, by the policies: nobody, or some in steps.
 * @internal
 */
export interface Opening {
  outcome: 'approve' | 'deny' | 'decide';
  steps: RequestStep[];
}

/** @internal */
export type RequestEventType =
  | 'request.submitted'
  | 'request.step-approved'
  | 'request.approved'
  | 'request.denied'
  | 'request.cancelled'
  | 'request.asked'
  | 'request.answered'
  | 'request.reminded'
  | 'request.escalated'
  | 'request.lapsed'
  | 'request.voided';

/**
 * What has to follow a transition, in the same transaction. `grant`: what was
 * approved has to be granted, or prolonged.
 * @internal
 */
export type RequestEffect =
  | 'grant'
  | 'start-clock'
  | 'stop-clock'
  | 'resume-clock'
  | 'next-stage'
  | 'notify-requester'
  | 'notify-approvers';

/** What of a request a transition changes. @internal */
export type RequestPatch = Partial<
  Pick<
    RequestSnapshot,
    'state' | 'steps' | 'currentStep' | 'approvers' | 'granted' | 'question'
  >
>;

/** @internal */
export type RequestTransition =
  | {
      patch: RequestPatch;
      event: RequestEventType;
      effects: readonly RequestEffect[];
    }
  | { refusal: Refusal };
