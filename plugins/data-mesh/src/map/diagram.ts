import { MapProduct } from '@meshport/backstage-plugin-data-mesh-common';
import { Edge, MarkerType, Node, NodeHandle, Position } from '@xyflow/react';
import { MeshLayout } from './layoutMesh';
import { MeshDomain, MeshModel, relatedProducts } from './meshModel';
import { Size, Waypoint } from './placing';
import { portKey, VisibleEdge, VisibleMesh, VisibleNode } from './visibleMesh';

/**
 * How a node stands to the product that is looked at.
 * @internal
 */
export type Emphasis = 'usual' | 'chosen' | 'related' | 'faded';

/** @internal */
export type DomainFlowNode = Node<
  { domain: MeshDomain; open: boolean; emphasis: Emphasis },
  'domain'
>;

/** @internal */
export type ProductFlowNode = Node<
  { product: MapProduct; emphasis: Emphasis },
  'product'
>;

/** @internal */
export type MeshFlowNode = DomainFlowNode | ProductFlowNode;

/** @internal */
export type MeshFlowEdge = Edge<{ route: Waypoint[]; flows: number }, 'flow'>;

/** Ports drawn in a product; the others are counted. */
export const DRAWN_PORTS = 4;
/** Heights in a product's box, in pixels at zoom 1. */
export const PRODUCT_HEAD = 60;
export const PORT_LINE = 22;

const PRODUCT_WIDTH = 232;
const CLOSED_DOMAIN: Size = { width: 232, height: 88 };

/** More arrows than this are drawn faintly until one points at a node. */
const READABLE_EDGES = 60;
const FADED = 0.15;
/** More nodes than this are not readable at once. */
const READABLE_NODES = 50;

/** Names of the places where arrows start and end. */
export const IN = 'in';
export const OUT = 'out';

function portLines(product: MapProduct): number {
  return Math.min(product.ports.length, DRAWN_PORTS + 1);
}

/**
 * How big a product or a closed domain is drawn.
 * @internal
 */
export function nodeSize(model: MeshModel, node: VisibleNode): Size {
  const product = model.products.get(node.id);
  return product
    ? {
        width: PRODUCT_WIDTH,
        height: PRODUCT_HEAD + portLines(product) * PORT_LINE + 8,
      }
    : CLOSED_DOMAIN;
}

function handle(
  id: string,
  type: 'source' | 'target',
  size: Size,
  y: number,
): NodeHandle {
  return {
    id,
    type,
    position: type === 'source' ? Position.Right : Position.Left,
    x: type === 'source' ? size.width : 0,
    y,
    width: 1,
    height: 1,
  };
}

// Told beforehand, because nodes out of sight are not drawn and measured.
function handles(size: Size, product?: MapProduct): NodeHandle[] {
  return [
    handle(IN, 'target', size, size.height / 2),
    handle(OUT, 'source', size, size.height / 2),
    ...(product?.ports ?? [])
      .slice(0, DRAWN_PORTS)
      .map((port, index) =>
        handle(
          portKey(port.name, port.version),
          'source',
          size,
          PRODUCT_HEAD + (index + 0.5) * PORT_LINE,
        ),
      ),
  ];
}

interface Highlight {
  chosen: string;
  /** Refs of products. */
  upstream: ReadonlySet<string>;
  downstream: ReadonlySet<string>;
}

function isRelated(highlight: Highlight, product: string): boolean {
  return highlight.upstream.has(product) || highlight.downstream.has(product);
}

function productsBelow(model: MeshModel, domain: string): string[] {
  const { products = [], subdomains = [] } = model.domains.get(domain) ?? {};
  return [...products, ...subdomains.flatMap(ref => productsBelow(model, ref))];
}

function emphasisOf(
  model: MeshModel,
  node: VisibleNode,
  highlight: Highlight | undefined,
): Emphasis {
  // An open domain is as visible as what is in it.
  if (!highlight || node.open) {
    return 'usual';
  }
  if (node.id === highlight.chosen) {
    return 'chosen';
  }
  const products =
    node.kind === 'product' ? [node.id] : productsBelow(model, node.id);
  return products.some(ref => isRelated(highlight, ref)) ? 'related' : 'faded';
}

function isOnTheWay(edge: VisibleEdge, highlight: Highlight): boolean {
  const { chosen, upstream, downstream } = highlight;
  return edge.flows.some(
    ({ from, to }) =>
      (upstream.has(from) && (to === chosen || upstream.has(to))) ||
      (downstream.has(to) && (from === chosen || downstream.has(from))),
  );
}

