import {
  mockServices,
  ServiceFactoryTester,
} from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  DataPlatform,
  dataPlatformsServiceRef,
} from '@meshport/backstage-plugin-data-platform-node';
import adapter from './index';

/** The configured platform, whose database is down. */
async function getWarehouse(section: JsonObject = {}): Promise<DataPlatform> {
  const platforms = await ServiceFactoryTester.from(adapter, {
    dependencies: [
      mockServices.rootConfig.factory({
        data: {
          dataPlatforms: {
            warehouse: {
              type: 'postgres',
              title: 'The warehouse',
              connection: {
                host: '127.0.0.1',
                port: 1,
                database: 'warehouse',
                user: 'meshport',
              },
              ...section,
            },
          },
        },
      }),
    ],
  }).getService(dataPlatformsServiceRef);
  return platforms.get('warehouse');
}

describe('the PostgreSQL adapter in a backend', () => {
  it('starts while the database is down', async () => {
    const warehouse = await getWarehouse();
    expect(warehouse).toMatchObject({
      id: 'warehouse',
      type: 'postgres',
      title: 'The warehouse',
    });
    await expect(warehouse.listTables()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining("'warehouse'"),
    });
    await warehouse.close();
  });

  it('knows who may offer a table by its schema', async () => {
    const warehouse = await getWarehouse({
      schemas: { owners: { safety: ['Safety'], archive: [] } },
    });
    const ownersOf = (schema: string) =>
      warehouse.owners({ schema, table: 'bird_strikes' });
    expect(ownersOf('safety')).toEqual(['group:default/safety']);
    for (const schema of ['archive', 'Safety', 'flights', 'constructor']) {
      expect(ownersOf(schema)).toEqual([]);
    }
    expect(warehouse.owners({})).toEqual([]);
  });

  it.each([
    ['nothing is configured', undefined, {}],
    ['no schema has an owner', [], { schemas: { owners: {} } }],
  ])('when %s answers %j', async (_, owners, section) => {
    const warehouse = await getWarehouse(section);
    const location = { schema: 'safety', table: 'bird_strikes' };
    expect(warehouse.owners(location)).toEqual(owners);
  });
});
