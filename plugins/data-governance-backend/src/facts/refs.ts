import {
  DEFAULT_NAMESPACE,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  DataProductEntity,
  OutputPort,
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
    owner: resolveRef(product, spec.owner, 'Group'),
    domain: resolveRef(product, spec.domain, 'Domain'),
    inputs: unique(
      (spec.inputPorts ?? []).map(input =>
        resolveRef(product, input.product, 'DataProduct'),
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
  return resolveRef(product, port.contract, 'DataContract');
}

/**
 * Completes a ref as the catalog does: the default kind, and the namespace of
 * the entity that names it.
 *
 * @returns `undefined` for nothing or for what is not a ref
 * @internal
 */
export function resolveRef(
  from: { metadata: { namespace?: string } },
  ref: string | undefined,
  defaultKind: string,
): string | undefined {
  if (!ref) {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(ref, {
        defaultKind,
        defaultNamespace: from.metadata.namespace ?? DEFAULT_NAMESPACE,
      }),
    );
  } catch {
    return undefined;
  }
}

function unique(refs: (string | undefined)[]): string[] {
  return [...new Set(refs.filter(ref => ref !== undefined))];
}
