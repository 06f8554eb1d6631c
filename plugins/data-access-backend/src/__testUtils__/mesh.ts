import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';
import {
  DataProductEntity,
  OutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';

export const CHEN = 'user:default/chen';
export const OLIVIA = 'user:default/olivia';
export const OTTO = 'user:default/otto';
export const GRACE = 'user:default/grace';
export const FLIGHTS = 'dataproduct:default/flights';

/** Groups of the people in the tests; olivia and otto own the flights. */
export const GROUPS_OF: Record<string, string[]> = {
  [CHEN]: ['group:default/safety'],
  [OLIVIA]: ['group:default/flight-operations'],
  [OTTO]: ['group:default/flight-operations'],
  [GRACE]: ['group:default/data-governance'],
};

export const FLIGHTS_PORT: OutputPort = {
  name: 'flights',
  version: '1.0.0',
  type: 'table',
  platform: 'warehouse',
  location: { schema: 'flights', table: 'flights' },
  classification: 'internal',
};

/** The product flights, owned by flight-operations. */
export function flights(
  options: {
    ports?: OutputPort[];
    lifecycle?: DataProductEntity['spec']['lifecycle'];
    deprecation?: DataProductEntity['spec']['deprecation'];
  } = {},
): DataProductEntity {
  return {
    apiVersion: 'meshport.dev/v1alpha1',
    kind: 'DataProduct',
    metadata: { name: 'flights', namespace: 'default', title: 'Flights' },
    spec: {
      type: 'source-aligned',
      lifecycle: options.lifecycle ?? 'production',
      deprecation: options.deprecation,
      version: '1.0.0',
      owner: 'flight-operations',
      domain: 'flight-operations',
      outputPorts: options.ports ?? [FLIGHTS_PORT],
    },
    relations: [
      {
        type: RELATION_OWNED_BY,
        targetRef: 'group:default/flight-operations',
      },
    ],
  };
}

/** A person, with a login role in the warehouse unless it is `null`. */
export function user(name: string, role: string | null = name): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: {
      name,
      namespace: 'default',
      annotations: role ? { 'meshport.dev/principal-warehouse': role } : {},
    },
    spec: { memberOf: [] },
  };
}

/** The flights and everyone in the tests; grace has no login role. */
export function mesh(...products: Entity[]): Entity[] {
  return [
    ...(products.length > 0 ? products : [flights()]),
    user('chen'),
    user('olivia'),
    user('otto'),
    user('grace', null),
  ];
}
