import { Entity } from '@backstage/catalog-model';
import { MESHPORT_API_VERSION } from './apiVersion';
import { DataProductLifecycle } from './DataProductEntity';

/**
 * A data contract. The definition is an Open Data Contract Standard document,
 * verbatim: a string, because the catalog indexes every nested field as a row.
 * @public
 */
export interface DataContractEntity extends Entity {
  apiVersion: typeof MESHPORT_API_VERSION;
  kind: 'DataContract';
  spec: {
    type: 'odcs';
    lifecycle: DataProductLifecycle;
    owner: string;
    /** Entity ref of the product the contract is for. */
    product: string;
    /** The ODCS document in YAML or JSON. */
    definition: string;
  };
}

/**
 * Tells whether an entity is a DataContract of the version known here.
 * @public
 */
export function isDataContractEntity(
  entity: Entity,
): entity is DataContractEntity {
  return (
    entity.kind === 'DataContract' && entity.apiVersion === MESHPORT_API_VERSION
  );
}
