import { MapFlow } from '@meshport/backstage-plugin-data-mesh-common';
import { ancestors, MeshModel } from './meshModel';

/**
 * A mesh of up to this many products is readable with every domain open.
 * @internal
 */
export const READABLE_PRODUCTS = 30;

/**
 * A domain or a product on the map.
 * @internal
 */
export interface VisibleNode {
  /** Entity ref. */
  id: string;
  kind: 'domain' | 'product';
  /** What is drawn in it; nothing in products and closed domains. */
  children: VisibleNode[];
  /** Whether it is a domain that shows what is in it. */
  open: boolean;
}

/**
 * Flows between two nodes of the map, as one arrow.
 * @internal
 */
export interface VisibleEdge {
  id: string;
  /** Ids of nodes. */
  source: string;
  target: string;
  /** Key of the port that it starts at, when the source is a product. */
  port?: string;
  flows: MapFlow[];
}

/**
 * What is drawn while some domains are open.
 * @internal
 */
export interface VisibleMesh {
  nodes: VisibleNode[];
  edges: VisibleEdge[];
}

/**
 * Tells the ports of a product apart.
 * @internal
 */
export function portKey(port: string, version?: string): string {
  return version ? `${port}@${version}` : port;
}

/**
 * The domains that are open when nobody has chosen: all of a mesh that is
 * readable so, else none.
 * @internal
 */
export function usuallyOpen(model: MeshModel): string[] {
  return model.products.size <= READABLE_PRODUCTS
    ? [...model.domains.keys()]
    : [];
}

/**
 * The domains that have to be open to see the given ones open.
 * @internal
 */
export function withAncestors(
  model: MeshModel,
  domains: readonly string[],
): Set<string> {
  return new Set(
    domains.flatMap(ref =>
      ancestors(model.domains, ref).map(domain => domain.ref),
    ),
  );
}

/**
 * What of the mesh is drawn. A closed domain stands for all products below it,
 * and the flows between the same two nodes become one arrow.
 *
 * @param open - refs of open domains; without effect inside a closed one
 * @internal
 */
export function visibleMesh(
  model: MeshModel,
  open: ReadonlySet<string>,
): VisibleMesh {
  const nodeOfProduct = new Map<string, VisibleNode>();

  const assign = (domain: string, node: VisibleNode) => {
    const { products = [], subdomains = [] } = model.domains.get(domain) ?? {};
    products.forEach(ref => nodeOfProduct.set(ref, node));
    subdomains.forEach(ref => assign(ref, node));
  };
  const productNode = (ref: string): VisibleNode => {
    const node: VisibleNode = {
      id: ref,
      kind: 'product',
      open: false,
      children: [],
    };
    nodeOfProduct.set(ref, node);
    return node;
  };
  const domainNode = (ref: string): VisibleNode => {
    const { products = [], subdomains = [] } = model.domains.get(ref) ?? {};
    const node: VisibleNode = {
      id: ref,
      kind: 'domain',
      open: open.has(ref),
      children: [],
    };
    if (node.open) {
      node.children = [
        ...subdomains.map(domainNode),
        ...products.map(productNode),
      ];
    } else {
      assign(ref, node);
    }
    return node;
  };

  const nodes = model.roots.map(domainNode);
  return { nodes, edges: visibleEdges(model, nodeOfProduct) };
}

function visibleEdges(
  model: MeshModel,
  nodeOfProduct: ReadonlyMap<string, VisibleNode>,
): VisibleEdge[] {
  const edges = new Map<string, VisibleEdge>();
  for (const flow of model.flows) {
    const source = nodeOfProduct.get(flow.from);
    const target = nodeOfProduct.get(flow.to);
    if (!source || !target || source === target) {
      continue;
    }
    const port =
      source.kind === 'product' && flow.port
        ? portKey(flow.port, flow.portVersion)
        : undefined;
    const id = JSON.stringify([source.id, port ?? null, target.id]);
    const edge = edges.get(id) ?? {
      id,
      source: source.id,
      target: target.id,
      ...(port && { port }),
      flows: [],
    };
    edge.flows.push(flow);
    edges.set(id, edge);
  }
  return [...edges.values()];
}
