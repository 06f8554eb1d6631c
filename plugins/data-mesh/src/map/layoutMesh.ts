import { placeNodes } from './placeNodes';
import {
  extent,
  Flows,
  laneKey,
  moveWaypoint,
  Placing,
  Point,
  Size,
  Waypoint,
} from './placing';
import { VisibleEdge, VisibleMesh, VisibleNode } from './visibleMesh';

/**
 * Where a node is drawn: its upper left corner, from that of the domain that
 * it is in.
 * @internal
 */
export interface Placement extends Size, Point {
  /** Id of the open domain that it is in. */
  parent?: string;
}

/**
 * Where everything is drawn.
 * @internal
 */
export interface MeshLayout {
  /** By node id. */
  placements: ReadonlyMap<string, Placement>;
  /**
   * What arrows go through between their ends, by edge id; from the upper left
   * corner of the drawing.
   */
  routes: ReadonlyMap<string, Waypoint[]>;
}

/**
 * The part of the drawing that holds some nodes.
 *
 * @param ids - of nodes that are drawn
 * @internal
 */
export function boundsOf(
  { placements }: Pick<MeshLayout, 'placements'>,
  ids: Iterable<string>,
): Size & Point {
  const places = [...ids].flatMap(id => {
    const place = placements.get(id);
    return place ? [{ ...place, ...cornerOf(placements, id) }] : [];
  });
  const x = Math.min(...places.map(place => place.x));
  const y = Math.min(...places.map(place => place.y));
  return {
    x,
    y,
    width: Math.max(...places.map(place => place.x + place.width)) - x,
    height: Math.max(...places.map(place => place.y + place.height)) - y,
  };
}

/** Where a node is, from the upper left corner of the drawing. */
function cornerOf(placements: MeshLayout['placements'], id: string): Point {
  const place = placements.get(id);
  if (!place) {
    return { x: 0, y: 0 };
  }
  if (place.parent === undefined) {
    return { x: place.x, y: place.y };
  }
  const around = cornerOf(placements, place.parent);
  return { x: around.x + place.x, y: around.y + place.y };
}

/** Around what an open domain holds, and the height of its heading. */
const PADDING = 24;
const HEADING = 48;
const INSIDE: Point = { x: PADDING, y: HEADING + PADDING / 2 };

/** An arrow with the domains that each end is in, from the outside in. */
interface Path {
  edge: VisibleEdge;
  from: string[];
  to: string[];
  /** How many domains both ends are in. */
  common: number;
}

function pathsOf(mesh: VisibleMesh): Path[] {
  const paths = new Map<string, string[]>();
  const walk = (nodes: VisibleNode[], above: string[]) =>
    nodes.forEach(({ id, children }) => {
      const path = [...above, id];
      paths.set(id, path);
      walk(children, path);
    });
  walk(mesh.nodes, []);
  return mesh.edges.map(edge => {
    const from = paths.get(edge.source) ?? [];
    const to = paths.get(edge.target) ?? [];
    return { edge, from, to, common: from.findIndex((id, i) => id !== to[i]) };
  });
}

/** What flows in each domain; under `undefined` what flows between them. */
function flowsByDomain(paths: Path[]): Map<string | undefined, Flows> {
  const found = new Map<
    string | undefined,
    {
      links: Map<string, Flows['links'][number]>;
      entered: Set<string>;
      left: Set<string>;
    }
  >();
  const of = (domain: string | undefined) => {
    const flows = found.get(domain) ?? {
      links: new Map(),
      entered: new Set(),
      left: new Set(),
    };
    found.set(domain, flows);
    return flows;
  };
  for (const { from, to, common } of paths) {
    const link = { source: from[common], target: to[common] };
    of(from[common - 1]).links.set(laneKey(link.source, link.target), link);
    from
      .slice(common + 1)
      .forEach((id, index) => of(from[common + index]).left.add(id));
    to.slice(common + 1).forEach((id, index) =>
      of(to[common + index]).entered.add(id),
    );
  }
  return new Map(
    [...found].map(([domain, { links, entered, left }]) => [
      domain,
      { links: [...links.values()], entered, left },
    ]),
  );
}

const NO_FLOWS: Flows = { links: [], entered: new Set(), left: new Set() };

/**
 * Places what is drawn of a mesh, from the inside out: each open domain is as
 * big as what it holds. The same mesh is always placed in the same way, nodes
 * of one domain never overlap and stay inside it, and arrows go around what is
 * between their ends as far as there is an order to go by.
 *
 * @param sizeOf - size of a product or a closed domain
 * @internal
 */
export function layoutMesh(
  mesh: VisibleMesh,
  sizeOf: (node: VisibleNode) => Size,
): MeshLayout {
  const paths = pathsOf(mesh);
  const flows = flowsByDomain(paths);
  const placements = new Map<string, Placement>();
  const lanes = new Map<string | undefined, Placing['lanes']>();

  const layOut = (nodes: VisibleNode[], parent?: string): Size => {
    const placing = placeNodes(
      nodes.map(node => ({
        id: node.id,
        ...(node.open ? layOut(node.children, node.id) : sizeOf(node)),
      })),
      flows.get(parent) ?? NO_FLOWS,
    );
    const offset = parent === undefined ? { x: 0, y: 0 } : INSIDE;
    for (const { id, x, y, width, height } of placing.boxes) {
      placements.set(id, {
        x: x + offset.x,
        y: y + offset.y,
        width,
        height,
        ...(parent !== undefined && { parent }),
      });
    }
    lanes.set(parent, placing.lanes);
    const inner = extent(placing);
    return {
      width: inner.width + 2 * PADDING,
      height: inner.height + HEADING + 1.5 * PADDING,
    };
  };
  layOut(mesh.nodes);

  const laneIn = (domain: string | undefined, key: string): Waypoint[] => {
    const origin = { x: 0, y: 0 };
    if (domain !== undefined) {
      const corner = cornerOf(placements, domain);
      origin.x = corner.x + INSIDE.x;
      origin.y = corner.y + INSIDE.y;
    }
    return (lanes.get(domain)?.get(key) ?? []).map(point =>
      moveWaypoint(point, origin),
    );
  };
  const routes = new Map(
    paths.map(({ edge, from, to, common }) => [
      edge.id,
      [
        ...from
          .slice(common + 1)
          .flatMap((id, index) => ({ id, domain: from[common + index] }))
          .reverse()
          .flatMap(({ id, domain }) => laneIn(domain, laneKey(id))),
        ...laneIn(from[common - 1], laneKey(from[common], to[common])),
        ...to
          .slice(common + 1)
          .flatMap((id, index) =>
            laneIn(to[common + index], laneKey(undefined, id)),
          ),
      ],
    ]),
  );
  return { placements, routes };
}
