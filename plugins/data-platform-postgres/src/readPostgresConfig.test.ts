import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject, JsonValue } from '@backstage/types';
import { readPostgresConfig } from './readPostgresConfig';

const CONNECTION = { host: 'db', database: 'warehouse', user: 'meshport' };

function read(section: JsonObject) {
  const config = mockServices.rootConfig({
    data: { dataPlatforms: { warehouse: section } },
  });
  return readPostgresConfig(
    config.getConfig('dataPlatforms.warehouse'),
    'dataPlatforms.warehouse',
  );
}

describe('the configuration of a PostgreSQL database', () => {
  it('has sensible defaults', () => {
    expect(read({ connection: CONNECTION })).toEqual({
      connection: {
        ...CONNECTION,
        port: 5432,
        password: undefined,
        ssl: undefined,
      },
      public: { host: 'db', port: 5432 },
      poolSize: 5,
      connectionTimeout: 10_000,
      statementTimeout: 30_000,
      lockTimeout: 10_000,
      schemas: { include: ['*'], exclude: ['meshport_internal'] },
      terminateSessions: false,
      access: { schema: 'meshport', proofTimeout: 10_000 },
      administrators: [],
      measurement: { concurrency: 2, statementTimeout: 120_000 },
    });
  });

  it('can be set in every part', () => {
    expect(
      read({
        connection: {
          ...CONNECTION,
          port: 6543,
          password: 'secret',
          ssl: { ca: 'PEM' },
        },
        public: { host: 'db.example.com' },
        poolSize: 2,
        connectionTimeout: '2s',
        statementTimeout: { minutes: 1 },
        lockTimeout: '500ms',
        schemas: {
          include: ['mart_*'],
          exclude: [],
          owners: { Mart_2: ['Finance', 'user:ops/Ann'], 'raw data': [] },
        },
        terminateSessions: true,
        access: { schema: 'shared_data', proofTimeout: '1m' },
        administrators: ['dba', 'Backup "role"'],
        measurement: { concurrency: 1, statementTimeout: '10m' },
      }),
    ).toMatchObject({
      connection: {
        port: 6543,
        password: 'secret',
        ssl: { ca: 'PEM', rejectUnauthorized: true },
      },
      public: { host: 'db.example.com', port: 6543 },
      poolSize: 2,
      connectionTimeout: 2_000,
      statementTimeout: 60_000,
      lockTimeout: 500,
      schemas: {
        include: ['mart_*'],
        exclude: [],
        owners: new Map([
          ['Mart_2', ['group:default/finance', 'user:ops/ann']],
          ['raw data', []],
        ]),
      },
      terminateSessions: true,
      access: { schema: 'shared_data', proofTimeout: 60_000 },
      administrators: ['dba', 'Backup "role"'],
      measurement: { concurrency: 1, statementTimeout: 600_000 },
    });
  });

  it.each([
    ['connection', {}],
    ['connection.database', { connection: { host: 'db', user: 'x' } }],
    ['connection.port', { connection: { ...CONNECTION, port: 70000 } }],
    ['public.port', { connection: CONNECTION, public: { port: 0 } }],
    ['poolSize', { connection: CONNECTION, poolSize: 1.5 }],
    [
      'measurement.concurrency',
      { connection: CONNECTION, measurement: { concurrency: 0 } },
    ],
    [
      'measurement.statementTimeout',
      { connection: CONNECTION, measurement: { statementTimeout: 'never' } },
    ],
    ['lockTimeout', { connection: CONNECTION, lockTimeout: 'soon' }],
    [
      'access.schema',
      { connection: CONNECTION, access: { schema: 'Meshport *' } },
    ],
    [
      'access.schema',
      { connection: CONNECTION, access: { schema: 'pg_meshport' } },
    ],
    [
      'access.proofTimeout',
      { connection: CONNECTION, access: { proofTimeout: 'long' } },
    ],
    ['administrators', { connection: CONNECTION, administrators: 'dba' }],
  ])('names the unusable key %s', (key, section) => {
    expect(() => read(section)).toThrow(`dataPlatforms.warehouse.${key}`);
  });

  it.each<[string, JsonValue, string]>([
    ['owners', 'group:safety', 'must be a map from schemas to lists'],
    ['owners', ['group:safety'], 'must be a map from schemas to lists'],
    ['owners.safety', { safety: 'safety' }, 'must be a list of entity refs'],
    ['owners.safety', { safety: { a: 'b' } }, 'must be a list of entity refs'],
    ['owners.safety[1]', { safety: ['a', 7] }, '7 is not an entity ref'],
    ['owners.safety[0]', { safety: ['a:b:c'] }, '"a:b:c" is not an entity ref'],
    ['owners.safety[0]', { safety: ['A team'] }, '"A team" is not an entity'],
    ['owners.safety[0]', { safety: [''] }, '"" is not an entity ref'],
  ])('names the unusable key schemas.%s: %j', (key, owners, text) => {
    expect(() => read({ connection: CONNECTION, schemas: { owners } })).toThrow(
      `dataPlatforms.warehouse.schemas.${key}: ${text}`,
    );
  });
});
