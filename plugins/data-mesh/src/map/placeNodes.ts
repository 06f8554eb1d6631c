import dagre from '@dagrejs/dagre';
import groupBy from 'lodash/groupBy';
import sortBy from 'lodash/sortBy';
import {
  Box,
  ENTRANCE,
  EXIT,
  extent,
  Flows,
  movePlacing,
  PlacedBox,
  Placing,
  Point,
  Waypoint,
} from './placing';

/** Between boxes beside each other, and between the steps of a flow. */
const NODE_GAP = 24;
const STEP_GAP = 112;
/** A little wider than a screen, which leaves room for panels. */
const ASPECT = 1.6;
/**
 * The library orders the steps so that arrows cross little, in a time that
 * grows much faster than the number of boxes: 150 take a quarter of a second,
 * 1,000 would take a minute.
 */
const ORDERED_BOXES = 150;
/** With more links than this for each box, steps would be no order. */
const DENSE_LINKS = 3;

/** Where the column that a place is in begins and ends; nothing in a gap. */
function columnAt(boxes: PlacedBox[], x: number): [number, number] | undefined {
  const column = boxes.filter(box => box.x <= x && x <= box.x + box.width);
  return column.length > 0
    ? [
        Math.min(...column.map(box => box.x)),
        Math.max(...column.map(box => box.x + box.width)),
      ]
    : undefined;
}

/**
 * The way from one place to another: straight through the columns, and from
 * level to level in the gaps between them.
 *
 * @param between - what the library leads the way through
 */
function laneThrough(
  boxes: PlacedBox[],
  source: Point | undefined,
  between: Point[],
  target: Point | undefined,
): Waypoint[] {
  const leftwards = Boolean(source && target && source.x > target.x);
  const [near, far] = leftwards ? [0, 1] : [1, 0];
  const departure = source && columnAt(boxes, source.x)?.[near];
  const arrival = target && columnAt(boxes, target.x)?.[far];
  return [
    ...(departure === undefined
      ? []
      : [{ x: departure, y: 'as before' as const }]),
    ...between.flatMap(({ x, y }) => {
      const ends = columnAt(boxes, x);
      return ends
        ? [
            { x: ends[far], y },
            { x: ends[near], y },
          ]
        : [];
    }),
    ...(arrival === undefined ? [] : [{ x: arrival, y: 'as after' as const }]),
  ];
}

