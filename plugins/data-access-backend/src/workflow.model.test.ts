import { TestDatabases } from '@backstage/backend-test-utils';
import { verifyChain } from '@meshport/backstage-plugin-data-access-node';
import fc from 'fast-check';
import {
  FakeDataPlatform,
  platformsOf,
} from './__testUtils__/FakeDataPlatform';
import { flights, FLIGHTS_PORT, mesh } from './__testUtils__/mesh';
import { checkRun } from './__testUtils__/model/invariants';
import { ModelRun } from './__testUtils__/model/ModelRun';
import { steps } from './__testUtils__/model/steps';
import { startPortal } from './__testUtils__/startPortal';
import { readHead, readLog } from './database/eventLog';

jest.setTimeout(180_000);

const RUNS = 30;

/** The owner and then a steward decide; rows may be left out. */
const portNamed = (name: string) => ({
  ...FLIGHTS_PORT,
  name,
  access: {
    steps: [
      { title: 'Owner', owner: true },
      { title: 'Steward', approvers: ['group:default/data-governance'] },
    ],
    narrowing: { rows: [{ column: 'origin' }] },
  },
});

describe('any sequence of actions, with everybody allowed everything', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it.each(databases.eachSupportedId())(
    'keeps what has to hold after every step, on %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      const platform = new FakeDataPlatform();
      // One port for each run; shrinking takes more runs.
      const ports = [...Array(RUNS * 20)].map((_, i) => `port-${i}`);
      const product = flights({ ports: ports.map(portNamed) });
      const portal = await startPortal({
        knex,
        platforms: platformsOf(platform),
        entities: mesh(product),
        config: { grace: { policy: { milliseconds: 1 } } },
      });
      let reads = 0;

      await fc.assert(
        fc.asyncProperty(steps, async taken => {
          const port = ports.pop()!;
          const run = await ModelRun.begin({
            portal,
            platform,
            product,
            port,
          });
          let before = await run.see();
          for (const step of taken) {
            await run.take(step);
            const now = await run.see();
            reads += Number(checkRun(run, before, now, await run.seeRenewal()));
            before = now;
          }
        }),
        { numRuns: RUNS },
      );

      // A run in which nobody ever reads proves little.
      expect(reads).toBeGreaterThan(RUNS);
      const head = await readHead(knex, { lock: false });
      const log = await readLog(knex, 0, head.sequence);
      expect(verifyChain(log, { head })).toMatchObject({ intact: true, head });
      await portal.backend.stop();
    },
  );
});
