import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  DataProductEntity,
  InputPort,
  OutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import { resolveRef } from '@meshport/backstage-plugin-data-mesh-react';

/**
 * A product that reads another, through one of its input ports.
 * @internal
 */
export interface Consumer {
  product: DataProductEntity;
  input: InputPort;
}

/**
 * Who reads a port; without a port, who reads the product without naming one
 * that it has.
 * @internal
 */
export interface PortConsumers {
  port?: OutputPort;
  consumers: Consumer[];
}

/**
 * The readers of each output port in their order, and at the end those that
 * name no port of the product. A reader without a version reads any version.
 *
 * @param readers - products that may read it
 * @internal
 */
export function consumersByPort(
  product: DataProductEntity,
  readers: DataProductEntity[],
): PortConsumers[] {
  const ref = stringifyEntityRef(product);
  const inputs = readers.flatMap(reader =>
    (reader.spec.inputPorts ?? []).flatMap(input =>
      input.product && resolveRef(reader, input.product, 'DataProduct') === ref
        ? [{ product: reader, input }]
        : [],
    ),
  );
  const ports = product.spec.outputPorts ?? [];
  const others = inputs.filter(
    ({ input }) => !ports.some(port => reads(input, port)),
  );
  return [
    ...ports.map(port => ({
      port,
      consumers: inputs.filter(({ input }) => reads(input, port)),
    })),
    ...(others.length > 0 ? [{ consumers: others }] : []),
  ];
}

function reads(input: InputPort, port: OutputPort): boolean {
  return (
    input.port === port.name &&
    (input.version === undefined || input.version === port.version)
  );
}
