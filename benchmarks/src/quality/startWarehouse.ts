import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  mockServices,
  ServiceFactoryTester,
} from '@backstage/backend-test-utils';
import {
  DataPlatform,
  dataPlatformsServiceRef,
} from '@meshport/backstage-plugin-data-platform-node';
import postgresAdapter from '@meshport/backstage-plugin-data-platform-postgres';
import {
  loadSecrets,
  loadWarehouse,
  PROVISIONER,
  startTestPostgres,
  WAREHOUSE,
  warehouseTables,
} from 'dev-services';
import { Client } from 'pg';
import { BenchmarkContext } from '../harness';

/** Where the flights are. */
export const FLIGHTS = { schema: 'flights', table: 'flights' };

/**
 * The flights of the example warehouse on a PostgreSQL of its own.
 *
 * @returns the data platform, and a plain connection as the same role
 */
export async function startWarehouse({
  root,
  services,
  reporter,
}: BenchmarkContext): Promise<{ platform: DataPlatform; client: Client }> {
  const postgres = await startTestPostgres();
  await services.add(postgres.stop);
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'meshport-bench-'));
  await services.add(() => fs.rm(folder, { recursive: true }));
  const secrets = await loadSecrets(folder);
  await loadWarehouse({
    server: postgres,
    secrets,
    sqlFolder: path.join(root, 'examples/warehouse'),
    tables: warehouseTables.filter(
      ({ schema, table }) =>
        schema === FLIGHTS.schema && table === FLIGHTS.table,
    ),
    onProgress: ({ rows, done }) =>
      reporter.progress(done ? undefined : `Loading flights: ${rows}`),
  });

  const connection = {
    host: postgres.host,
    port: postgres.port,
    database: WAREHOUSE,
    user: PROVISIONER,
    password: secrets.provisioner,
  };
  const client = new Client(connection);
  await client.connect();
  await services.add(() => client.end());
  const platforms = await ServiceFactoryTester.from(postgresAdapter, {
    dependencies: [
      mockServices.rootConfig.factory({
        data: {
          dataPlatforms: { warehouse: { type: 'postgres', connection } },
        },
      }),
    ],
  }).getService(dataPlatformsServiceRef);
  const platform = platforms.get(WAREHOUSE);
  await services.add(() => platform.close());
  return { platform, client };
}
