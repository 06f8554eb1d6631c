import { ConflictError } from '@backstage/errors';
import { EffectiveReader } from '@meshport/backstage-plugin-data-platform-node';
import { DatabaseError, escapeIdentifier } from 'pg';
import { Query } from '../../engine/PostgresEngine';
import { FoundTable } from '../../tables/describeTable';
import { TableLocation } from '../../tables/TableLocation';
import { revokeMemberships } from '../rights/memberships';
import { tableName } from '../views/viewQuery';
import { readReaders, TableReader } from './readReaders';
import { fromTableReader } from './toEffectiveReader';

/**
 * Ends an unmanaged way to read a table, and makes sure that it has ended. One
 * that is gone already is no failure.
 *
 * @throws `ConflictError` when it cannot be ended from here
 * @internal
 */
export async function withdrawReader(
  query: Query,
  options: {
    table: FoundTable;
    location: TableLocation;
    readerId: string;
    administrators: ReadonlySet<string>;
    /** Who reads through views. */
    viewReaders: readonly EffectiveReader[];
  },
): Promise<void> {
  const { table, location, readerId, administrators, viewReaders } = options;
  const throughView = viewReaders.find(({ id }) => id === readerId);
  if (throughView) {
    throw new ConflictError(
      throughView.kind === 'managed'
        ? `The right of ${throughView.principal} is one of the portal; end its grant there`
        : `${throughView.principal} reads ${location.schema}.${location.table} by ${throughView.path}`,
    );
  }
  const find = async () =>
    (await readReaders(query, table)).find(
      reader => fromTableReader(reader, administrators).id === readerId,
    );
  const reader = await find();
  if (!reader) {
    return;
  }
  const { principal, path, withdrawable, kind } = fromTableReader(
    reader,
    administrators,
  );
  const name = `${principal} reads ${location.schema}.${location.table} (${path})`;
  if (!withdrawable) {
    throw new ConflictError(
      kind === 'unmanaged'
        ? `${name}, which only whoever gave it can end, or a superuser`
        : `${name}, which is expected and not withdrawn`,
    );
  }
  try {
    await end(query, reader, location);
  } catch (error) {
    // Rights that the principal passed on to others.
    if (error instanceof DatabaseError && error.code === '2BP01') {
      throw new ConflictError(
        `${name}, and passed it on: ${error.detail ?? error.message}`,
        error,
      );
    }
    throw error;
  }
  if (await find()) {
    throw new ConflictError(`${name} still, although it was withdrawn`);
  }
}

async function end(
  query: Query,
  { how, principal, via }: TableReader,
  location: TableLocation,
): Promise<void> {
  if (via) {
    await revokeMemberships(query, [{ role: via, principal }]);
    return;
  }
  const grantee = how === 'public' ? 'PUBLIC' : escapeIdentifier(principal);
  // Ends what was given on columns too.
  await query(`REVOKE SELECT ON ${tableName(location)} FROM ${grantee}`);
}
