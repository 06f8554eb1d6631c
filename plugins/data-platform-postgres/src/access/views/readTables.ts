import { ConflictError, NotFoundError } from '@backstage/errors';
import { Query } from '../../engine/PostgresEngine';
import { FoundTable } from '../../tables/describeTable';
import { RELATION_KINDS } from '../../tables/listTables';
import { SchemaFilter } from '../../tables/SchemaFilter';
import { TableLocation } from '../../tables/TableLocation';

/**
 * A table, and whether it may be shown to others through a view.
 * @internal
 */
export interface ShareableTable extends FoundTable {
  /** The provisioner may pass the right to read on. */
  grantable: boolean;
  /** Policies decide who reads which rows; the provisioner is above them. */
  rowSecurity: boolean;
  /** A view that reads with the rights of whoever asks. */
  invoker: boolean;
}

/**
 * Tables by their location.
 * @internal
 */
export class Tables {
  readonly #tables: Map<string, ShareableTable>;

  constructor(
    rows: readonly (ShareableTable & { schema: string; table: string })[],
  ) {
    this.#tables = new Map(rows.map(row => [keyOf(row), row]));
  }

  find(location: TableLocation): ShareableTable | undefined {
    return this.#tables.get(keyOf(location));
  }

  /**
   * @throws `NotFoundError`
   */
  get(location: TableLocation): ShareableTable {
    const table = this.find(location);
    if (!table) {
      throw new NotFoundError(
        `There is no table or view ${location.schema}.${location.table}, or its schema is not offered`,
      );
    }
    return table;
  }
}

/**
 * Finds tables that data products may use, all in one statement.
 * @internal
 */
export async function readTables(
  query: Query,
  schemas: SchemaFilter,
  locations: readonly TableLocation[],
): Promise<Tables> {
  const different = new Map(locations.map(l => [keyOf(l), l]));
  return new Tables(
    await query(
      `SELECT n.nspname AS schema, c.relname AS table,
              c.oid::text AS oid, n.oid::text AS "schemaOid",
              has_table_privilege(c.oid, 'SELECT WITH GRANT OPTION')
                AND has_schema_privilege(n.oid, 'USAGE') AS grantable,
              c.relrowsecurity AS "rowSecurity",
              coalesce(c.reloptions::text[] && '{security_invoker=true,security_invoker=on,security_invoker=1,security_invoker=yes}', false) AS invoker
         FROM unnest($3::text[], $4::text[]) AS l(schema, name)
         JOIN pg_catalog.pg_namespace n ON n.nspname = l.schema
         JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = l.name
        WHERE c.relkind IN ${RELATION_KINDS} AND ${SchemaFilter.CONDITION}`,
      [
        ...schemas.parameters,
        [...different.values()].map(({ schema }) => schema),
        [...different.values()].map(({ table }) => table),
      ],
    ),
  );
}

/**
 * Refuses a table that a view would show more of than its owner allows.
 *
 * @throws `ConflictError` with the mend
 * @internal
 */
export function requireShareable(
  table: ShareableTable,
  location: TableLocation,
): void {
  const name = `${location.schema}.${location.table}`;
  if (!table.grantable) {
    throw new ConflictError(
      `The provisioner may not give others the right to read ${name}; make it a member of the role that owns it`,
    );
  }
  if (table.rowSecurity) {
    throw new ConflictError(
      `${name} has row security, which a right given through a view would go around; narrow rights by row filters of the port instead, or offer a view of its owner`,
    );
  }
  if (table.invoker) {
    throw new ConflictError(
      `${name} is a view that reads with the rights of whoever asks (security_invoker), and would read with the provisioner's; offer a view without it`,
    );
  }
}

function keyOf({ schema, table }: TableLocation): string {
  return JSON.stringify([schema, table]);
}
