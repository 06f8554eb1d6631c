import path from 'node:path';
import { StartError } from './StartError';

/**
 * The ports of one portal, four in a row.
 *
 * @public
 */
export type PortalPorts = {
  portal: number;
  signIn: number;
  repositories: number;
  postgres: number;
};

/**
 * What can be chosen about a development portal.
 *
 * @public
 */
export type PortalSettings = {
  /** Root of the checkout. */
  root: string;
  /** Folder of everything the portal keeps between starts. */
  dataFolder: string;
  ports: PortalPorts;
  /** A PostgreSQL to use in place of the embedded one. */
  databaseUrl?: URL;
};

const DEFAULT_PORT = 7007;

/**
 * Reads the settings from environment variables: `MESHPORT_PORT` (first of the
 * four ports), `MESHPORT_DATA` (folder of the data) and
 * `MESHPORT_DATABASE_URL` (another PostgreSQL).
 *
 * @param environment - the variables
 * @param root - root of the checkout; relative folders start there
 * @throws StartError when a variable cannot be understood
 * @public
 */
export function readSettings(
  environment: Record<string, string | undefined>,
  root: string,
): PortalSettings {
  if (environment.NODE_ENV === 'production') {
    throw new StartError(
      'NODE_ENV is production, and these services are for development only.',
      'Unset NODE_ENV, or see docs/install.md for an installation.',
    );
  }
  return {
    root,
    dataFolder: path.resolve(root, environment.MESHPORT_DATA || '.meshport'),
    ports: portsFrom(readPort(environment.MESHPORT_PORT)),
    databaseUrl: readDatabaseUrl(environment.MESHPORT_DATABASE_URL),
  };
}

/**
 * The four ports that begin with the given one.
 *
 * @public
 */
export function portsFrom(first: number): PortalPorts {
  return {
    portal: first,
    signIn: first + 1,
    repositories: first + 2,
    postgres: first + 3,
  };
}

function readPort(value: string | undefined): number {
  if (!value) {
    return DEFAULT_PORT;
  }
  const port = Number(value);
  if (!/^\d+$/.test(value) || port < 1024 || port > 65532) {
    throw new StartError(
      `MESHPORT_PORT is "${value}", which is not a port.`,
      'Give a whole number from 1024 to 65532; the three ports after it are used too.',
    );
  }
  return port;
}

function readDatabaseUrl(value: string | undefined): URL | undefined {
  if (!value) {
    return undefined;
  }
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || !url.username) {
    throw new StartError(
      'MESHPORT_DATABASE_URL is not the address of a PostgreSQL.',
      'Write it as postgresql://user:password@host:5432/postgres, with a user who may create databases and roles.',
    );
  }
  return url;
}
