import { Query } from '../engine/PostgresEngine';

// What a measurement means must not depend on how the server or a role is set
// up. Functions and operators are PostgreSQL's own, whoever made others of the
// same name; texts are read as the parser that checked them did.
const SETTINGS = {
  search_path: 'pg_catalog',
  standard_conforming_strings: 'on',
  TimeZone: 'UTC',
  DateStyle: 'ISO',
  // A portal that stopped in the middle does not keep old rows alive.
  idle_in_transaction_session_timeout: "'60s'",
};

/**
 * Prepares a transaction for measuring.
 *
 * @param lockTimeout - how long to wait for a table that is being changed, in
 * milliseconds
 * @returns the time of the transaction by the engine's clock
 * @internal
 */
export async function beginMeasurement(
  query: Query,
  lockTimeout: number,
): Promise<Date> {
  await query(
    Object.entries({ ...SETTINGS, lock_timeout: lockTimeout })
      .map(([name, value]) => `SET LOCAL ${name} = ${value}`)
      .join('; '),
  );
  const [{ now }] = await query<{ now: Date }>(
    'SELECT transaction_timestamp() AS now',
  );
  return now;
}
