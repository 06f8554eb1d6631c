import { DatabaseError } from 'pg';
import { Query } from './PostgresEngine';

/**
 * How something came out that may fail without ending the transaction.
 * @internal
 */
export type Attempt<Result> =
  | { result: Result; failure?: undefined }
  | { result?: undefined; failure: DatabaseError };

/**
 * Runs a part of a transaction. When PostgreSQL refuses a statement of it, the
 * transaction goes on as if the part had not begun.
 *
 * @throws whatever is no answer of PostgreSQL, e.g. a lost connection
 * @internal
 */
export async function attempt<Result>(
  query: Query,
  work: () => Promise<Result>,
): Promise<Attempt<Result>> {
  await query('SAVEPOINT attempt');
  let outcome: Attempt<Result>;
  try {
    outcome = { result: await work() };
  } catch (error) {
    if (!(error instanceof DatabaseError)) {
      throw error;
    }
    outcome = { failure: error };
    await query('ROLLBACK TO SAVEPOINT attempt');
  }
  await query('RELEASE SAVEPOINT attempt');
  return outcome;
}
