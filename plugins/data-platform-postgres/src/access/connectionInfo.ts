import { ConnectionInfo } from '@meshport/backstage-plugin-data-platform-node';
import { escapeIdentifier } from 'pg';

/**
 * How a principal connects and reads, without a secret.
 * @internal
 */
export function connectionInfo(options: {
  host: string;
  port: number;
  database: string;
  principal: string;
  /** Where the principal reads. */
  view: { schema: string; name: string };
  /** Those they see; all when absent. */
  columns?: string[];
}): ConnectionInfo {
  const { host, port, database, principal, view, columns } = options;
  const conninfo = Object.entries({
    host,
    port: String(port),
    dbname: database,
    user: principal,
  })
    .map(([key, value]) => `${key}=${quoteConninfo(value)}`)
    .join(' ');

  const list =
    columns?.map(column => escapeIdentifier(column)).join(', ') ?? '*';

  return {
    properties: [
      { label: 'Host', value: host },
      { label: 'Port', value: String(port) },
      { label: 'Database', value: database },
      { label: 'User', value: principal },
      { label: 'Schema', value: view.schema },
      { label: 'View', value: view.name },
    ],
    command: `psql ${quoteShell(conninfo)}`,
    statement: `SELECT ${list} FROM ${escapeIdentifier(
      view.schema,
    )}.${escapeIdentifier(view.name)} LIMIT 10;`,
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
