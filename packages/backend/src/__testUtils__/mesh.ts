import { Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';

/** How many ports the flights have: each request is for one of its own. */
export const PORTS = 300;

/** Refs of a product, its contract and its scorecard. */
export const FLIGHTS = 'dataproduct:default/flights';
export const FOUNDATIONS = 'scorecard:default/mesh-foundations';

/** People of the example portal by name, with their groups. */
export const GROUPS: Record<string, string[]> = {
  olivia: ['flight-operations'],
  amara: ['airports'],
  chen: ['safety'],
  nora: [],
  grace: ['data-governance'],
  piotr: ['platform-engineering'],
};

/** A small mesh in which flight-operations own the flights. */
export function mesh(): Entity[] {
  return [
    {
      apiVersion: 'meshport.dev/v1alpha1',
      kind: 'DataProduct',
      metadata: { name: 'flights', namespace: 'default', title: 'Flights' },
      spec: {
        type: 'source-aligned',
        lifecycle: 'production',
        version: '1.0.0',
        owner: 'group:default/flight-operations',
        domain: 'flight-operations',
        purpose: 'Every flight',
        outputPorts: Array.from({ length: PORTS }, (_, index) => ({
          name: `port-${index}`,
          version: '1.0.0',
          type: 'table',
          platform: 'warehouse',
          location: { schema: 'flights', table: 'flights' },
          classification: 'internal',
        })),
      },
      relations: [
        {
          type: RELATION_OWNED_BY,
          targetRef: 'group:default/flight-operations',
        },
      ],
    },
    {
      apiVersion: 'meshport.dev/v1alpha1',
      kind: 'DataContract',
      metadata: { name: 'flights-contract', namespace: 'default' },
      spec: {
        type: 'odcs',
        lifecycle: 'active',
        owner: 'group:default/flight-operations',
        product: 'flights',
        definition: `apiVersion: v3.1.0
kind: DataContract
id: flights-contract
name: Flights
version: 1.0.0
status: active
schema:
  - name: flights
    properties:
      - name: origin
        logicalType: string
`,
      },
      relations: [
        {
          type: RELATION_OWNED_BY,
          targetRef: 'group:default/flight-operations',
        },
      ],
    },
    {
      apiVersion: 'meshport.dev/v1alpha1',
      kind: 'Scorecard',
      metadata: { name: 'mesh-foundations', namespace: 'default' },
      spec: {
        owner: 'group:default/data-governance',
        levels: [{ name: 'bronze', title: 'Bronze' }],
        checks: [
          {
            id: 'support',
            title: 'Has support',
            level: 'bronze',
            rule: 'has(product.spec.support)',
            why: 'People ask.',
            remedy: 'Add a channel.',
          },
        ],
      },
      relations: [
        { type: RELATION_OWNED_BY, targetRef: 'group:default/data-governance' },
      ],
    },
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Domain',
      metadata: { name: 'flight-operations', namespace: 'default' },
      spec: { owner: 'group:default/flight-operations' },
      relations: [
        {
          type: RELATION_OWNED_BY,
          targetRef: 'group:default/flight-operations',
        },
      ],
    },
    ...Object.entries(GROUPS).map(([name, groups]) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: {
        name,
        namespace: 'default',
        annotations: { 'meshport.dev/principal-warehouse': name },
      },
      spec: { memberOf: groups },
    })),
    ...[...new Set(Object.values(GROUPS).flat())].map(name => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name, namespace: 'default' },
      spec: { type: 'team', children: [] },
    })),
  ];
}
