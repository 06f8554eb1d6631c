import { TestDatabases, TestDatabaseId } from '@backstage/backend-test-utils';
import { FakeDataPlatform, platformsOf } from './FakeDataPlatform';
import { CHEN, GRACE, OLIVIA } from './mesh';
import { startPortal } from './startPortal';

type Options = Omit<
  Partial<Parameters<typeof startPortal>[0]>,
  'knex' | 'platforms'
>;

/** A portal with an engine in memory, on a database of its own. */
export async function setupPortal(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
  options: Options = {},
) {
  const knex = await databases.init(databaseId);
  const platform = new FakeDataPlatform();
  const portal = await startPortal({
    knex,
    platforms: platformsOf(platform),
    ...options,
  });
  return {
    knex,
    platform,
    portal,
    chen: portal.as(CHEN),
    olivia: portal.as(OLIVIA),
    grace: portal.as(GRACE),
  };
}
