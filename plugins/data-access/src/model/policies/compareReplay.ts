import {
  PolicyDecision,
  PolicyReplay,
} from '@meshport/backstage-plugin-data-access-common';

type Outcome = PolicyDecision['outcome'];

/** How many past requests would have been answered in each way. */
export interface ReplaySummary {
  all: number;
  after: Record<Outcome, number>;
  /** Those that would have been answered otherwise, newest first. */
  changed: PolicyReplay[];
  /**
   * Those that people denied and that would be approved at once: what to look
   * at first.
   */
  againstPeople: PolicyReplay[];
}

/**
 * Compares what policies said about past requests with what changed ones would
 * have said. Requests from before there were policies were decided by people.
 */
export function compareReplay(items: PolicyReplay[]): ReplaySummary {
  const after: Record<Outcome, number> = { approve: 0, deny: 0, decide: 0 };
  items.forEach(item => {
    after[item.after.outcome] += 1;
  });
  return {
    all: items.length,
    after,
    changed: items
      .filter(item => item.after.outcome !== outcomeBefore(item))
      .sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt)),
    againstPeople: items.filter(
      item =>
        item.after.outcome === 'approve' &&
        outcomeBefore(item) === 'decide' &&
        item.state === 'denied',
    ),
  };
}

/** What was said then. */
export function outcomeBefore(item: PolicyReplay): Outcome {
  return item.before ?? 'decide';
}
