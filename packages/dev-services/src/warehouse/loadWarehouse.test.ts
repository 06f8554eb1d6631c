import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startTestPostgres, TestPostgres, withClient } from '../postgres';
import { loadSecrets, Secrets } from '../secrets';
import { LoadProgress, loadWarehouse, WAREHOUSE } from './loadWarehouse';
import { PROVISIONER } from './roles';
import { CopyChunks } from './sources';
import { WarehouseTable } from './tables';

const AIRPORTS = [
  "ORD\tChicago O'Hare\tChicago\tIL\tUSA\t41.98\t-87.90\n",
  'XXX\tNo \\\\ city\t\\N\t\\N\tUSA\t1\t2\n',
];

describe('loadWarehouse', () => {
  const sqlFolder = path.resolve(__dirname, '../../../../examples/warehouse');
  let server: TestPostgres;
  let folder: string;
  let secrets: Secrets;

  beforeAll(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'meshport-load-'));
    secrets = await loadSecrets(folder);
    server = await startTestPostgres();
  }, 60_000);

  afterAll(async () => {
    await server.stop();
    await fs.rm(folder, { recursive: true });
  });

  function airports(read: () => CopyChunks): WarehouseTable {
    return { schema: 'airports', table: 'airports', read };
  }

  function load(tables: WarehouseTable[], onProgress: LoadProgress = () => {}) {
    return loadWarehouse({ server, secrets, sqlFolder, tables, onProgress });
  }

  function asRole<T>(user: string, password: string, sql: string) {
    return withClient(
      { ...server, user, password },
      WAREHOUSE,
      async client => {
        const { rows } = await client.query(sql);
        return rows as T[];
      },
    );
  }

  it('leaves nothing of a table that failed, and loads it the next time', async () => {
    const failing = airports(async function* read() {
      yield { text: AIRPORTS[0], rows: 1 };
      throw new Error('The file ends too early');
    });
    await expect(load([failing])).rejects.toThrow('The file ends too early');
    await expect(
      asRole(PROVISIONER, secrets.provisioner, 'TABLE airports.airports'),
    ).rejects.toThrow('relation "airports.airports" does not exist');

    const progress: string[] = [];
    await load(
      [
        airports(async function* read() {
          yield { text: AIRPORTS[0], rows: 1 };
          yield { text: AIRPORTS[1], rows: 1 };
        }),
      ],
      ({ table, rows, done }) => progress.push(`${table} ${rows} ${done}`),
    );
    expect(progress).toEqual([
      'airports.airports 0 false',
      'airports.airports 1 false',
      'airports.airports 2 false',
      'airports.airports 2 true',
    ]);
    expect(
      await asRole(
        PROVISIONER,
        secrets.provisioner,
        'SELECT iata, name, city FROM airports.airports ORDER BY iata',
      ),
    ).toEqual([
      { iata: 'ORD', name: "Chicago O'Hare", city: 'Chicago' },
      { iata: 'XXX', name: 'No \\ city', city: null },
    ]);
  });

  it('does not load a table twice', async () => {
    const read = jest.fn();
    const progress = jest.fn();
    await load([airports(read)], progress);
    expect(read).not.toHaveBeenCalled();
    expect(progress).not.toHaveBeenCalled();
  });

  it('gives the personas a login and nothing else', async () => {
    for (const [name, password] of Object.entries(secrets.personas)) {
      await expect(
        asRole(name, password, 'SELECT * FROM airports.airports'),
      ).rejects.toThrow('permission denied for schema airports');
      await expect(
        asRole(name, password, 'CREATE SCHEMA mine'),
      ).rejects.toThrow('permission denied for database');
    }
    await expect(
      asRole('chen', 'a wrong password', 'SELECT 1'),
    ).rejects.toThrow('password authentication failed');
  });

  it('lets the provisioner grant a right, and hides what is loaded', async () => {
    const provision = (sql: string) =>
      asRole(PROVISIONER, secrets.provisioner, sql);
    await provision(`
      CREATE ROLE reader;
      SET ROLE warehouse_owner;
      GRANT USAGE ON SCHEMA airports TO reader;
      GRANT SELECT ON airports.airports TO reader;
      RESET ROLE;
      GRANT reader TO chen WITH INHERIT TRUE, SET FALSE;
    `);
    expect(
      await asRole(
        'chen',
        secrets.personas.chen,
        'SELECT count(*)::integer AS airports FROM airports.airports',
      ),
    ).toEqual([{ airports: 2 }]);
    await expect(
      provision('TABLE meshport_internal.loaded_tables'),
    ).rejects.toThrow('permission denied for schema meshport_internal');
  });
});