/** Steps of a flow from left to right, with ways around what is between. */
function placeInOrder(boxes: Box[], flows: Flows): Placing {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({
    rankdir: 'LR',
    nodesep: NODE_GAP,
    ranksep: STEP_GAP,
    edgesep: NODE_GAP,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  boxes.forEach(({ id, width, height }) =>
    graph.setNode(id, { width, height }),
  );
  flows.links.forEach(({ source, target }) => graph.setEdge(source, target));
  const entered = boxes.filter(({ id }) => flows.entered.has(id));
  const left = boxes.filter(({ id }) => flows.left.has(id));
  // Every first box comes after the entrance and every last one before the
  // exit, so that a way from outside begins before all of them.
  if (entered.length > 0) {
    const first = graph.sources().map(String);
    graph.setNode(ENTRANCE, { width: 0, height: 0 });
    first.forEach(id => graph.setEdge(ENTRANCE, id, { weight: 0 }));
    entered.forEach(({ id }) => graph.setEdge(ENTRANCE, id));
  }
  if (left.length > 0) {
    const last = graph.sinks().map(String);
    graph.setNode(EXIT, { width: 0, height: 0 });
    last.forEach(id => graph.setEdge(id, EXIT, { weight: 0 }));
    left.forEach(({ id }) => graph.setEdge(id, EXIT));
  }
  dagre.layout(graph);

  const placed = boxes.map(box => {
    // The library gives the middle of a box.
    const { x, y } = graph.node(box.id);
    return { ...box, x: x - box.width / 2, y: y - box.height / 2 };
  });
  const wanted = [
    ...flows.links.map(link => [link.source, link.target] as const),
    ...entered.map(({ id }) => [ENTRANCE, id] as const),
    ...left.map(({ id }) => [id, EXIT] as const),
  ];
  const middleOf = (id: string): Point | undefined =>
    id === ENTRANCE || id === EXIT ? undefined : graph.node(id);
  const lanes = new Map(
    wanted.map(([source, target]) => {
      const { points } = graph.edge(source, target);
      return [
        JSON.stringify([source, target]),
        laneThrough(
          placed,
          middleOf(source),
          // The first and the last are where the way touches the boxes.
          points.slice(1, -1),
          middleOf(target),
        ),
      ];
    }),
  );
  const heights = [
    ...placed.map(({ y }) => y),
    ...[...lanes.values()]
      .flat()
      .flatMap(({ y }) => (typeof y === 'number' ? y : [])),
  ];
  return movePlacing(
    { boxes: placed, lanes },
    {
      // The entrance needs no room of its own.
      x: -Math.min(...placed.map(({ x }) => x)),
      y: -Math.min(...heights),
    },
  );
}

/** Lines that together are about as wide as a screen. */
function placeInLines(
  boxes: Box[],
  atLeast: number,
  gap = NODE_GAP,
): PlacedBox[] {
  const area = boxes.reduce(
    (sum, { width, height }) => sum + (width + gap) * (height + gap),
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
      y += lineHeight + gap;
      lineHeight = 0;
    }
    placed.push({ ...box, x, y });
    x += box.width + gap;
    lineHeight = Math.max(lineHeight, box.height);
  }
  return placed;
}

/** How many steps each box is from where a flow begins; circles are cut. */
function stepsOf(boxes: Box[], { links }: Flows): Map<string, number> {
  const sources = groupBy(links, ({ target }) => target);
  const steps = new Map<string, number>();
  const stepOf = (id: string): number => {
    const known = steps.get(id);
    if (known !== undefined) {
      return known;
    }
    steps.set(id, 0);
    const step = Math.max(
      0,
      ...(sources[id] ?? []).map(({ source }) => stepOf(source) + 1),
    );
    steps.set(id, step);
    return step;
  };
  boxes.forEach(({ id }) => stepOf(id));
  return steps;
}

/**
 * In lines, what flows begin with first. Where nearly everything flows into
 * everything else, no order of steps would be readable.
 */
function placeDense(boxes: Box[], flows: Flows): Placing {
  const steps = stepsOf(boxes, flows);
  return {
    boxes: placeInLines(
      sortBy(boxes, ({ id }) => steps.get(id)),
      0,
      STEP_GAP / 2,
    ),
    lanes: new Map(),
  };
}

function placeLinked(boxes: Box[], flows: Flows): Placing {
  if (boxes.length === 0) {
    return { boxes: [], lanes: new Map() };
  }
  const dense =
    boxes.length > ORDERED_BOXES ||
    flows.links.length > DENSE_LINKS * boxes.length;
  return dense ? placeDense(boxes, flows) : placeInOrder(boxes, flows);
}

/**
 * Places the boxes of one domain: what flows into each other from left to
 * right, and what stands alone below it. No two boxes overlap, and the same
 * boxes are always placed in the same way.
 * @internal
 */
export function placeNodes(boxes: Box[], flows: Flows): Placing {
  const inFlows = new Set(
    flows.links.flatMap(({ source, target }) => [source, target]),
  );
  const linked = boxes.filter(({ id }) => inFlows.has(id));
  const flowing = placeLinked(linked, flows);
  const { width, height } = extent(flowing);
  const top = height > 0 ? height + NODE_GAP : 0;
  const alone = placeInLines(
    boxes.filter(({ id }) => !inFlows.has(id)),
    width,
  ).map(box => ({ ...box, y: box.y + top }));
  return { boxes: [...flowing.boxes, ...alone], lanes: flowing.lanes };
}
