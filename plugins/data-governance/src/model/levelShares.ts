import {
  LevelCount,
  ScorecardLevel,
} from '@meshport/backstage-plugin-data-governance-common';
import { NO_LEVEL } from './meshView';

/**
 * How many products reached a level, or none.
 * @internal
 */
export interface LevelShare {
  /** Name of the level; {@link NO_LEVEL} for none. */
  name: string;
  /** Absent: no level. */
  level?: ScorecardLevel;
  title: string;
  products: number;
}

/**
 * The counts in the order of the levels, none first. A level that no product
 * reached has 0; one that is not among the levels comes last, so that nothing
 * counted is lost.
 *
 * @param levels - lowest first
 * @internal
 */
export function levelShares(
  counts: LevelCount[],
  levels: ScorecardLevel[],
): LevelShare[] {
  const known = new Map<string, ScorecardLevel>();
  for (const level of [...levels, ...counts.flatMap(c => c.level ?? [])]) {
    if (!known.has(level.name)) {
      known.set(level.name, level);
    }
  }
  return [undefined, ...known.values()].map(level => ({
    name: level?.name ?? NO_LEVEL,
    level,
    title: level?.title ?? 'No level',
    products: counts
      .filter(count => count.level?.name === level?.name)
      .reduce((sum, { products }) => sum + products, 0),
  }));
}
