import { ConfigReader } from '@backstage/config';
import { readConfig } from './config';

describe('readConfig', () => {
  it('works without anything', () => {
    expect(readConfig(new ConfigReader({}))).toEqual({
      indexing: { frequency: { seconds: 10 }, timeout: { minutes: 2 } },
      levels: { frequency: { minutes: 1 }, timeout: { minutes: 5 } },
      notifications: { frequency: { seconds: 10 }, timeout: { minutes: 5 } },
    });
  });

  it('takes durations in every form', () => {
    const config = readConfig(
      new ConfigReader({
        dataMesh: {
          indexing: { frequency: 'PT30S', timeout: { minutes: 5 } },
          levels: { frequency: '5m' },
          notifications: { frequency: { minutes: 1 } },
        },
      }),
    );
    expect(config).toMatchObject({
      indexing: { frequency: { seconds: 30 }, timeout: { minutes: 5 } },
      levels: { frequency: { minutes: 5 } },
      notifications: { frequency: { minutes: 1 } },
    });
  });

  it.each(['indexing', 'levels', 'notifications'])(
    'names what is wrong in %s',
    section => {
      const config = new ConfigReader({
        dataMesh: { [section]: { frequency: 'often' } },
      });
      expect(() => readConfig(config)).toThrow(`dataMesh.${section}.frequency`);
    },
  );
});
