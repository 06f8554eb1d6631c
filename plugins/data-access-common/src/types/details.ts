import { AccessEvent } from './event';
import { AccessConnection } from './grant';
import { AccessRequest } from './request';

/**
 * What the caller may do with a request or its grant now; the backend decides.
 * @public
 */
export interface AllowedActions {
  /** Approve, approve less, deny or ask a question. */
  decide: boolean;
  /** Answer the open question. */
  answer: boolean;
  cancel: boolean;
  revoke: boolean;
  giveBack: boolean;
  renew: boolean;
  handOver: boolean;
  /** Try a failed grant or revocation at once. */
  retry: boolean;
  /** Erase purpose and comments. */
  erase: boolean;
}

/** @public */
export interface AccessRequestDetails {
  request: AccessRequest;
  events: AccessEvent[];
  allowed: AllowedActions;
  /** The others that were asked for at once, of those the caller may see. */
  basket: AccessRequest[];
  /** For those for whom the grant is, while it is active. */
  connection?: AccessConnection;
  /** Shown to those who may decide a request with terms. */
  terms?: { text: string; hash: string };
}
