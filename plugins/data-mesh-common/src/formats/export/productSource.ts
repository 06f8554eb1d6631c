import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { DataProductEntity } from '../../kinds';
import { withoutDefaults } from './contractSource';
import { Source } from '../source/Source';
import { ContractFormat, ExportSource } from '../types';

/** A product that is exported, with its contracts. @internal */
export interface ProductSource {
  product: DataProductEntity;
  /**
   * Holds `metadata` and `spec` as far as the owner of the product wrote them,
   * and `contracts` by their names.
   */
  root: Source;
  ref: string;
  contracts: Source[];
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
  const names = contractNames(contracts);
  const root = new Source({
    metadata: authored(product.metadata),
    spec: product.spec,
    contracts: Object.fromEntries(
      contracts.map(({ contract }, index) => [
        names[index],
        withoutDefaults(contract),
      ]),
    ),
  });
  const places = names.map(name => root.at('contracts').at(name));
  const byRef = new Map(
    contracts.flatMap(({ entity }, index) =>
      entity ? [[stringifyEntityRef(entity), places[index]]] : [],
    ),
  );
  return {
    product,
    root,
    ref: stringifyEntityRef(product),
    contracts: places,
    findContract: ref => {
      const key = typeof ref === 'string' ? fullRef(ref, product) : undefined;
      return key === undefined ? undefined : byRef.get(key);
    },
  };
}

/** What the contracts are called where losses are listed, each its own. */
function contractNames(contracts: ExportSource['contracts']): string[] {
  const used = new Set<string>();
  return contracts.map(({ entity, contract }, index) => {
    const name = entity?.metadata.name ?? contract.id;
    const own = used.has(name) ? `${name} ${index + 1}` : name;
    used.add(own);
    return own;
  });
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
