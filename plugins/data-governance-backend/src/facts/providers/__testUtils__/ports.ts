import {
  DataProductEntity,
  OutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import { aProduct } from '../../../__testUtils__/entities';
import { StoredProducts } from '../ports/StoredProducts';

/** The port `flights` of the table `flights.flights`. */
export function aPort(more: Partial<OutputPort> = {}): OutputPort {
  return {
    name: 'flights',
    version: '1.0.0',
    type: 'table',
    classification: 'internal',
    platform: 'warehouse',
    location: { schema: 'flights', table: 'flights' },
    contract: 'flights-contract',
    ...more,
  };
}

/** A product with these ports. */
export function offering(
  name: string,
  ports: OutputPort[],
  spec: Partial<DataProductEntity['spec']> = {},
): DataProductEntity {
  return aProduct(name, { spec: { outputPorts: ports, ...spec } });
}

/** What the catalog has. */
export function storing(...products: DataProductEntity[]): StoredProducts {
  return {
    find: async refs =>
      new Map(
        products
          .map(
            product =>
              [
                `dataproduct:default/${product.metadata.name}`,
                product,
              ] as const,
          )
          .filter(([ref]) => refs.includes(ref)),
      ),
  };
}
