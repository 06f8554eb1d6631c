import { Query } from '../../engine/PostgresEngine';
import { Right } from '../names/Right';
import { AccessSchema } from '../views/AccessSchema';

/**
 * What Meshport wrote down about a right and its principal.
 * @internal
 */
export interface Written {
  own: { until: Date | null; over: boolean } | undefined;
  /** Roles of other rights to the same table that are not over. */
  others: string[];
}

/**
 * Reads what is written down, in the order of the rights. Meshport's schema has
 * to be complete.
 * @internal
 */
export async function readWritten(
  query: Query,
  schema: AccessSchema,
  rights: readonly Right[],
): Promise<Written[]> {
  const written = schema.relation('rights');
  const rows = await query<{
    given: boolean;
    until: Date | null;
    over: boolean;
    others: string[];
  }>(
    `SELECT w.role IS NOT NULL AS given, w.until,
            coalesce(w.until <= clock_timestamp(), false) AS over,
            coalesce((SELECT json_agg(o.role ORDER BY o.role)
               FROM ${written} o JOIN ${schema.relation(
      'port_views',
    )} p ON p.role = o.role
              WHERE o.principal = i.principal AND o.role <> i.role
                AND p.schema_name = i.schema AND p.table_name = i.name
                AND (o.until IS NULL OR o.until > clock_timestamp())), '[]') AS others
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])
            WITH ORDINALITY AS i(principal, role, schema, name, ordinal)
       LEFT JOIN ${written} w ON w.role = i.role AND w.principal = i.principal
      ORDER BY i.ordinal`,
    [
      rights.map(({ principal }) => principal),
      rights.map(({ view }) => view.role.name),
      rights.map(({ location }) => location.schema),
      rights.map(({ location }) => location.table),
    ],
  );
  return rows.map(({ given, until, over, others }) => ({
    own: given ? { until, over } : undefined,
    others,
  }));
}
