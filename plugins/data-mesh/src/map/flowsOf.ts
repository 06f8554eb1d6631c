import { MapProduct } from '@meshport/backstage-plugin-data-mesh-common';
import { MeshModel } from './meshModel';

/**
 * Another product at the end of flows, with the ports that are read.
 * @internal
 */
export interface FlowEnd {
  product: MapProduct;
  /** Name and version of the ports, where the reader names them. */
  ports: string[];
}

/**
 * What a product reads and who reads it, one step away, by title.
 * @internal
 */
export function flowsOf(
  model: MeshModel,
  ref: string,
): { reads: FlowEnd[]; readBy: FlowEnd[] } {
  const reads = new Map<string, FlowEnd>();
  const readBy = new Map<string, FlowEnd>();
  const add = (
    ends: Map<string, FlowEnd>,
    other: string,
    port: string | undefined,
  ) => {
    const product = model.products.get(other);
    const end = ends.get(other) ?? (product && { product, ports: [] });
    if (end) {
      ends.set(other, port ? { ...end, ports: [...end.ports, port] } : end);
    }
  };
  for (const { from, to, port, portVersion } of model.flows) {
    const label = port && [port, portVersion].filter(Boolean).join(' ');
    if (to === ref) {
      add(reads, from, label);
    }
    if (from === ref) {
      add(readBy, to, label);
    }
  }
  const sorted = (ends: Map<string, FlowEnd>) =>
    [...ends.values()].sort((a, b) =>
      a.product.title.localeCompare(b.product.title),
    );
  return { reads: sorted(reads), readBy: sorted(readBy) };
}
