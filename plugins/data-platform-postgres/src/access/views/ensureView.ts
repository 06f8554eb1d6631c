import { ConflictError } from '@backstage/errors';
import { escapeIdentifier, escapeLiteral } from 'pg';
import { attempt } from '../../engine/attempt';
import { Query } from '../../engine/PostgresEngine';
import { TableLocation } from '../../tables/TableLocation';
import { PortView } from '../names/PortView';
import { withdrawSurplusRights } from '../surplusRights';
import { AccessSchema } from './AccessSchema';
import { explainFailure } from './explainFailure';
import { proveView } from './proveView';
import { columnsSignature, readColumns } from './readColumns';
import { ShareableTable } from './readTables';
import { definitionOf, ViewState } from './readViews';
import { writeViewQuery } from './viewQuery';

/**
 * What it takes to make a view.
 * @internal
 */
export interface ViewOptions {
  view: PortView;
  location: TableLocation;
  table: ShareableTable;
  schema: AccessSchema;
  /** Milliseconds for each statement of the proof. */
  proofTimeout: number;
}

/**
 * Makes a view that shows what a right allows, and the role that reads it and
 * nothing else, or mends them; and proves that the view shows what it should.
 *
 * @param state - what there is
 * @throws `ConflictError` when something stands in the way that Meshport did
 * not make, or the table cannot be shared, `NotFoundError` for a column that is
 * not there, `InputError` for a value that the column cannot have
 * @internal
 */
export async function ensureView(
  query: Query,
  options: ViewOptions,
  state: ViewState,
): Promise<void> {
  requireOurs(options, state);
  await ensureRole(query, options.view, state);
  try {
    await makeView(query, options, state);
  } catch (error) {
    throw explainFailure(error, options);
  }
}

function requireOurs({ view, schema }: ViewOptions, state: ViewState): void {
  const mend = 'rename or drop it';
  if (state.roleExists && !state.roleOurs) {
    throw new ConflictError(
      `The database has a role ${view.role.name} that Meshport did not make for this right; ${mend}`,
    );
  }
  if (state.viewExists && !state.viewOurs) {
    throw new ConflictError(
      `The schema ${schema.name} has a ${view.name} that Meshport did not make; ${mend}`,
    );
  }
  if (state.memberOf.length > 0) {
    throw new ConflictError(
      `The role ${view.role.name} was made a member of ${state.memberOf.join(
        ', ',
      )}, and so gives more than it should; take it out`,
    );
  }
}

async function ensureRole(
  query: Query,
  { role }: PortView,
  state: ViewState,
): Promise<void> {
  const name = escapeIdentifier(role.name);
  if (!state.roleExists) {
    await query(
      `CREATE ROLE ${name} NOLOGIN; COMMENT ON ROLE ${name} IS ${escapeLiteral(
        role.marker,
      )}`,
    );
  } else if (state.login) {
    await query(`ALTER ROLE ${name} NOLOGIN`);
  }
  const [rights] = await query<{ needed: boolean; database: string }>(
    `SELECT NOT has_database_privilege($1, current_database(), 'CONNECT')
              AND has_database_privilege(current_database(), 'CONNECT WITH GRANT OPTION') AS needed,
            current_database() AS database`,
    [role.name],
  );
  if (rights.needed) {
    await query(
      `GRANT CONNECT ON DATABASE ${escapeIdentifier(
        rights.database,
      )} TO ${name}`,
    );
  }
}

async function makeView(
  query: Query,
  options: ViewOptions,
  state: ViewState,
): Promise<void> {
  const { view, location, table, schema } = options;
  const relation = schema.relation(view.name);
  const columns = await readColumns(query, table.oid);
  const shown = writeViewQuery({ view, location, columns, schema });
  await defineView(query, relation, shown.statement, state.viewExists);
  await allowRoleOnly(query, relation, view, state);
  const [{ oid }] = await query<{ oid: string }>(
    `INSERT INTO ${schema.relation('port_views')}
       (role, view, product, port, major, filter, masks,
        schema_name, table_name, columns, definition, server_version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9,
             ${columnsSignature('$10::oid', '$11::text[]')},
             ${definitionOf('$12::regclass')},
             current_setting('server_version_num')::int / 10000)
     ON CONFLICT (role) DO UPDATE
       SET schema_name = excluded.schema_name, table_name = excluded.table_name,
           columns = excluded.columns, definition = excluded.definition,
           server_version = excluded.server_version
     RETURNING $12::regclass::oid::text AS oid`,
    [
      view.role.name,
      view.name,
      view.product,
      view.port,
      view.major,
      toJson(view.filter),
      toJson(view.masks),
      location.schema,
      location.table,
      table.oid,
      view.filter?.columns ?? null,
      relation,
    ],
  );
  if (state.surplus.length > 0) {
    // What others gave to the role.
    await withdrawSurplusRights(query, view.role.name, { oid, schemaOid: '0' });
  }
  await proveView(query, {
    view,
    location,
    columns,
    shown,
    oid,
    schema,
    timeout: options.proofTimeout,
  });
}

async function defineView(
  query: Query,
  relation: string,
  statement: string,
  exists: boolean,
): Promise<void> {
  const define = `VIEW ${relation} WITH (security_barrier = true) AS ${statement}`;
  if (exists) {
    // Keeps what others built on it, where columns were only added.
    const replaced = await attempt(query, () =>
      query(`CREATE OR REPLACE ${define}`),
    );
    if (replaced.failure?.code !== '42P16') {
      if (replaced.failure) {
        throw replaced.failure;
      }
      return;
    }
    await query(`DROP VIEW ${relation}`);
  }
  await query(`CREATE ${define}`);
}

async function allowRoleOnly(
  query: Query,
  relation: string,
  { role }: PortView,
  state: ViewState,
): Promise<void> {
  const name = escapeIdentifier(role.name);
  for (const other of state.others) {
    const grantee = other === 'PUBLIC' ? other : escapeIdentifier(other);
    await query(`REVOKE ALL ON ${relation} FROM ${grantee} CASCADE`);
  }
  await query(`GRANT SELECT ON ${relation} TO ${name}`);
}

function toJson(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
