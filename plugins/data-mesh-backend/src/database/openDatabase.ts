import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/**
 * Connects and brings the tables to the newest version, unless the
 * installation runs migrations itself.
 * @internal
 */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({ directory: migrationsDirectory() });
  }
  return knex;
}

/** @internal */
export function migrationsDirectory(): string {
  return resolvePackagePath(
    '@meshport/backstage-plugin-data-mesh-backend',
    'migrations',
  );
}
