import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';
import {
  CONSUMERS,
  consumerRef,
  consumerRole,
  OWNERS,
  PLATFORM,
  portName,
  PORTS,
} from './sizes';

/** One product with many ports, its owner, and those who ask. */
export function accessMesh(): Entity[] {
  return [
    {
      apiVersion: 'meshport.dev/v1alpha1',
      kind: 'DataProduct',
      metadata: { name: 'flights', namespace: 'default', title: 'Flights' },
      spec: {
        type: 'source-aligned',
        lifecycle: 'production',
        version: '1.0.0',
        owner: OWNERS,
        domain: 'flight-operations',
        outputPorts: Array.from({ length: PORTS }, (_, index) => ({
          name: portName(index),
          version: '1.0.0',
          type: 'table',
          platform: PLATFORM,
          location: { schema: 'flights', table: 'flights' },
          classification: 'internal',
        })),
      },
      relations: [{ type: RELATION_OWNED_BY, targetRef: OWNERS }],
    },
    group('flight-operations'),
    user('olivia', 'olivia'),
    ...Array.from({ length: CONSUMERS }, (_, index) =>
      user(consumerRef(index).split('/')[1], consumerRole(index)),
    ),
  ];
}

function group(name: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children: [] },
  };
}

function user(name: string, role: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: {
      name,
      namespace: 'default',
      annotations: { [`meshport.dev/principal-${PLATFORM}`]: role },
    },
    spec: { memberOf: [] },
  };
}
