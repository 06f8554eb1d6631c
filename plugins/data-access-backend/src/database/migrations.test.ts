import { TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

jest.setTimeout(60_000);

const directory = resolvePackagePath(
  '@meshport/backstage-plugin-data-access-backend',
  'migrations',
);

describe('migrations', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it.each(databases.eachSupportedId())(
    'go up, down and up again, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await knex.migrate.latest({ directory });
      await knex.migrate.rollback({ directory }, true);
      expect(await knex.schema.hasTable('access_requests')).toBe(false);
      await knex.migrate.latest({ directory });
      expect(await knex('access_event_head')).toHaveLength(1);
    },
  );
});
