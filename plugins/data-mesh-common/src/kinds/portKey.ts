import { DataProductEntity, OutputPort } from './DataProductEntity';

/**
 * The key of an output port within its product: name and version, because
 * Bitol ODPS allows two ports of one name in different versions.
 * @public
 */
export interface PortKey {
  name: string;
  version: string;
}

/**
 * Finds an output port of a product by its key.
 * @public
 */
export function findOutputPort(
  product: DataProductEntity,
  key: PortKey,
): OutputPort | undefined {
  return product.spec.outputPorts?.find(
    port => port.name === key.name && port.version === key.version,
  );
}
