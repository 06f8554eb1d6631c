import {
  DEFAULT_NAMESPACE,
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  DataProductEntity,
  OutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';

/**
 * A ref written in an entity, made full: the kind that the field stands for
 * and the entity's own namespace are filled in.
 *
 * @throws `TypeError` when the text is not an entity ref
 * @public
 */
export function resolveRef(
  entity: Entity,
  ref: string,
  defaultKind: string,
): string {
  return stringifyEntityRef(
    parseEntityRef(ref, {
      defaultKind,
      defaultNamespace: entity.metadata.namespace ?? DEFAULT_NAMESPACE,
    }),
  );
}

/**
 * The full entity ref of the contract of a port, if it has one.
 * @public
 */
export function portContractRef(
  product: DataProductEntity,
  port: OutputPort,
): string | undefined {
  return port.contract
    ? resolveRef(product, port.contract, 'DataContract')
    : undefined;
}
