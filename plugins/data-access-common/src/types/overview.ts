/**
 * Access in the mesh, of what the caller may see.
 * @public
 */
export interface AccessOverview {
  pending: number;
  /** Pending for longer than a step should take. */
  overdue: number;
  active: number;
  /** Active and ending within 14 days. */
  endingSoon: number;
  /** Grants that failed, failed to end, or drifted. */
  alarms: number;
  drift: { open: number; adopted: number };
  /** Those with the most living grants, most first; at most 20. */
  products: {
    product: string;
    active: number;
    pending: number;
    alarms: number;
    drift: number;
  }[];
  /** How long decisions took in the last 90 days, in seconds. */
  decisionTime?: { median: number; longest: number; decisions: number };
}
