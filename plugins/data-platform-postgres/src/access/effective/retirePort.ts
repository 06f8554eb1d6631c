import { DatabaseError, escapeIdentifier } from 'pg';
import { attempt } from '../../engine/attempt';
import { Query } from '../../engine/PostgresEngine';
import { PortKey, toReaderRole } from '../names/ReaderRole';
import { withdrawSurplusRights } from '../surplusRights';
import { AccessSchema } from '../views/AccessSchema';

// Rights on nothing at all.
const NOTHING = { oid: '0', schemaOid: '0' };

/**
 * Ends all rights of a port's major version, and takes its views and roles
 * away. What others built on a view stays, and the view with it, which nobody
 * may read any more.
 *
 * @returns what was taken away and what had to stay, in words
 * @internal
 */
export async function retirePort(
  query: Query,
  schema: AccessSchema,
  port: PortKey,
): Promise<string[]> {
  const done: string[] = [];
  const state = await schema.read(query);
  if (state.complete) {
    const views = await query<{ role: string; view: string }>(
      `SELECT role, view FROM ${schema.relation('port_views')}
        WHERE product = $1 AND port = $2 AND major = $3
        ORDER BY role`,
      [port.product, port.port, port.major],
    );
    for (const { role, view } of views) {
      done.push(...(await retireView(query, schema, role, view)));
    }
  }
  const reader = toReaderRole(port);
  const [found] = await query<{ comment: string | null }>(
    `SELECT shobj_description(oid, 'pg_authid') AS comment
       FROM pg_catalog.pg_roles WHERE rolname = $1`,
    [reader.name],
  );
  if (found?.comment === reader.marker) {
    done.push(...(await dropRole(query, reader.name)));
  }
  return done;
}

async function retireView(
  query: Query,
  schema: AccessSchema,
  role: string,
  view: string,
): Promise<string[]> {
  const ended = await query<{ principal: string }>(
    `DELETE FROM ${schema.relation(
      'rights',
    )} WHERE role = $1 RETURNING principal`,
    [role],
  );
  const done = ended
    .map(({ principal }) => `The right of ${principal} by ${role}`)
    .sort();
  const dropped = await attempt(query, () =>
    query(`DROP VIEW IF EXISTS ${schema.relation(view)}`),
  );
  const name = `${schema.name}.${view}`;
  if (dropped.failure) {
    await query(
      `REVOKE ALL ON ${schema.relation(view)} FROM ${escapeIdentifier(role)}`,
    );
    return [...done, `Not the view ${name}: ${reasonOf(dropped.failure)}`];
  }
  await query(`DELETE FROM ${schema.relation('port_views')} WHERE role = $1`, [
    role,
  ]);
  return [...done, `The view ${name}`, ...(await dropRole(query, role))];
}

async function dropRole(query: Query, role: string): Promise<string[]> {
  const dropped = await attempt(query, async () => {
    const database = await query<{ name: string }>(
      `SELECT quote_ident(d.datname) AS name
         FROM pg_catalog.pg_database d, aclexplode(d.datacl) x
         JOIN pg_catalog.pg_roles r ON r.oid = x.grantee
        WHERE d.datname = current_database() AND r.rolname = $1`,
      [role],
    );
    await withdrawSurplusRights(query, role, NOTHING);
    if (database.length > 0) {
      await query(
        `REVOKE ALL ON DATABASE ${database[0].name} FROM ${escapeIdentifier(
          role,
        )}`,
      );
    }
    await query(`DROP ROLE IF EXISTS ${escapeIdentifier(role)}`);
  });
  return dropped.failure
    ? [`Not the role ${role}: ${reasonOf(dropped.failure)}`]
    : [`The role ${role}`];
}

function reasonOf({ message, detail }: DatabaseError): string {
  return detail ? `${message} (${detail.replace(/\s*\n\s*/g, '; ')})` : message;
}
