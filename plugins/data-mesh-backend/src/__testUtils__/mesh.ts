import { Entity } from '@backstage/catalog-model';
import {
  DataContractEntity,
  DataProductEntity,
} from '@meshport/backstage-plugin-data-mesh-common';
import { createHash } from 'node:crypto';

/**
 * A data product with one port, `daily` 1.0.0, under the contract of its name.
 */
export function aProduct(
  name: string,
  changes: {
    metadata?: Partial<Entity['metadata']>;
    spec?: Partial<DataProductEntity['spec']>;
  } = {},
): DataProductEntity {
  return stitched({
    apiVersion: 'meshport.dev/v1alpha1',
    kind: 'DataProduct',
    metadata: { name, namespace: 'default', ...changes.metadata },
    spec: {
      type: 'source-aligned',
      lifecycle: 'production',
      version: '1.0.0',
      owner: 'flight-operations',
      domain: 'flight-operations',
      outputPorts: [
        {
          name: 'daily',
          version: '1.0.0',
          type: 'table',
          platform: 'warehouse',
          contract: `${name}-contract`,
          classification: 'internal',
        },
      ],
      ...changes.spec,
    },
  });
}

/**
 * A contract of one table; give the definition to have another one.
 *
 * @param name - of the product; the contract is `<name>-contract`
 */
export function aContract(
  name: string,
  options: Parameters<typeof aDefinition>[1] & { definition?: string } = {},
): DataContractEntity {
  return stitched({
    apiVersion: 'meshport.dev/v1alpha1',
    kind: 'DataContract',
    metadata: {
      name: `${name}-contract`,
      namespace: 'default',
      annotations: {
        'backstage.io/managed-by-location': `url:https://example.com/${name}.yaml`,
      },
    },
    spec: {
      type: 'odcs',
      lifecycle: 'production',
      owner: 'flight-operations',
      product: name,
      definition: options.definition ?? aDefinition(name, options),
    },
  });
}

/** An ODCS document. */
export function aDefinition(
  name: string,
  options: {
    version?: string;
    /** Name to further fields of the property. */
    columns?: Record<string, object>;
  } = {},
): string {
  const { version = '1.0.0', columns = { origin: {}, flightDate: {} } } =
    options;
  return JSON.stringify({
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id: `${name}-contract`,
    version,
    status: 'active',
    schema: [
      {
        name,
        properties: Object.entries(columns).map(([column, rest]) => ({
          name: column,
          logicalType: 'string',
          ...rest,
        })),
      },
    ],
  });
}

export function anEntity(
  kind: 'Domain' | 'Group' | 'User',
  name: string,
  options: { title?: string; spec?: Entity['spec'] } = {},
): Entity {
  return stitched({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', title: options.title },
    spec: options.spec ?? {},
  });
}

/** With the etag that the catalog would give it. */
export function stitched<T extends Entity>(entity: T): T {
  const { etag: _, ...metadata } = entity.metadata;
  const etag = createHash('sha1')
    .update(JSON.stringify({ ...entity, metadata }))
    .digest('hex');
  return { ...entity, metadata: { ...metadata, etag } };
}
