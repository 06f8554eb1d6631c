import assert from 'node:assert/strict';
import { Portal } from '../portal';
import { withClient } from '../postgres';

/** What PostgreSQL answers when a right is missing: insufficient_privilege. */
const REFUSED = '42501';

/** What a SELECT gives in the warehouse, as the persona's own role. */
export async function queryAs(portal: Portal, name: string, statement: string) {
  const { password } = personaOf(portal, name);
  const { host, port } = portal.server;
  return withClient(
    { host, port, user: name, password },
    'warehouse',
    async client => (await client.query(statement)).rows,
  );
}

/** Counts the rows of a table in the warehouse, as the persona's own role. */
export async function countAs(
  portal: Portal,
  name: string,
  table: string,
): Promise<number> {
  const [{ rows }] = await queryAs(
    portal,
    name,
    `SELECT count(*)::integer AS rows FROM ${table}`,
  );
  return rows;
}

/** What an administrator does in the warehouse with a database client. */
export async function byHand(portal: Portal, statement: string) {
  return withClient(
    portal.server,
    'warehouse',
    async client => (await client.query(statement)).rows,
  );
}

/** The only view that Meshport made whose name begins so. */
export async function findView(
  portal: Portal,
  beginning: string,
): Promise<string> {
  const views = await byHand(
    portal,
    `SELECT format('%I.%I', schemaname, viewname) AS name FROM pg_views
      WHERE schemaname = 'meshport' AND starts_with(viewname, '${beginning}')`,
  );
  assert.equal(views.length, 1, `There should be one view ${beginning}`);
  return views[0].name;
}

/** Makes sure that PostgreSQL refuses the persona's own role the same SELECT. */
export async function assertRefused(
  portal: Portal,
  name: string,
  table: string,
): Promise<void> {
  await assert.rejects(
    countAs(portal, name, table),
    (error: Error & { code?: string }) => error.code === REFUSED,
    `PostgreSQL should refuse ${name} to read ${table}`,
  );
}

/** The persona of that name. */
export function personaOf(portal: Portal, name: string) {
  const persona = portal.personas.find(each => each.name === name);
  assert.ok(persona, `There is no persona ${name}`);
  return persona;
}
