import { Query } from '../../engine/PostgresEngine';
import { Right } from '../names/Right';
import { AccessSchema } from '../views/AccessSchema';
import { grantMemberships, Pair, revokeMemberships } from './memberships';

/**
 * Gives rights whose views are there.
 * @internal
 */
export async function giveRights(
  query: Query,
  schema: AccessSchema,
  rights: readonly Right[],
): Promise<void> {
  await query(
    `INSERT INTO ${schema.relation('rights')} (role, principal, until)
     SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[])
     ON CONFLICT (role, principal) DO UPDATE SET until = excluded.until`,
    [
      rights.map(({ view }) => view.role.name),
      rights.map(({ principal }) => principal),
      rights.map(({ until }) => until ?? null),
    ],
  );
  await grantMemberships(query, rights.map(pairOf));
  // The new right takes the place of one from before there were views.
  await revokeMemberships(query, rights.flatMap(olderPairOf));
}

/**
 * Strikes rights out of what is written down, from when on they are refused.
 * @internal
 */
export async function strikeRights(
  query: Query,
  schema: AccessSchema,
  rights: readonly Right[],
): Promise<void> {
  await query(
    `DELETE FROM ${schema.relation('rights')} r
      USING unnest($1::text[], $2::text[]) AS i(role, principal)
      WHERE r.role = i.role AND r.principal = i.principal`,
    [
      rights.map(({ view }) => view.role.name),
      rights.map(({ principal }) => principal),
    ],
  );
}

/**
 * Ends the memberships of rights, also of those from before there were views.
 * @internal
 */
export function endMemberships(
  query: Query,
  rights: readonly Right[],
): Promise<void> {
  return revokeMemberships(query, [
    ...rights.map(pairOf),
    ...rights.flatMap(olderPairOf),
  ]);
}

function pairOf({ view, principal }: Right): Pair {
  return { role: view.role.name, principal };
}

function olderPairOf({ reader, principal }: Right): Pair[] {
  return reader ? [{ role: reader.name, principal }] : [];
}
