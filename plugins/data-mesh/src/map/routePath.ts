import { Point, Waypoint } from './placing';

/** How far an arrow swings out where it has to turn around. */
const TURN = 40;

/**
 * The points of an arrow, with the level of each.
 *
 * @param waypoints - between the ends
 * @internal
 */
export function routePoints(
  source: Point,
  waypoints: Waypoint[],
  target: Point,
): Point[] {
  const points: Point[] = [source];
  waypoints.forEach(({ x, y }, index) => {
    if (typeof y === 'number') {
      points.push({ x, y });
    } else if (y === 'as before') {
      points.push({ x, y: points[points.length - 1].y });
    } else {
      const next = waypoints
        .slice(index + 1)
        .find(later => typeof later.y === 'number');
      points.push({
        x,
        y: typeof next?.y === 'number' ? next.y : target.y,
      });
    }
  });
  return [...points, target];
}

/**
 * The outline of an arrow as SVG path data: from the right of its source to
 * the left of its target, level at every point on the way.
 *
 * @param points - the ends and what the arrow goes through between them
 * @internal
 */
export function routePath(points: Point[]): string {
  const last = points.length - 1;
  const directions = points.map((_point, index) =>
    index === 0 || index === last
      ? 1
      : Math.sign(points[index + 1].x - points[index - 1].x) || 1,
  );
  return points
    .map((point, index) => {
      if (index === 0) {
        return `M${point.x},${point.y}`;
      }
      const before = points[index - 1];
      const distance = point.x - before.x;
      const swing = (direction: number) =>
        direction * (distance * direction > 0 ? Math.abs(distance) / 2 : TURN);
      const start = before.x + swing(directions[index - 1]);
      const end = point.x - swing(directions[index]);
      return `C${start},${before.y} ${end},${point.y} ${point.x},${point.y}`;
    })
    .join(' ');
}
