import { AccessItem } from '@meshport/backstage-plugin-data-platform-node';
import { Query } from '../../engine/PostgresEngine';
import { TableLocation } from '../../tables/TableLocation';
import { AccessSchema } from '../views/AccessSchema';
import { definitionOf } from '../views/readViews';

/**
 * Somebody who can read a table through a view of Meshport.
 * @internal
 */
export interface ViewReader {
  principal: string;
  view: string;
  product: string;
  port: string;
  major: number;
  filter: AccessItem['filter'] | null;
  masks: AccessItem['masks'] | null;
  until: Date | null;
}

/**
 * Everyone who can read a table by a right of any port, now. Meshport's schema
 * has to be complete. Changes nothing.
 * @internal
 */
export function readViewReaders(
  query: Query,
  schema: AccessSchema,
  location: TableLocation,
): Promise<ViewReader[]> {
  return query<ViewReader & { [field: string]: unknown }>(
    `SELECT r.principal, p.view, p.product, p.port, p.major, p.filter, p.masks,
            r.until
       FROM ${schema.relation('port_views')} p
       JOIN ${schema.relation('rights')} r ON r.role = p.role
       JOIN pg_catalog.pg_roles person
         ON person.rolname = r.principal AND person.rolcanlogin
       JOIN pg_catalog.pg_namespace n ON n.nspname = $1
       JOIN pg_catalog.pg_class v
         ON v.relnamespace = n.oid AND v.relname = p.view
      WHERE p.schema_name = $2 AND p.table_name = $3
        AND (r.until IS NULL OR r.until > clock_timestamp())
        AND has_database_privilege(person.oid, current_database(), 'CONNECT')
        AND has_schema_privilege(person.oid, n.oid, 'USAGE')
        AND has_table_privilege(person.oid, v.oid, 'SELECT')
      ORDER BY r.principal, p.role`,
    [schema.name, location.schema, location.table],
  );
}

/**
 * Somebody who has no right, and may read a view that others changed.
 * @internal
 */
export interface IntruderRow {
  principal: string;
  view: string;
}

/**
 * Everyone without a right whom nothing refuses any more, since the query of a
 * view or the function that refuses was changed. Changes nothing.
 *
 * @param guarded - whether the function is as Meshport made it
 * @internal
 */
export function readIntruders(
  query: Query,
  schema: AccessSchema,
  location: TableLocation,
  guarded: boolean,
): Promise<IntruderRow[]> {
  return query<IntruderRow & { [field: string]: unknown }>(
    `SELECT person.rolname::text AS principal, p.view
       FROM ${schema.relation('port_views')} p
       JOIN pg_catalog.pg_namespace n ON n.nspname = $1
       JOIN pg_catalog.pg_class v
         ON v.relnamespace = n.oid AND v.relname = p.view
       JOIN pg_catalog.pg_roles person
         ON person.rolcanlogin AND NOT person.rolsuper AND person.oid <> v.relowner
      WHERE p.schema_name = $2 AND p.table_name = $3
        AND (NOT $4::boolean
             OR (p.definition <> ${definitionOf('v.oid')}
                 AND p.server_version = current_setting('server_version_num')::int / 10000))
        AND has_database_privilege(person.oid, current_database(), 'CONNECT')
        AND has_schema_privilege(person.oid, n.oid, 'USAGE')
        AND has_any_column_privilege(person.oid, v.oid, 'SELECT')
        AND NOT EXISTS (
              SELECT FROM ${schema.relation('rights')} r
               WHERE r.role = p.role AND r.principal = person.rolname
                 AND (r.until IS NULL OR r.until > clock_timestamp()))
      ORDER BY person.rolname, p.view`,
    [schema.name, location.schema, location.table, guarded],
  );
}
