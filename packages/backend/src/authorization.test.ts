import { dataAccess } from './__testUtils__/authorization/dataAccess';
import { dataGovernance } from './__testUtils__/authorization/dataGovernance';
import { dataMesh } from './__testUtils__/authorization/dataMesh';
import {
  CALLERS,
  Example,
  Expectation,
  outcomeOf,
} from './__testUtils__/authorization/expectations';
import { pending } from './__testUtils__/authorization/requests';
import { operationsOf } from './__testUtils__/operations';
import { Portal, startPortal } from './__testUtils__/startPortal';

jest.setTimeout(120_000);

const plugins = {
  'data-access': dataAccess,
  'data-governance': dataGovernance,
  'data-mesh': dataMesh,
};

describe('who is let in, by the policy of the example portal', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal({
      database: { client: 'better-sqlite3', connection: ':memory:' },
    });
    await portal.run('drift-check');
    await portal.run('data-mesh-indexing');
    await portal.run('data-governance-collection');
    await portal.run('data-governance-evaluation');
  });

  async function outcomesOf(
    plugin: string,
    operationId: string,
    { example }: Expectation,
  ): Promise<Record<string, string>> {
    const { method, path } = operationsOf(await portal.documentOf(plugin))[
      operationId
    ];
    const outcomes: Record<string, string> = {};
    for (const caller of CALLERS) {
      const values = await example(portal);
      const { status } = await portal.call(
        caller,
        method,
        fill(path, values),
        values.body,
      );
      outcomes[caller] = outcomeOf(status);
    }
    return outcomes;
  }

  describe.each(Object.entries(plugins))('%s', (plugin, expectations) => {
    it('has an expectation for every operation of its document', async () => {
      const operations = operationsOf(await portal.documentOf(plugin));
      expect(Object.keys(expectations).sort()).toEqual(
        Object.keys(operations).sort(),
      );
    });

    it.each(Object.entries(expectations))(
      '%s',
      async (operationId, expectation) => {
        await expect(
          outcomesOf(plugin, operationId, expectation),
        ).resolves.toEqual(expectation.outcomes);
      },
    );
  });

  it.each(CALLERS.slice(2))('lets %s not decide for themselves', async name => {
    const id = await pending(portal, name);
    const { status } = await portal.call(
      name,
      'post',
      `/data-access/requests/${id}/decision`,
      { verdict: 'approve', revision: 1 },
    );
    expect(status).toBe(403);
  });
});

function fill(template: string, { path = {}, query = {} }: Example): string {
  const filled = template.replace(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(path[name]),
  );
  return `${filled}?${new URLSearchParams(query)}`;
}
