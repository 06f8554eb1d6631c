import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { DataProductEntity } from '../../kinds';
import { withoutDefaults } from './contractSource';
import { Source } from '../source/Source';
import { ContractFormat, ExportSource } from '../types';

/** A product that is exported, with its contracts. @internal */
export interface ProductSource {
  product: DataProductEntity;
  /** Holds `product` and `contracts`, as far as their owners wrote them. */
  root: Source;
  ref: string;
  /** The contract of an output port, by the ref that the port gives. */
  findContract(ref: unknown): Source | undefined;
}

// What the catalog adds to an entity when it reads it.
const ADDED = new Set(['uid', 'etag', 'generation', 'namespace']);
const ADDED_ANNOTATION = /^backstage\.io\//;

/**
 * The product that a format of products is asked for.
 *
 * @throws `InputError` when there is none
 * @internal
 */
export function productSource(
  source: ExportSource,
  format: ContractFormat,
): ProductSource {
  const { product, contracts } = source;
  if (!product) {
    throw new InputError(
      `${format.title} describes a product; export the product that the contract is for`,
    );
  }
  const root = new Source({
    product: {
      metadata: authored(product.metadata),
      spec: product.spec,
    },
    contracts: contracts.map(({ contract }) => withoutDefaults(contract)),
  });
  const indexes = new Map(
    contracts.flatMap(({ entity }, index) =>
      entity ? [[stringifyEntityRef(entity), index]] : [],
    ),
  );
  return {
    product,
    root,
    ref: stringifyEntityRef(product),
    findContract: ref => {
      const key = typeof ref === 'string' ? fullRef(ref, product) : undefined;
      const index = key === undefined ? undefined : indexes.get(key);
      return index === undefined ? undefined : root.at('contracts').at(index);
    },
  };
}

function fullRef(ref: string, product: DataProductEntity): string | undefined {
  try {
    return stringifyEntityRef(
      parseEntityRef(ref, {
        defaultKind: 'DataContract',
        defaultNamespace: product.metadata.namespace ?? 'default',
      }),
    );
  } catch {
    return undefined;
  }
}

function authored(metadata: DataProductEntity['metadata']): object {
  return Object.fromEntries(
    Object.entries(metadata)
      .filter(([key]) => !ADDED.has(key))
      .map(([key, value]) => [
        key,
        key === 'annotations' ? withoutAdded(metadata.annotations) : value,
      ]),
  );
}

function withoutAdded(annotations: Record<string, string> = {}): object {
  return Object.fromEntries(
    Object.entries(annotations).filter(([key]) => !ADDED_ANNOTATION.test(key)),
  );
}
