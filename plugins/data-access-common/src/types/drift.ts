import { PortRef } from './port';

/**
 * Something in the engine that is not as the grants say. `missing`: a grant
 * has no right. `unexpected`: somebody can read without a grant. `different`:
 * a right is there, but not as it should be.
 * @public
 */
export interface DriftFinding extends PortRef {
  id: string;
  kind: 'missing' | 'unexpected' | 'different';
  platform: string;
  principal: string;
  /** By which path, in words, e.g. `a right given to PUBLIC`. */
  path?: string;
  summary: string;
  grantId?: string;
  requestId?: string;
  /** When it was first and last seen. */
  since: string;
  seenAt: string;
  /** Whether the adapter can mend it. */
  repairable: boolean;
  state: 'open' | 'repairing' | 'adopted' | 'gone';
  /** Why the last repair did not work. */
  failure?: string;
  /** Somebody decided to leave it as it is until then. */
  adopted?: { by: string; at: string; reason: string; until: string };
  revision: number;
}

/**
 * How a port's rights were last compared with its grants.
 * @public
 */
export interface PortComparison extends PortRef {
  platform: string;
  comparedAt?: string;
  /** Why it could not be compared. */
  failure?: string;
}

/**
 * How much is not as it should be in a product's ports.
 * @public
 */
export interface DriftCount {
  /** Entity ref. */
  product: string;
  open: number;
  /** Left as it is until a time, by decision. */
  adopted: number;
}
