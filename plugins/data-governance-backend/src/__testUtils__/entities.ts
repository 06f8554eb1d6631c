import { Entity } from '@backstage/catalog-model';
import {
  ScorecardCheck,
  ScorecardEntity,
} from '@meshport/backstage-plugin-data-governance-common';
import {
  DataContractEntity,
  DataProductEntity,
  MESHPORT_API_VERSION,
} from '@meshport/backstage-plugin-data-mesh-common';

/** @internal */
export const ODCS = `
apiVersion: v3.1.0
kind: DataContract
id: flights
version: 1.2.0
status: active
schema:
  - name: flights
    properties:
      - name: origin
        logicalType: string
        primaryKey: true
        description: Where the flight starts
        classification: public
      - name: delay_minutes
        logicalType: integer
        quality:
          - metric: nullValues
            mustBe: 0
slaProperties:
  - property: Latency
    value: 1
    unit: d
`;

/**
 * Entities for tests; the etag stands for the version, as in the catalog.
 * @internal
 */
export function aProduct(
  name: string,
  overrides: {
    metadata?: Partial<DataProductEntity['metadata']>;
    spec?: Partial<DataProductEntity['spec']>;
    relations?: DataProductEntity['relations'];
  } = {},
): DataProductEntity {
  return {
    apiVersion: MESHPORT_API_VERSION,
    kind: 'DataProduct',
    metadata: { name, etag: `${name}-1`, ...overrides.metadata },
    spec: {
      type: 'source-aligned',
      lifecycle: 'production',
      version: '1.0.0',
      owner: 'flight-operations',
      domain: 'flight-operations',
      outputPorts: [
        {
          name,
          version: '1.0.0',
          type: 'table',
          classification: 'internal',
          contract: `${name}-contract`,
        },
      ],
      ...overrides.spec,
    },
    relations: overrides.relations,
  };
}

/** @internal */
export function aContract(
  product: string,
  definition: string = ODCS,
): DataContractEntity {
  return {
    apiVersion: MESHPORT_API_VERSION,
    kind: 'DataContract',
    metadata: { name: `${product}-contract`, etag: `${product}-contract-1` },
    spec: {
      type: 'odcs',
      lifecycle: 'production',
      owner: 'flight-operations',
      product,
      definition,
    },
  };
}

/** @internal */
export function aGroup(name: string, members: string[] = []): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, etag: `${name}-1` },
    spec: { type: 'team', children: [] },
    relations: members.map(member => ({
      type: 'hasMember',
      targetRef: `user:default/${member}`,
    })),
  };
}

/** @internal */
export function aDomain(name: string, subdomainOf?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Domain',
    metadata: { name, etag: `${name}-1` },
    spec: { owner: name, ...(subdomainOf ? { subdomainOf } : {}) },
  };
}

/** @internal */
export function aCheck(
  id: string,
  rule: string,
  overrides: Partial<ScorecardCheck> = {},
): ScorecardCheck {
  return {
    id,
    title: `Check ${id}`,
    level: 'bronze',
    rule,
    why: 'Because',
    remedy: 'Do it',
    ...overrides,
  };
}

/** @internal */
export function aScorecard(
  name: string,
  checks: ScorecardCheck[],
  spec: Partial<ScorecardEntity['spec']> = {},
): ScorecardEntity {
  return {
    apiVersion: MESHPORT_API_VERSION,
    kind: 'Scorecard',
    metadata: { name, etag: `${name}-1` },
    spec: {
      owner: 'data-governance',
      levels: [
        { name: 'bronze', title: 'Bronze' },
        { name: 'silver', title: 'Silver' },
        { name: 'gold', title: 'Gold' },
      ],
      checks,
      ...spec,
    },
  };
}
