import { ENTITY_SOURCE } from '../facts/FactStore';
import { CompiledScorecard } from '../scorecards';

/**
 * The sources that have to be known to judge by scorecards.
 *
 * @returns `undefined` when a rule may read any
 * @internal
 */
export function sourcesOf(
  scorecards: readonly CompiledScorecard[],
): string[] | undefined {
  const sources = new Set([ENTITY_SOURCE]);
  for (const { checks } of scorecards) {
    for (const { reads } of checks) {
      for (const read of reads) {
        sources.add(read.split('.', 1)[0]);
      }
    }
  }
  return sources.has('*') ? undefined : [...sources];
}
