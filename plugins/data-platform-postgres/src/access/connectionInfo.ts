import { ConnectionInfo } from '@meshport/backstage-plugin-data-platform-node';
import { escapeIdentifier } from 'pg';
import { TableLocation } from '../tables/TableLocation';

/**
 * How a principal connects and reads, without a secret.
 * @internal
 */
export function connectionInfo(options: {
  host: string;
  port: number;
  database: string;
  principal: string;
  location: TableLocation;
}): ConnectionInfo {
  const { host, port, database, principal, location } = options;
  const conninfo = Object.entries({
    host,
    port: String(port),
    dbname: database,
    user: principal,
  })
    .map(([key, value]) => `${key}=${quoteConninfo(value)}`)
    .join(' ');

  return {
    properties: [
      { label: 'Host', value: host },
      { label: 'Port', value: String(port) },
      { label: 'Database', value: database },
      { label: 'User', value: principal },
      { label: 'Schema', value: location.schema },
      { label: 'Table', value: location.table },
    ],
    command: `psql ${quoteShell(conninfo)}`,
    statement: `SELECT * FROM ${escapeIdentifier(
      location.schema,
    )}.${escapeIdentifier(location.table)} LIMIT 10;`,
  };
}

function quoteConninfo(value: string): string {
  return /^[\w.:/-]+$/.test(value)
    ? value
    : `'${value.replace(/[\\']/g, '\\$&')}'`;
}

// Double quotes read better; single quotes where a shell would look inside.
function quoteShell(value: string): string {
  return /["$`\\!]/.test(value)
    ? `'${value.replace(/'/g, `'\\''`)}'`
    : `"${value}"`;
}
