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
 * States of a grant. `active`, `revoked` and `expired` are words about the
 * engine: they are written only after the engine was read back.
 * `grant_failed` and `revoke_failed` are alarms; both are tried again.
 * @public
 */
export const GRANT_STATES = [
  'granting',
  'active',
  'revoking',
  'revoked',
  'expired',
  'grant_failed',
  'revoke_failed',
  'drifted',
] as const;

/** @public */
export type GrantState = (typeof GRANT_STATES)[number];

/**
 * Why a grant ends.
 * @public
 */
export type GrantEndReason = 'expired' | 'revoked' | 'given-back';

/**
 * The output port that is asked for.
 * @public
 */
export interface PortRef {
  /** Entity ref of the data product. */
  product: string;
  port: string;
  version: string;
}

/** @public */
export interface AccessRequest extends PortRef {
  id: string;
  state: RequestState;
  /** Entity ref of the user who asks and for whom the right is. */
  requester: string;
  purpose: string;
  comment?: string;
  /** ISO 8601 duration of the right, from the moment it becomes active. */
  duration: string;
  /** Entity refs of those who may decide. */
  approvers: string[];
  decision?: {
    by: string;
    at: string;
    comment?: string;
  };
  createdAt: string;
  updatedAt: string;
  /** Rises with every change; a decision names the one it was made on. */
  revision: number;
  /** The grant that followed an approval. */
  grant?: AccessGrant;
}

/** @public */
export interface AccessGrant extends PortRef {
  id: string;
  requestId: string;
  state: GrantState;
  /** Entity ref of the user who holds the right. */
  holder: string;
  platform: string;
  /** Login role in the engine. */
  principal: string;
  purpose: string;
  /** Set when the engine confirmed the right. */
  activeSince?: string;
  /** When the right ends; set when it becomes active. */
  expiresAt?: string;
  /** Set when the engine confirmed the end. */
  endedAt?: string;
  endReason?: GrantEndReason;
  /** What the engine last said. */
  evidence?: {
    state: 'present' | 'absent' | 'differs';
    checkedAt: string;
    summary: string;
    details: Record<string, unknown>;
  };
  /** The last failure, while the grant is in an alarm or is being retried. */
  failure?: { message: string; attempts: number; nextAttemptAt?: string };
  revision: number;
}

/**
 * How many grants of a port are in one state.
 * @public
 */
export interface GrantCount extends PortRef {
  state: GrantState;
  grants: number;
}

/**
 * One line of the append-only log.
 * @public
 */
export interface AccessEvent {
  sequence: number;
  requestId: string;
  grantId?: string;
  /** E.g. `request.submitted`, `grant.activated`. */
  type: string;
  /** Entity ref of the user, or `system` for the portal itself. */
  actor: string;
  at: string;
  fromState?: RequestState | GrantState;
  toState: RequestState | GrantState;
  comment?: string;
  details?: Record<string, unknown>;
}

/**
 * Until when a deprecated product is kept and what takes its place.
 * @public
 */
export interface OfferDeprecation {
  /** ISO 8601 date: the last day of support. */
  until?: string;
  /** Entity ref of the product that replaces it. */
  replacedBy?: string;
  reason?: string;
}

/**
 * What a port offers the signed-in user.
 * @public
 */
export interface AccessOffer extends PortRef {
  productTitle: string;
  classification: string;
  /** Purposes to choose from; any text when empty. */
  purposes: string[];
  /** ISO 8601 duration. */
  longestDuration: string;
  /** Entity refs of those who would decide. */
  approvers: string[];
  /**
   * Set for a deprecated product: a request needs a comment that says why the
   * product is needed all the same.
   */
  deprecation?: OfferDeprecation;
  /** The login role that would get the right. */
  principal?: string;
  /**
   * Why this user cannot ask now, in words; absent when they can.
   */
  refusal?: string;
  /** The user's open request or living grant on this port. */
  existing?: { requestId: string };
}

/**
 * How the holder of an active grant connects.
 * @public
 */
export interface AccessConnection {
  properties: { label: string; value: string }[];
  command?: string;
  statement?: string;
}

/**
 * What the caller may do with a request or its grant now; the backend decides.
 * @public
 */
export interface AllowedActions {
  decide: boolean;
  cancel: boolean;
  revoke: boolean;
  giveBack: boolean;
  /** Try a failed grant or revocation at once. */
  retry: boolean;
}

/** @public */
export interface AccessRequestDetails {
  request: AccessRequest;
  events: AccessEvent[];
  allowed: AllowedActions;
  /** For the holder of an active grant only. */
  connection?: AccessConnection;
}