function flowNodes(
  model: MeshModel,
  nodes: VisibleNode[],
  placements: MeshLayout['placements'],
  highlight: Highlight | undefined,
): MeshFlowNode[] {
  return nodes.flatMap((node): MeshFlowNode[] => {
    const placement = placements.get(node.id);
    const product = model.products.get(node.id);
    const domain = model.domains.get(node.id);
    if (!placement) {
      return [];
    }
    const { x, y, width, height, parent } = placement;
    const common = {
      id: node.id,
      position: { x, y },
      width,
      height,
      parentId: parent,
      handles: handles(placement, product),
    };
    const emphasis = emphasisOf(model, node, highlight);
    if (product) {
      return [{ ...common, type: 'product', data: { product, emphasis } }];
    }
    return domain
      ? [
          {
            ...common,
            type: 'domain',
            data: { domain, open: node.open, emphasis },
          },
          // What is in a domain has to come after it.
          ...flowNodes(model, node.children, placements, highlight),
        ]
      : [];
  });
}

function edgeLooks(
  flows: number,
  emphasis: Emphasis,
): Pick<MeshFlowEdge, 'label' | 'style' | 'markerEnd' | 'zIndex'> {
  const lit = emphasis === 'chosen';
  const colour = lit
    ? 'var(--xy-edge-stroke-selected)'
    : 'var(--xy-edge-stroke)';
  const faded = emphasis === 'faded';
  return {
    label: flows > 1 && !faded ? `${flows} flows` : undefined,
    style: {
      stroke: colour,
      strokeWidth: Math.min(6, 1.5 + Math.log2(flows)),
      opacity: faded ? FADED : 1,
    },
    markerEnd: {
      type: MarkerType.ArrowClosed,
      color: colour,
      markerUnits: 'userSpaceOnUse',
      width: 20,
      height: 20,
    },
    zIndex: lit ? 1 : 0,
  };
}

function flowEdge(
  model: MeshModel,
  edge: VisibleEdge,
  route: Waypoint[],
  emphasis: Emphasis,
): MeshFlowEdge {
  const { id, source, target, port, flows } = edge;
  const drawn = model.products
    .get(source)
    ?.ports.slice(0, DRAWN_PORTS)
    .some(({ name, version }) => portKey(name, version) === port);
  return {
    id,
    type: 'flow',
    data: { route, flows: flows.length },
    source,
    target,
    sourceHandle: port && drawn ? port : OUT,
    targetHandle: IN,
    ...edgeLooks(flows.length, emphasis),
  };
}

/**
 * The arrows with those of one node lit.
 *
 * @param node - id of a node; nothing is lit without
 * @internal
 */
export function lightEdgesOf(
  edges: MeshFlowEdge[],
  node: string | undefined,
): MeshFlowEdge[] {
  return node === undefined
    ? edges
    : edges.map(edge =>
        edge.source === node || edge.target === node
          ? { ...edge, ...edgeLooks(edge.data?.flows ?? 1, 'chosen') }
          : edge,
      );
}

/**
 * The nodes and arrows for the drawing library.
 *
 * @param chosen - ref of the product whose ways are shown
 * @internal
 */
export function meshDiagram(
  model: MeshModel,
  mesh: VisibleMesh,
  layout: MeshLayout,
  chosen?: string,
): { nodes: MeshFlowNode[]; edges: MeshFlowEdge[] } {
  const highlight =
    chosen && model.products.has(chosen)
      ? { chosen, ...relatedProducts(model, chosen) }
      : undefined;
  const edgeEmphasis = (edge: VisibleEdge): Emphasis => {
    if (highlight) {
      return isOnTheWay(edge, highlight) ? 'chosen' : 'faded';
    }
    return mesh.edges.length > READABLE_EDGES ? 'faded' : 'usual';
  };
  return {
    nodes: flowNodes(model, mesh.nodes, layout.placements, highlight),
    edges: mesh.edges.map(edge =>
      flowEdge(
        model,
        edge,
        layout.routes.get(edge.id) ?? [],
        edgeEmphasis(edge),
      ),
    ),
  };
}

/**
 * The nodes that one wants to see first: those on the ways of the chosen
 * product, the domain that was opened last, or what is open in a drawing that
 * is too big to read as a whole; else all.
 *
 * @param opened - id of the domain that was opened last
 * @internal
 */
export function nodesToSee(
  nodes: MeshFlowNode[],
  opened: string | undefined,
): MeshFlowNode[] {
  const onTheWay = nodes.filter(
    ({ data }) => data.emphasis === 'chosen' || data.emphasis === 'related',
  );
  if (onTheWay.length > 0) {
    return onTheWay;
  }
  const lastOpened = nodes.filter(({ id }) => id === opened);
  if (lastOpened.length > 0) {
    return lastOpened;
  }
  const open = nodes.filter(node => node.type === 'domain' && node.data.open);
  return nodes.length > READABLE_NODES && open.length > 0 ? open : nodes;
}
