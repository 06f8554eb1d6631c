import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockServices,
  ServiceFactoryTester,
} from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { DataPlatform } from './DataPlatform';
import {
  DataPlatformFactory,
  dataPlatformFactoryServiceRef,
  dataPlatformsServiceRef,
} from './services';

function adapterOf(type: string, create: DataPlatformFactory['create']) {
  return createServiceFactory({
    service: dataPlatformFactoryServiceRef,
    deps: {},
    factory: () => ({ type, create }),
  });
}

function platformOf(fields: Partial<DataPlatform>): DataPlatform {
  return { close: async () => {}, ...fields } as DataPlatform;
}

const postgres = adapterOf('postgres', ({ id, title, config }) => {
  config.getString('host');
  return platformOf({ id, title, type: 'postgres' });
});
const files = adapterOf('files', ({ id, title }) =>
  platformOf({ id, title, type: 'files' }),
);

// Through the service, as the plugins of a backend get them.
function getPlatforms(dataPlatforms: JsonObject | undefined) {
  return ServiceFactoryTester.from(postgres, {
    dependencies: [
      files,
      mockServices.rootConfig.factory({
        data: dataPlatforms ? { dataPlatforms } : {},
      }),
    ],
  }).getService(dataPlatformsServiceRef);
}

describe('the configured data platforms', () => {
  it('are made by the adapter of their type', async () => {
    const platforms = await getPlatforms({
      warehouse: { type: 'postgres', title: 'The warehouse', host: 'db' },
      'raw-files': { type: 'files' },
    });

    expect(platforms.list()).toMatchObject([
      { id: 'warehouse', type: 'postgres', title: 'The warehouse' },
      { id: 'raw-files', type: 'files', title: 'raw-files' },
    ]);
    expect(platforms.get('raw-files')).toMatchObject({ type: 'files' });
  });

  it('may be none', async () => {
    const platforms = await getPlatforms(undefined);
    expect(platforms.list()).toEqual([]);
    expect(() => platforms.get('warehouse')).toThrow(
      "Unknown data platform 'warehouse'; configured are: none",
    );
  });

  it('are named when an unknown one is asked for', async () => {
    const platforms = await getPlatforms({
      warehouse: { type: 'postgres', host: 'db' },
      lake: { type: 'files' },
    });
    expect(() => platforms.get('__proto__')).toThrow(
      expect.objectContaining({
        name: 'NotFoundError',
        message:
          "Unknown data platform '__proto__'; configured are: warehouse, lake",
      }),
    );
  });

  it('need an adapter of their type', async () => {
    await expect(
      getPlatforms({ warehouse: { type: 'oracle' } }),
    ).rejects.toThrow(
      /dataPlatforms\.warehouse\.type: no adapter for 'oracle' is installed; installed are: .*postgres/,
    );
  });

  it.each(['Warehouse', 'my_lake', '-x', 'a b', 'a--b'])(
    'cannot have the id %p',
    async id => {
      await expect(getPlatforms({ [id]: { type: 'files' } })).rejects.toThrow(
        `dataPlatforms.${id}: an id consists of`,
      );
    },
  );

  it('say which key their adapter misses', async () => {
    await expect(
      getPlatforms({ warehouse: { type: 'postgres' } }),
    ).rejects.toThrow('dataPlatforms.warehouse.host');
  });

  it('need adapters of different types', async () => {
    const tester = ServiceFactoryTester.from(postgres, {
      dependencies: [postgres],
    });
    await expect(tester.getService(dataPlatformsServiceRef)).rejects.toThrow(
      "Two adapters of type 'postgres' are installed",
    );
  });

  it('are closed at shutdown, also when one fails to', async () => {
    const closed: string[] = [];
    const lifecycle = mockServices.rootLifecycle.mock();
    const adapter = adapterOf('closing', ({ id, title }) =>
      platformOf({
        id,
        title,
        close: async () => {
          if (id === 'broken') {
            throw new Error('cannot close');
          }
          closed.push(id);
        },
      }),
    );
    await ServiceFactoryTester.from(adapter, {
      dependencies: [
        lifecycle.factory,
        mockServices.rootConfig.factory({
          data: {
            dataPlatforms: {
              broken: { type: 'closing' },
              lake: { type: 'closing' },
            },
          },
        }),
      ],
    }).getService(dataPlatformsServiceRef);

    const [hook] = lifecycle.addShutdownHook.mock.calls[0];
    await expect(hook()).rejects.toThrow('cannot close');
    expect(closed).toEqual(['lake']);
  });
});
