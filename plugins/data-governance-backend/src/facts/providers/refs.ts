import {
  DataProductEntity,
  OutputPort,
  resolveEntityRef,
} from '@meshport/backstage-plugin-data-mesh-common';

/**
 * The full refs, in lower case, of what a product names. A ref that cannot be
 * read is left out: nothing can be found under it.
 * @internal
 */
export interface ProductReferences {
  owner?: string;
  domain?: string;
  /** Products that are read, each once. */
  inputs: string[];
  /** Contracts of the output ports, each once. */
  contracts: string[];
}

/** @internal */
export function productReferences(
  product: DataProductEntity,
): ProductReferences {
  const { spec } = product;
  return {
    owner: resolveEntityRef(product, spec.owner, 'Group'),
    domain: resolveEntityRef(product, spec.domain, 'Domain'),
    inputs: unique(
      (spec.inputPorts ?? []).map(input =>
        resolveEntityRef(product, input.product, 'DataProduct'),
      ),
    ),
    contracts: unique(
      (spec.outputPorts ?? []).map(port => contractRef(product, port)),
    ),
  };
}

/**
 * The full ref of a port's contract.
 * @internal
 */
export function contractRef(
  product: DataProductEntity,
  port: OutputPort,
): string | undefined {
  return resolveEntityRef(product, port.contract, 'DataContract');
}

function unique(refs: (string | undefined)[]): string[] {
  return [...new Set(refs.filter(ref => ref !== undefined))];
}
