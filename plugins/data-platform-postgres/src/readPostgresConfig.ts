import { ConnectionOptions } from 'node:tls';
import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { readSchemaOwners, SchemaOwners } from './readSchemaOwners';

/**
 * The section `dataPlatforms.<id>` of a PostgreSQL database. Times are in
 * milliseconds.
 * @internal
 */
export interface PostgresSettings {
  connection: {
    host: string;
    port: number;
    database: string;
    user: string;
    password?: string;
    ssl?: boolean | ConnectionOptions;
  };
  public: { host: string; port: number };
  poolSize: number;
  connectionTimeout: number;
  statementTimeout: number;
  lockTimeout: number;
  schemas: { include: string[]; exclude: string[]; owners?: SchemaOwners };
  terminateSessions: boolean;
  access: { schema: string; proofTimeout: number };
  administrators: string[];
  measurement: { concurrency: number; statementTimeout: number };
}

/**
 * Reads the settings of one PostgreSQL database.
 *
 * @param key - where `config` is in the whole configuration, for messages
 * @throws when a key is missing or unusable; the message names it
 * @internal
 */
export function readPostgresConfig(
  config: Config,
  key: string,
): PostgresSettings {
  const connection = config.getConfig('connection');
  const host = connection.getString('host');
  const port = readPort(connection, `${key}.connection.port`) ?? 5432;
  const shown = config.getOptionalConfig('public');

  return {
    connection: {
      host,
      port,
      database: connection.getString('database'),
      user: connection.getString('user'),
      password: connection.getOptionalString('password'),
      ssl: readSsl(connection),
    },
    public: {
      host: shown?.getOptionalString('host') ?? host,
      port: (shown && readPort(shown, `${key}.public.port`)) ?? port,
    },
    poolSize: readCount(config, key, 'poolSize', 5),
    connectionTimeout: readMilliseconds(
      config,
      key,
      'connectionTimeout',
      10_000,
    ),
    statementTimeout: readMilliseconds(config, key, 'statementTimeout', 30_000),
    lockTimeout: readMilliseconds(config, key, 'lockTimeout', 10_000),
    schemas: {
      include: config.getOptionalStringArray('schemas.include') ?? ['*'],
      exclude: config.getOptionalStringArray('schemas.exclude') ?? [
        'meshport_internal',
      ],
      owners: readSchemaOwners(config, `${key}.schemas.owners`),
    },
    terminateSessions: config.getOptionalBoolean('terminateSessions') ?? false,
    access: {
      schema: readAccessSchema(config, `${key}.access.schema`),
      proofTimeout: readMilliseconds(
        config,
        key,
        'access.proofTimeout',
        10_000,
      ),
    },
    administrators: config.getOptionalStringArray('administrators') ?? [],
    measurement: {
      concurrency: readCount(config, key, 'measurement.concurrency', 2),
      statementTimeout: readMilliseconds(
        config,
        key,
        'measurement.statementTimeout',
        120_000,
      ),
    },
  };
}

function readAccessSchema(config: Config, key: string): string {
  const name = config.getOptionalString('access.schema') ?? 'meshport';
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name) || name.startsWith('pg_')) {
    throw new InputError(
      `${key}: must be lower case letters, digits and underscores, at most 63 and without pg_ before them, is '${name}'`,
    );
  }
  return name;
}

function readCount(
  config: Config,
  key: string,
  name: string,
  fallback: number,
): number {
  const count = config.getOptionalNumber(name) ?? fallback;
  if (!Number.isInteger(count) || count < 1) {
    throw new InputError(
      `${key}.${name}: must be a whole number from 1, is ${count}`,
    );
  }
  return count;
}

function readPort(config: Config, key: string): number | undefined {
  const port = config.getOptionalNumber('port');
  if (
    port !== undefined &&
    (!Number.isInteger(port) || port < 1 || port > 65535)
  ) {
    throw new InputError(`${key}: must be from 1 to 65535, is ${port}`);
  }
  return port;
}

function readSsl(connection: Config): boolean | ConnectionOptions | undefined {
  const value = connection.getOptional('ssl');
  if (value === undefined || typeof value === 'boolean') {
    return value;
  }
  const ssl = connection.getConfig('ssl');
  return {
    ca: ssl.getOptionalString('ca'),
    rejectUnauthorized: ssl.getOptionalBoolean('rejectUnauthorized') ?? true,
  };
}

function readMilliseconds(
  config: Config,
  key: string,
  name: string,
  fallback: number,
): number {
  if (!config.has(name)) {
    return fallback;
  }
  try {
    return durationToMilliseconds(
      readDurationFromConfig(config, { key: name }),
    );
  } catch (error) {
    throw new InputError(
      `${key}.${name}: must be a duration, e.g. '30s' or { seconds: 30 }`,
      error,
    );
  }
}
