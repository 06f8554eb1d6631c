import { DriftFinding } from './drift';
import { GrantState } from './grant';
import { PortRef } from './port';
import { RequestState } from './request';

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
  fromState?: RequestState | GrantState | DriftFinding['state'];
  /** Of the request, the grant, or what was found in an engine. */
  toState: RequestState | GrantState | DriftFinding['state'];
  comment?: string;
  /** What the access is for, of a request that was submitted. */
  purpose?: string;
  /** Whether a comment or a purpose was there and was erased. */
  erased?: boolean;
  details?: Record<string, unknown>;
}

/**
 * Who could read a port at a moment, by what the log says.
 * @public
 */
export interface ReaderAt extends PortRef {
  grantId: string;
  requestId: string;
  holder: string;
  principal: string;
  platform: string;
  /** Absent: all columns. */
  columns?: string[];
  /** In words; absent: all rows. */
  rows?: string;
  /** Empty when it was erased. */
  purpose: string;
  requester: string;
  /** Entity refs of those who approved, or `system` for a policy. */
  approvedBy: string[];
  from: string;
  /** When the right ended, or is to end by what was known at that moment. */
  until?: string;
  ended: boolean;
}
