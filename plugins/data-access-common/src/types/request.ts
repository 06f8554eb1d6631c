import { AccessFilter } from '@meshport/backstage-plugin-data-mesh-common';
import { AccessGrant } from './grant';
import { PolicyDecision } from './policy';
import { PortRef } from './port';

/**
 * States of a request. Only `pending` can change.
 * @public
 */
export const REQUEST_STATES = [
  'pending',
  'approved',
  'denied',
  'cancelled',
  'lapsed',
] as const;

/** @public */
export type RequestState = (typeof REQUEST_STATES)[number];

/**
 * One approval within a step.
 * @public
 */
export interface Approval {
  /** Entity ref of the user. */
  by: string;
  at: string;
  comment?: string;
}

/**
 * A step of a request: frozen when it was asked for, and made anew when the
 * approvals are voided.
 * @public
 */
export interface RequestStep {
  title: string;
  /** Entity refs of those who may decide it, those it escalated to included. */
  approvers: string[];
  /** How many different people have to approve. */
  quorum: number;
  /** Set when a rule of a policy asked for the step. */
  requiredBy?: { policy: string; rule: string; reason: string };
  approvals: Approval[];
  /** When it passed on to the next approvers. */
  escalatedAt?: string;
}

/**
 * A question of an approver. While it has no answer, the request waits for its
 * requester, and no time runs against it.
 * @public
 */
export interface RequestQuestion {
  by: string;
  at: string;
  text: string;
  answer?: { by: string; at: string; text: string };
}

/** @public */
export interface AccessRequest extends PortRef {
  id: string;
  state: RequestState;
  /** The same for all that were asked for at once. */
  basket?: string;
  /** Entity ref of the user who asks. */
  requester: string;
  /**
   * Entity ref of who is to hold the right: the requester, a team they are in,
   * or a data product they own.
   */
  holder: string;
  /** Entity refs of the owners of the holder, when it is a data product. */
  holderOwners?: string[];
  /** Empty when it was erased. */
  purpose: string;
  comment?: string;
  /** When purpose, comments, questions and answers were erased. */
  erasedAt?: string;
  /** ISO 8601 duration of the right, from the moment it becomes active. */
  duration: string;
  filter?: AccessFilter;
  /**
   * What is left after approvers gave less than was asked for; absent where
   * it is all.
   */
  granted?: { duration?: string; filter?: AccessFilter };
  /** SHA-256 in hexadecimal of the terms the requester accepted. */
  acceptedTerms?: string;
  /** Id of the request whose grant this one prolongs. */
  renews?: string;
  steps: RequestStep[];
  /** Index of the step that is to be decided; while pending. */
  currentStep?: number;
  /** Entity refs of those who may decide now. */
  approvers: string[];
  /** The last question and its answer. */
  question?: RequestQuestion;
  /** When it lapses unless it is decided; while pending. */
  lapsesAt?: string;
  /** By policy, `by` is `system`. */
  decision?: {
    by: string;
    at: string;
    comment?: string;
  };
  /** What the policies said, with what they knew. */
  policy?: PolicyDecision;
  createdAt: string;
  updatedAt: string;
  /** Rises with every change; a decision names the one it was made on. */
  revision: number;
  /** The grant that followed an approval, or that was prolonged by it. */
  grant?: AccessGrant;
}

/**
 * What a requester asks for one port.
 * @public
 */
export interface NewAccessRequest extends PortRef {
  purpose: string;
  /** ISO 8601 duration. */
  duration: string;
  comment?: string;
  /** The caller when absent. */
  holder?: string;
  filter?: AccessFilter;
  /** The hash of the terms that were shown, where the port has any. */
  acceptedTerms?: string;
}
