import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AccessPolicyEntity,
  AccessRequest,
} from '@meshport/backstage-plugin-data-access-common';
import {
  AccessRule,
  DataProductEntity,
  OutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  FakeDataPlatform,
  platformsOf,
} from '../../__testUtils__/FakeDataPlatform';
import { createPolicyService, PolicyInput } from '..';

export const MESH_ACCESS = 'accesspolicy:default/mesh-access';

/** A rule that applies to everything unless it is said otherwise. */
export function aRule(
  id: string,
  effect: AccessRule['effect'],
  rule: Partial<AccessRule> = {},
): AccessRule {
  return {
    id,
    title: `Rule ${id}`,
    when: 'true',
    effect,
    ...(effect === 'require' && { step: { steward: true } }),
    reason: `Because of ${id}`,
    ...rule,
  };
}

export function aPolicy(
  rules: AccessRule[],
  spec: Partial<AccessPolicyEntity['spec']> = {},
  name = 'mesh-access',
): AccessPolicyEntity {
  return {
    apiVersion: 'meshport.dev/v1alpha1',
    kind: 'AccessPolicy',
    metadata: { name, namespace: 'default', title: `The policy ${name}` },
    spec: { owner: 'data-governance', rules, ...spec },
  };
}

export function aDomain(name: string, subdomainOf?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Domain',
    metadata: { name, namespace: 'default' },
    spec: { owner: `${name}-team`, ...(subdomainOf && { subdomainOf }) },
    relations: [{ type: 'ownedBy', targetRef: `group:default/${name}-team` }],
  };
}

/** A product in the domain birds, which lies below safety. */
export function aProduct(
  port: Partial<OutputPort> = {},
  spec: Partial<DataProductEntity['spec']> = {},
): DataProductEntity {
  return {
    apiVersion: 'meshport.dev/v1alpha1',
    kind: 'DataProduct',
    metadata: { name: 'strikes', namespace: 'default' },
    spec: {
      type: 'source-aligned',
      lifecycle: 'production',
      version: '1.0.0',
      owner: 'safety',
      domain: 'birds',
      outputPorts: [
        {
          name: 'strikes',
          version: '1.0.0',
          type: 'table',
          platform: 'warehouse',
          location: { schema: 'safety', table: 'strikes' },
          classification: 'internal',
          ...port,
        },
      ],
      ...spec,
    },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/safety' }],
  };
}

export function anInput(
  product: DataProductEntity = aProduct(),
  request: Partial<PolicyInput['request']> = {},
): PolicyInput {
  const [port] = product.spec.outputPorts ?? [];
  return {
    request: {
      purpose: 'Study',
      duration: 'P30D',
      holder: 'user:default/chen',
      renewal: false,
      ...request,
    },
    requester: { ref: 'user:default/chen', groups: ['group:default/crew'] },
    terms: {
      product: 'dataproduct:default/strikes',
      port: port.name,
      version: port.version,
      classification: port.classification,
      platform: port.platform,
    },
    product,
  };
}

/**
 * The service over a catalog with these entities and the domains birds and
 * safety.
 *
 * @param options - `inForce`: what the configuration names; `governance`: base
 * address of a data governance backend
 */
export function policiesOver(
  entities: Entity[],
  options: {
    inForce?: string[];
    governance?: string;
    /** Who owns every location; nobody says so when absent. */
    owners?: string[];
    sources?: string[];
    requests?: AccessRequest[];
  } = {},
) {
  const { inForce = [MESH_ACCESS], requests = [] } = options;
  const platform = new FakeDataPlatform();
  jest.spyOn(platform, 'owners').mockReturnValue(options.owners);
  const catalog = catalogServiceMock({
    entities: [...entities, aDomain('birds', 'safety'), aDomain('safety')],
  });
  const list = jest.fn(
    async ({ limit = 50, cursor }: { limit?: number; cursor?: string }) => {
      const start = Number(cursor ?? 0);
      const items = requests.slice(start, start + limit);
      const next = start + limit;
      return next < requests.length
        ? { items, nextCursor: String(next) }
        : { items };
    },
  );
  const policies = createPolicyService({
    auth: mockServices.auth({ pluginId: 'data-access' }),
    catalog,
    config: mockServices.rootConfig({
      data: {
        dataAccess: {
          policies: inForce,
          autoApproval: { sources: options.sources ?? [] },
        },
      },
    }),
    discovery: mockServices.discovery.mock({
      getBaseUrl: async () => options.governance ?? 'http://127.0.0.1:9/none',
    }),
    logger: mockServices.logger.mock(),
    platforms: platformsOf(platform),
    requests: { list },
  });
  return { policies, catalog, list };
}
