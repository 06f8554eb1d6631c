import {
  actionsRegistryServiceFactory,
  actionsServiceFactory,
} from '@backstage/backend-defaults/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import mcpActionsPlugin from '@backstage/plugin-mcp-actions-backend';
import dataAccessPlugin from '@meshport/backstage-plugin-data-access-backend';
import dataGovernancePlugin from '@meshport/backstage-plugin-data-governance-backend';
import dataMeshPlugin from '@meshport/backstage-plugin-data-mesh-backend';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import request from 'supertest';
import { parse } from 'yaml';

jest.setTimeout(60_000);

const flights: Entity = {
  apiVersion: 'meshport.dev/v1alpha1',
  kind: 'DataProduct',
  metadata: { name: 'flights', namespace: 'default', title: 'Flights' },
  spec: {
    type: 'source-aligned',
    lifecycle: 'production',
    version: '1.0.0',
    owner: 'group:default/flight-operations',
    domain: 'flight-operations',
  },
};

/** What the example portal says about agents. */
function portalConfig() {
  const { backend, mcpActions } = parse(
    readFileSync(resolve(__dirname, '../../../app-config.yaml'), 'utf8'),
  );
  return { backend: { actions: backend.actions }, mcpActions };
}

/** What the protocol answers to the questions of these tests. */
interface Result {
  tools: {
    name: string;
    annotations: { readOnlyHint?: boolean; destructiveHint?: boolean };
  }[];
  structuredContent: object;
  isError: boolean;
  content: { text: string }[];
}

async function connect() {
  const { server } = await startTestBackend({
    features: [
      mcpActionsPlugin,
      dataAccessPlugin,
      dataGovernancePlugin,
      dataMeshPlugin,
      catalogPlugin,
      actionsServiceFactory,
      actionsRegistryServiceFactory,
      catalogServiceMock.factory({ entities: [flights] }),
      mockServices.rootConfig.factory({ data: portalConfig() }),
    ],
  });
  return async (
    method: string,
    params: object,
    as?: string,
  ): Promise<{ status: number; result: Result }> => {
    const { status, text } = await request(server)
      .post('/api/mcp-actions/v1')
      .set('Authorization', as ?? mockCredentials.user.header())
      .set('Accept', 'application/json, text/event-stream')
      .send({ jsonrpc: '2.0', id: 1, method, params });
    const answer = /^data: (.*)$/m.exec(text)?.[1];
    return { status, result: answer && JSON.parse(answer).result };
  };
}

describe('an agent of the example portal', () => {
  it('finds tools that read, and some that ask; none decides', async () => {
    const ask = await connect();
    const { result } = await ask('tools/list', {});
    const names = result.tools.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'data-mesh.search-data-products',
        'data-mesh.search-columns',
        'data-mesh.get-data-product',
        'data-mesh.get-data-contract',
        'data-mesh.compare-contract-versions',
        'data-mesh.list-data-product-consumers',
        'data-governance.get-scorecard-result',
        'data-governance.explain-check',
        'data-governance.request-exemption',
        'data-access.explain-access',
        'data-access.request-access',
        'data-access.wait-for-access',
        'data-access.renew-access',
        'catalog.get-catalog-entity',
      ]),
    );
    const writing = result.tools.filter(
      ({ annotations }) => !annotations.readOnlyHint,
    );
    expect(writing.map(({ name }) => name).sort()).toEqual([
      'data-access.renew-access',
      'data-access.request-access',
      'data-governance.request-exemption',
    ]);
    for (const { annotations } of writing) {
      expect(annotations.destructiveHint).toBe(false);
    }
    expect(names).not.toContain('catalog.unregister-entity');
  });

  it('reads a data product', async () => {
    const ask = await connect();
    const { result } = await ask('tools/call', {
      name: 'data-mesh.get-data-product',
      arguments: { entityRef: 'flights' },
    });
    expect(result.structuredContent).toMatchObject({
      entityRef: 'dataproduct:default/flights',
      title: 'Flights',
    });
  });

  it('is told what is wrong with its question', async () => {
    const ask = await connect();
    const { result } = await ask('tools/call', {
      name: 'data-mesh.get-data-product',
      arguments: { entityRef: 'gone' },
    });
    expect(result.isError).toBe(true);
    expect(result.content[0].text).toContain('may not see it');
  });

  it('is nobody without credentials', async () => {
    const ask = await connect();
    expect(await ask('tools/list', {}, mockCredentials.none.header())).toEqual({
      status: 401,
    });
  });
});
