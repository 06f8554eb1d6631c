import {
  mockServices,
  ServiceFactoryTester,
} from '@backstage/backend-test-utils';
import { dataPlatformsServiceRef } from '@meshport/backstage-plugin-data-platform-node';
import adapter from './index';

describe('the PostgreSQL adapter in a backend', () => {
  it('starts while the database is down', async () => {
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
              },
            },
          },
        }),
      ],
    }).getService(dataPlatformsServiceRef);

    const warehouse = platforms.get('warehouse');
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
});
