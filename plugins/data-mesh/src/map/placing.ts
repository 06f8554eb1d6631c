/** @internal */
export interface Point {
  x: number;
  y: number;
}

/**
 * Width and height in pixels at zoom 1.
 * @internal
 */
export interface Size {
  width: number;
  height: number;
}

/**
 * A point on the way of an arrow. An arrow stays level with the point before
 * until it has left its column, and is level with the next one before it
 * enters the next column.
 * @internal
 */
export interface Waypoint {
  x: number;
  y: number | 'as before' | 'as after';
}

/** @internal */
export type Box = Size & { id: string };

/** @internal */
export type PlacedBox = Box & Point;

/**
 * What flows in one domain.
 * @internal
 */
export interface Flows {
  /** Between two boxes in it. */
  links: { source: string; target: string }[];
  /** Ids of boxes that flows from outside lead into. */
  entered: ReadonlySet<string>;
  /** Ids of boxes that flows to the outside begin at. */
  left: ReadonlySet<string>;
}

/**
 * Boxes in their places, and free ways between them for arrows.
 * @internal
 */
export interface Placing {
  boxes: PlacedBox[];
  /** Points on the way, by {@link laneKey}. */
  lanes: ReadonlyMap<string, Waypoint[]>;
}

/**
 * Stands for the outside at the left; no ref is like it.
 * @internal
 */
export const ENTRANCE = '<';
/**
 * Stands for the outside at the right.
 * @internal
 */
export const EXIT = '>';

/**
 * Tells lanes apart.
 *
 * @param source - id of a box; absent for the outside
 * @param target - id of a box; absent for the outside
 * @internal
 */
export function laneKey(source: string | undefined, target?: string): string {
  return JSON.stringify([source ?? ENTRANCE, target ?? EXIT]);
}

/**
 * How far things reach from their origin.
 * @internal
 */
export function extent({ boxes, lanes }: Placing): Size {
  const points = [...lanes.values()].flat();
  return {
    width: Math.max(0, ...boxes.map(({ x, width }) => x + width)),
    height: Math.max(
      0,
      ...boxes.map(({ y, height }) => y + height),
      ...points.flatMap(({ y }) => (typeof y === 'number' ? y : [])),
    ),
  };
}

/**
 * A waypoint seen from another origin.
 * @internal
 */
export function moveWaypoint({ x, y }: Waypoint, by: Point): Waypoint {
  return { x: x + by.x, y: typeof y === 'number' ? y + by.y : y };
}

/**
 * The same seen from another origin.
 * @internal
 */
export function movePlacing({ boxes, lanes }: Placing, by: Point): Placing {
  return {
    boxes: boxes.map(box => ({ ...box, x: box.x + by.x, y: box.y + by.y })),
    lanes: new Map(
      [...lanes].map(([key, points]) => [
        key,
        points.map(point => moveWaypoint(point, by)),
      ]),
    ),
  };
}
