import { Entity } from '@backstage/catalog-model';
import { FLIGHTS, mesh } from './__testUtils__/mesh';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

const GOOD = 'dataproduct:default/good';

/** The flights again, with the support that the scorecard asks for. */
function goodProduct(): Entity {
  const [flights] = mesh();
  return {
    ...flights,
    metadata: { name: 'good', namespace: 'default' },
    spec: {
      ...flights.spec,
      support: [{ channel: 'mail', url: 'mailto:flights@example.com' }],
    },
  };
}

const policy: Entity = {
  apiVersion: 'meshport.dev/v1alpha1',
  kind: 'AccessPolicy',
  metadata: { name: 'by-level', namespace: 'default' },
  spec: {
    owner: 'group:default/data-governance',
    rules: [
      {
        id: 'good',
        title: 'Good products need nobody',
        when: "'mesh-foundations' in levels && levels['mesh-foundations'].rank >= 1",
        effect: 'approve',
        reason: 'It has reached bronze',
      },
    ],
  },
};

describe('a policy by the level of a product', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal({
      database: { client: 'better-sqlite3', connection: ':memory:' },
      dataAccess: {
        policies: ['accesspolicy:default/by-level'],
        worker: { interval: { hours: 1 } },
      },
      entities: [goodProduct(), policy],
    });
  });

  let ports = 0;
  const ask = async (product: string) => {
    const { body } = await portal.call(
      'chen',
      'post',
      '/data-access/requests',
      {
        product,
        port: `port-${ports++}`,
        version: '1.0.0',
        purpose: 'a study',
        duration: 'P1D',
      },
    );
    return body.request;
  };

  it('follows what the scorecards have measured', async () => {
    // Nothing was measured yet.
    expect(await ask(GOOD)).toMatchObject({ state: 'pending' });

    await portal.run('data-mesh-indexing');
    await portal.run('data-governance-collection');
    await portal.run('data-governance-evaluation');
    expect(await ask(GOOD)).toMatchObject({
      state: 'approved',
      policy: {
        outcome: 'approve',
        reason: 'It has reached bronze',
        inputs: {
          levels: { 'mesh-foundations': { name: 'bronze', rank: 1 } },
        },
      },
    });
    expect(await ask(FLIGHTS)).toMatchObject({
      state: 'pending',
      policy: {
        outcome: 'decide',
        inputs: { levels: { 'mesh-foundations': { rank: 0 } } },
      },
    });
  });
});
