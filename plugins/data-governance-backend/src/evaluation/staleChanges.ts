import { TransitionCause } from '@meshport/backstage-plugin-data-governance-common';
import { StaleChange } from './StaleQueue';

// The order in which a transition is put down to one of several causes.
const CAUSES: readonly TransitionCause[] = [
  'rules',
  'exemption',
  'facts',
  'time',
];

/**
 * What changed, as it is kept in the database: a JSON list without white space,
 * so that two can be joined in SQL.
 * @internal
 */
export function serializeChanges(
  cause: TransitionCause,
  reads: readonly string[],
): string {
  const changes = reads.includes('*')
    ? [`${cause}:*`]
    : [...new Set(reads)].sort().map(read => `${cause}:${read}`);
  return JSON.stringify(changes.length > 0 ? changes : [cause]);
}

/** @internal */
export function parseChanges(changes: string): StaleChange[] {
  const entries: string[] = JSON.parse(changes);
  return [...new Set(entries)].map(entry => {
    const end = entry.indexOf(':');
    return end < 0
      ? { cause: entry as TransitionCause }
      : {
          cause: entry.slice(0, end) as TransitionCause,
          read: entry.slice(end + 1),
        };
  });
}

/**
 * What a new outcome of a check is put down to: the most telling cause among
 * the changes that concern it, or among all when none does.
 *
 * @param concerns - whether the check depends on what changed
 * @internal
 */
export function causeOf(
  changes: readonly StaleChange[],
  concerns: (read: string) => boolean,
): TransitionCause {
  const relevant = changes.filter(
    ({ read }) => read !== undefined && concerns(read),
  );
  const causes = new Set(
    (relevant.length > 0 ? relevant : changes).map(({ cause }) => cause),
  );
  return CAUSES.find(cause => causes.has(cause)) ?? 'facts';
}
