import dagre from '@dagrejs/dagre';
import groupBy from 'lodash/groupBy';
import { VisibleMesh, VisibleNode } from './visibleMesh';

/**
 * Width and height in pixels at zoom 1.
 * @internal
 */
export interface Size {
  width: number;
  height: number;
}

/**
 * Where a node is drawn: its upper left corner, from that of the domain that
 * it is in.
 * @internal
 */
export interface Placement extends Size {
  x: number;
  y: number;
  /** Id of the open domain that it is in. */
  parent?: string;
}

/**
 * The library orders the steps so that arrows cross little, in a time that
 * grows much faster than the number of nodes: 150 take a quarter of a second,
 * 1,000 would take a minute.
 */
const ORDERED_NODES = 150;
/** Between nodes beside each other, and between the steps of a flow. */
const NODE_GAP = 24;
const STEP_GAP = 96;
/** Around what an open domain holds, and the height of its heading. */
const PADDING = 24;
const HEADING = 48;
/** A little wider than a screen, which leaves room for panels. */
const ASPECT = 1.6;

interface Link {
  source: string;
  target: string;
}

type Box = Size & { id: string };
type PlacedBox = Box & { x: number; y: number };

function extent(boxes: readonly PlacedBox[]): Size {
  return {
    width: Math.max(0, ...boxes.map(({ x, width }) => x + width)),
    height: Math.max(0, ...boxes.map(({ y, height }) => y + height)),
  };
}

/** Steps of a flow from left to right. */
function placeLinked(boxes: Box[], links: Link[]): PlacedBox[] {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({
    rankdir: 'LR',
    nodesep: NODE_GAP,
    ranksep: STEP_GAP,
    edgesep: NODE_GAP / 2,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  boxes.forEach(({ id, width, height }) =>
    graph.setNode(id, { width, height }),
  );
  links.forEach(({ source, target }) => graph.setEdge(source, target));
  dagre.layout(graph);
  return boxes.map(box => {
    // The library gives the middle of a node.
    const { x, y } = graph.node(box.id);
    return { ...box, x: x - box.width / 2, y: y - box.height / 2 };
  });
}

/** Lines that together are about as wide as a screen. */
function placeInLines(boxes: Box[], atLeast: number): PlacedBox[] {
  const area = boxes.reduce(
    (sum, { width, height }) => sum + (width + NODE_GAP) * (height + NODE_GAP),
    0,
  );
  const lineWidth = Math.max(atLeast, Math.sqrt(area * ASPECT));
  const placed: PlacedBox[] = [];
  let x = 0;
  let y = 0;
  let lineHeight = 0;
  for (const box of boxes) {
    if (x > 0 && x + box.width > lineWidth) {
      x = 0;
      y += lineHeight + NODE_GAP;
      lineHeight = 0;
    }
    placed.push({ ...box, x, y });
    x += box.width + NODE_GAP;
    lineHeight = Math.max(lineHeight, box.height);
  }
  return placed;
}

/** How many steps each node is from where a flow begins; circles are cut. */
function stepsOf(boxes: Box[], links: Link[]): Map<string, number> {
  const sources = new Map<string, string[]>();
  links.forEach(({ source, target }) =>
    sources.set(target, [...(sources.get(target) ?? []), source]),
  );
  const steps = new Map<string, number>();
  const stepOf = (id: string): number => {
    const known = steps.get(id);
    if (known !== undefined) {
      return known;
    }
    steps.set(id, 0);
    const step = Math.max(
      0,
      ...(sources.get(id) ?? []).map(source => stepOf(source) + 1),
    );
    steps.set(id, step);
    return step;
  };
  boxes.forEach(({ id }) => stepOf(id));
  return steps;
}

/** Each step as a block, for more nodes than the library orders in time. */
function placeInBlocks(boxes: Box[], links: Link[]): PlacedBox[] {
  const steps = stepsOf(boxes, links);
  const blocks = groupBy(boxes, ({ id }) => steps.get(id));
  const placed: PlacedBox[] = [];
  let left = 0;
  for (const step of [...new Set(steps.values())].sort((a, b) => a - b)) {
    const start = left;
    const block = placeInLines(blocks[step], 0);
    placed.push(...block.map(box => ({ ...box, x: box.x + start })));
    left += extent(block).width + STEP_GAP;
  }
  return placed;
}

/** What flows into each other comes first, what stands alone below it. */
function place(boxes: Box[], links: Link[]): PlacedBox[] {
  const linked = new Set(links.flatMap(link => [link.source, link.target]));
  const inFlows = boxes.filter(({ id }) => linked.has(id));
  const flowing =
    inFlows.length > ORDERED_NODES
      ? placeInBlocks(inFlows, links)
      : placeLinked(inFlows, links);
  const { width, height } = extent(flowing);
  const top = height > 0 ? height + NODE_GAP : 0;
  const alone = placeInLines(
    boxes.filter(({ id }) => !linked.has(id)),
    width,
  ).map(box => ({ ...box, y: box.y + top }));
  return [...flowing, ...alone];
}

/** The arrows of each domain: between two nodes that are right in it. */
function linksByDomain(mesh: VisibleMesh): Map<string | undefined, Link[]> {
  const parents = new Map<string, string | undefined>();
  const walk = (nodes: VisibleNode[], parent?: string) =>
    nodes.forEach(({ id, children }) => {
      parents.set(id, parent);
      walk(children, id);
    });
  walk(mesh.nodes);

  const pathOf = (id: string): string[] => {
    const parent = parents.get(id);
    return parent === undefined ? [id] : [...pathOf(parent), id];
  };
  const found = new Map<string | undefined, Map<string, Link>>();
  for (const edge of mesh.edges) {
    const from = pathOf(edge.source);
    const to = pathOf(edge.target);
    const depth = from.findIndex((id, index) => id !== to[index]);
    const [source, target] = [from[depth], to[depth]];
    if (source !== undefined && target !== undefined) {
      const domain = from[depth - 1];
      const links = found.get(domain) ?? new Map<string, Link>();
      links.set(JSON.stringify([source, target]), { source, target });
      found.set(domain, links);
    }
  }
  return new Map(
    [...found].map(([domain, links]) => [domain, [...links.values()]]),
  );
}

/**
 * Places what is drawn of a mesh, from the inside out: each open domain is as
 * big as what it holds. The same mesh is always placed in the same way, nodes
 * of one domain never overlap and stay inside it.
 *
 * @param sizeOf - size of a product or a closed domain
 * @returns placements by node id
 * @internal
 */
export function layoutMesh(
  mesh: VisibleMesh,
  sizeOf: (node: VisibleNode) => Size,
): Map<string, Placement> {
  const placements = new Map<string, Placement>();
  const links = linksByDomain(mesh);

  const layOut = (nodes: VisibleNode[], parent?: string): Size => {
    const boxes = nodes.map(node => ({
      id: node.id,
      ...(node.open ? layOut(node.children, node.id) : sizeOf(node)),
    }));
    const placed = place(boxes, links.get(parent) ?? []);
    const offset =
      parent === undefined
        ? { x: 0, y: 0 }
        : { x: PADDING, y: HEADING + PADDING / 2 };
    for (const { id, x, y, width, height } of placed) {
      placements.set(id, {
        x: x + offset.x,
        y: y + offset.y,
        width,
        height,
        ...(parent !== undefined && { parent }),
      });
    }
    const inner = extent(placed);
    return {
      width: inner.width + 2 * PADDING,
      height: inner.height + HEADING + 1.5 * PADDING,
    };
  };
  layOut(mesh.nodes);
  return placements;
}
