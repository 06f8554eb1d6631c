import {
  ScorecardLevel,
  TrendPoint,
} from '@meshport/backstage-plugin-data-governance-common';

/**
 * How a product stood at the end of a day.
 * @internal
 */
export interface ProductDay {
  /** ISO date. */
  day: string;
  /** In percent; absent when no check counted. */
  score?: number;
  /** 0 for no level, 1 for the lowest. */
  position: number;
  /** Title of the level. */
  level: string;
  /** Checks that failed or were unknown. */
  open: number;
  exempt: number;
}

/**
 * The days of a product. A level that is not known any more keeps its name and
 * counts as none.
 *
 * @param levels - lowest first
 * @internal
 */
export function productDays(
  points: TrendPoint[],
  levels: ScorecardLevel[],
): ProductDay[] {
  return points.map(point => {
    const [name = 'none'] = Object.entries(point.levels)
      .filter(([, products]) => products > 0)
      .map(([reached]) => reached);
    const position = levels.findIndex(level => level.name === name) + 1;
    const unknownName = name === 'none' ? 'No level' : name;
    return {
      day: point.day,
      score: point.score === undefined ? undefined : point.score * 100,
      position,
      level: levels[position - 1]?.title ?? unknownName,
      open: point.failing + point.unknown,
      exempt: point.exempt,
    };
  });
}
