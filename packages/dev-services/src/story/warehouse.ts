import assert from 'node:assert/strict';
import { Portal } from '../portal';
import { withClient } from '../postgres';

/** What PostgreSQL answers when a right is missing: insufficient_privilege. */
const REFUSED = '42501';

/** Counts the rows of a table in the warehouse, as the persona's own role. */
export async function countAs(
  portal: Portal,
  name: string,
  table: string,
): Promise<number> {
  const { password } = personaOf(portal, name);
  const { host, port } = portal.server;
  return withClient(
    { host, port, user: name, password },
    'warehouse',
    async client => {
      const { rows } = await client.query(
        `SELECT count(*)::integer AS rows FROM ${table}`,
      );
      return rows[0].rows;
    },
  );
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
