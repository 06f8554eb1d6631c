import {
  ScorecardLevel,
  TrendPoint,
} from '@meshport/backstage-plugin-data-governance-common';
import { levelShares, LevelShare } from './levelShares';

/**
 * A day of a trend, ready to draw.
 * @internal
 */
export interface TrendDay {
  day: string;
  /** Weighted share of passed checks, in percent; absent when none counted. */
  score?: number;
  products: number;
  /** Open: failing or unknown. */
  open: number;
  exempt: number;
  /** In the order of the levels, none first. */
  levels: LevelShare[];
}

/**
 * The days of a trend with their levels in order. A level that is not known any
 * more keeps the name it had.
 *
 * @param levels - lowest first
 * @internal
 */
export function trendDays(
  points: TrendPoint[],
  levels: ScorecardLevel[],
): TrendDay[] {
  const named = new Map(levels.map(level => [level.name, level]));
  const past = points
    .flatMap(point => Object.keys(point.levels))
    .filter(name => name !== 'none' && !named.has(name));
  const all = [
    ...levels,
    ...[...new Set(past)].map(name => ({ name, title: name })),
  ];
  return points.map(point => ({
    day: point.day,
    score: point.score === undefined ? undefined : point.score * 100,
    products: point.products,
    open: point.failing + point.unknown,
    exempt: point.exempt,
    levels: levelShares(
      Object.entries(point.levels).map(([name, products]) => ({
        level: all.find(level => level.name === name),
        products,
      })),
      all,
    ),
  }));
}

/**
 * The ISO date some days before another.
 * @internal
 */
export function daysBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
}
