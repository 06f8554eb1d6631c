import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  DataProductEntity,
  PortAccessPolicy,
} from '@meshport/backstage-plugin-data-mesh-common';
import { JsonObject } from '@backstage/types';
import {
  FakeDataPlatform,
  platformsOf,
} from '../../__testUtils__/FakeDataPlatform';
import { flights, FLIGHTS_PORT, user } from '../../__testUtils__/mesh';
import { startPortal } from '../../__testUtils__/startPortal';

export const SAFETY = 'group:default/safety';
export const DELAYS = 'dataproduct:default/delays';

/** A contract of three columns, one of them confidential unless said. */
export function contract(
  options: { version?: string; classification?: string } = {},
): Entity {
  const { version = '1.0.0', classification = 'confidential' } = options;
  return {
    apiVersion: 'meshport.dev/v1alpha1',
    kind: 'DataContract',
    metadata: { name: 'flights-contract', namespace: 'default' },
    spec: {
      type: 'odcs',
      lifecycle: 'production',
      owner: 'flight-operations',
      product: 'flights',
      definition: JSON.stringify({
        apiVersion: 'v3.1.0',
        kind: 'DataContract',
        id: 'flights-contract',
        version,
        status: 'active',
        schema: [
          {
            name: 'flights',
            properties: [
              { name: 'origin', logicalType: 'string' },
              { name: 'delay', logicalType: 'integer' },
              { name: 'cost', logicalType: 'number', classification },
            ],
          },
        ],
      }),
    },
  };
}

/** A team, with a login role unless it is `null`. */
export function team(name: string, role: string | null = name): Entity {
  return {
    ...user(name, role),
    kind: 'Group',
    spec: { type: 'team', children: [] },
  };
}

/** A product of safety that reads with a role of its own. */
function delays(): DataProductEntity {
  const product = flights({ ports: [] });
  return {
    ...product,
    metadata: { ...product.metadata, name: 'delays' },
    spec: { ...product.spec, owner: 'safety' },
    relations: [{ type: 'ownedBy', targetRef: SAFETY }],
  };
}

/**
 * A portal whose product flights has the ports `flights` and `other`, under a
 * policy, with a contract; its domain has a steward.
 */
export async function startAskingPortal(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
  options: { access?: PortAccessPolicy; config?: JsonObject } = {},
) {
  const port = {
    ...FLIGHTS_PORT,
    contract: 'flights-contract',
    access: options.access,
  };
  const entities = [
    flights({ ports: [port, { ...port, name: 'other' }] }),
    contract(),
    delays(),
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Domain',
      metadata: { name: 'flight-operations', namespace: 'default' },
      spec: { owner: 'data-governance' },
      relations: [
        { type: 'ownedBy', targetRef: 'group:default/data-governance' },
      ],
    },
    team('safety'),
    team('flight-operations', null),
    team('data-governance', null),
    ...['chen', 'olivia', 'otto', 'grace'].map(name => user(name)),
  ];
  const platform = new FakeDataPlatform();
  const knex = await databases.init(databaseId);
  const portal = await startPortal({
    knex,
    platforms: platformsOf(platform),
    entities,
    config: {
      serviceAccounts: [
        { product: DELAYS, platform: 'warehouse', principal: 'svc_delays' },
      ],
      requests: {
        shortestDuration: { milliseconds: 1 },
        ...(options.config?.requests as JsonObject),
      },
    },
  });
  return { knex, portal, platform, entities };
}

/** Changes the policy of the port `flights` while the portal runs. */
export function setAccess(entities: Entity[], access: PortAccessPolicy): void {
  const product = entities[0] as DataProductEntity;
  const [port, other] = product.spec.outputPorts ?? [];
  entities[0] = {
    ...product,
    spec: { ...product.spec, outputPorts: [{ ...port, access }, other] },
  };
}
