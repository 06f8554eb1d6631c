import { Entity } from '@backstage/catalog-model';
import {
  DataContractEntity,
  DataProductEntity,
  MESHPORT_API_VERSION,
} from '@meshport/backstage-plugin-data-mesh-common';

/** A product with the given spec on top of what every product has. */
export function dataProduct(
  name: string,
  spec: Partial<DataProductEntity['spec']> = {},
  rest: Partial<Pick<DataProductEntity, 'metadata' | 'relations'>> = {},
): DataProductEntity {
  return {
    apiVersion: MESHPORT_API_VERSION,
    kind: 'DataProduct',
    relations: rest.relations,
    metadata: { namespace: 'default', name, ...rest.metadata },
    spec: {
      type: 'source-aligned',
      lifecycle: 'production',
      version: '1.0.0',
      owner: 'group:default/safety',
      domain: 'safety',
      ...spec,
    },
  };
}

/** A contract with the given document. */
export function dataContract(
  name: string,
  definition: string,
): DataContractEntity {
  return {
    apiVersion: MESHPORT_API_VERSION,
    kind: 'DataContract',
    metadata: { namespace: 'default', name },
    spec: {
      type: 'odcs',
      lifecycle: 'production',
      owner: 'group:default/safety',
      product: 'bird-strikes',
      definition,
    },
  };
}

/** The document of a contract with one table and two columns. */
export const STRIKES_DEFINITION = `
apiVersion: v3.1.0
kind: DataContract
id: bird-strikes
version: 1.2.0
status: active
schema:
  - name: bird_strikes
    properties:
      - name: strike_id
        logicalType: integer
        primaryKey: true
      - name: cost_total
        logicalType: number
        classification: confidential
        description: Cost in US dollars
`;

/** Bird strikes: one port with the contract above, read by strike-risk. */
export const birdStrikes = dataProduct(
  'bird-strikes',
  {
    purpose: 'Every bird strike reported since 1990',
    version: '1.4.0',
    outputPorts: [
      {
        name: 'strikes',
        version: '1.0.0',
        type: 'table',
        platform: 'warehouse',
        location: { schema: 'safety', table: 'bird_strikes' },
        contract: 'bird-strikes-contract',
        classification: 'confidential',
        access: { purposes: ['safety analysis'], longestDuration: 'P30D' },
      },
    ],
    inputPorts: [
      { name: 'reports', resource: 'faa-reports', description: 'Monthly file' },
    ],
    code: ['strike-loader'],
    infrastructure: ['warehouse-db'],
    support: [
      { channel: 'Safety data desk', url: 'mailto:safety@example.com' },
    ],
  },
  {
    metadata: { name: 'bird-strikes', title: 'Bird strikes' },
    relations: [
      {
        type: 'dataProductConsumedBy',
        targetRef: 'dataproduct:default/strike-risk',
      },
    ],
  },
);

/** Strike risk: reads bird strikes. */
export const strikeRisk = dataProduct(
  'strike-risk',
  { type: 'consumer-aligned', lifecycle: 'experimental' },
  {
    metadata: { name: 'strike-risk', title: 'Strike risk' },
    relations: [
      {
        type: 'consumesDataProduct',
        targetRef: 'dataproduct:default/bird-strikes',
      },
    ],
  },
);

/** The entities that bird strikes names. */
export const birdStrikesParts: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'strike-loader', description: 'Loads the reports' },
    spec: { type: 'pipeline' },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'warehouse-db', description: 'The warehouse' },
    spec: { type: 'database' },
  },
];
