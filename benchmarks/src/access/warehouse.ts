import { JsonObject } from '@backstage/types';
import { TestPostgres } from 'dev-services';
import { Client } from 'pg';
import { CONSUMERS, consumerRole, PLATFORM } from './sizes';

const DATABASE = 'warehouse';
const PASSWORD = 'only-for-this-run';

/**
 * A table with an owner, a provisioner that is no superuser, and login roles
 * without rights.
 *
 * @returns `dataPlatforms` of the configuration
 */
export async function prepareWarehouse(
  postgres: TestPostgres,
): Promise<JsonObject> {
  await asSuperuser(postgres, 'postgres', [
    `create database ${DATABASE}`,
    'create role warehouse_owner nologin',
    `create role provisioner login createrole password '${PASSWORD}'`,
    'grant warehouse_owner to provisioner with inherit true, set true',
    `grant create on database ${DATABASE} to provisioner`,
    ...Array.from(
      { length: CONSUMERS },
      (_, index) => `create role ${consumerRole(index)} login`,
    ),
  ]);
  await asSuperuser(postgres, DATABASE, [
    'create schema flights authorization warehouse_owner',
    'create table flights.flights (origin text not null)',
    `insert into flights.flights values ('SFO'), ('JFK')`,
    'alter table flights.flights owner to warehouse_owner',
  ]);
  return {
    [PLATFORM]: {
      type: 'postgres',
      connection: connectionOf(postgres),
      schemas: {
        include: ['flights'],
        owners: { flights: ['flight-operations'] },
      },
    },
  };
}

/** One connection to the warehouse, as the adapter's role. */
export async function connectAsProvisioner(
  postgres: TestPostgres,
): Promise<Client> {
  const client = new Client(connectionOf(postgres));
  await client.connect();
  return client;
}

function connectionOf({ host, port }: TestPostgres) {
  return {
    host,
    port,
    database: DATABASE,
    user: 'provisioner',
    password: PASSWORD,
  };
}

async function asSuperuser(
  { host, port, user, password }: TestPostgres,
  database: string,
  statements: string[],
): Promise<void> {
  const client = new Client({ host, port, user, password, database });
  await client.connect();
  try {
    for (const statement of statements) {
      await client.query(statement);
    }
  } finally {
    await client.end();
  }
}
