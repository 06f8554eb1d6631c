import { readSettings } from './settings';

describe('readSettings', () => {
  it('has defaults', () => {
    expect(readSettings({}, '/repo')).toEqual({
      root: '/repo',
      dataFolder: '/repo/.meshport',
      ports: {
        portal: 7007,
        signIn: 7008,
        repositories: 7009,
        postgres: 7010,
      },
      databaseUrl: undefined,
    });
  });

  it('reads the port, the folder and the database', () => {
    const settings = readSettings(
      {
        MESHPORT_PORT: '8100',
        MESHPORT_DATA: '/srv/mesh',
        MESHPORT_DATABASE_URL: 'postgresql://admin:secret@db:5433/postgres',
      },
      '/repo',
    );
    expect(settings.ports.postgres).toBe(8103);
    expect(settings.dataFolder).toBe('/srv/mesh');
    expect(settings.databaseUrl?.hostname).toBe('db');
  });

  it.each(['0', '80', '70000', '65533', 'abc', '7007.5', '-1'])(
    'refuses the port %s',
    port => {
      expect(() => readSettings({ MESHPORT_PORT: port }, '/repo')).toThrow(
        `MESHPORT_PORT is "${port}", which is not a port. Give a whole number`,
      );
    },
  );

  it.each(['mysql://a@b/c', 'localhost:5432', 'postgresql://db/postgres'])(
    'refuses the database %s',
    url => {
      expect(() =>
        readSettings({ MESHPORT_DATABASE_URL: url }, '/repo'),
      ).toThrow('MESHPORT_DATABASE_URL is not the address of a PostgreSQL.');
    },
  );

  it('refuses to run in production', () => {
    expect(() => readSettings({ NODE_ENV: 'production' }, '/repo')).toThrow(
      'for development only',
    );
  });
});
