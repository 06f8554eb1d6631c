import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { DatabaseError } from 'pg';
import { isWorthRepeating } from './isWorthRepeating';
import { Query } from './PostgresEngine';

/**
 * How something came out that may fail without ending the transaction.
 * @internal
 */
export type Attempt<Result, Failure = DatabaseError> =
  | { result: Result; failure?: undefined }
  | { result?: undefined; failure: Failure };

/**
 * Runs a part of a transaction. When PostgreSQL refuses a statement of it, the
 * transaction goes on as if the part had not begun.
 *
 * @throws whatever is no answer of PostgreSQL, e.g. a lost connection
 * @internal
 */
export function attempt<Result>(
  query: Query,
  work: () => Promise<Result>,
): Promise<Attempt<Result>> {
  return attemptUnless(
    query,
    work,
    (error): error is DatabaseError => error instanceof DatabaseError,
  );
}

/**
 * Runs a part of a change, of which other parts do not depend. When it cannot
 * be, the transaction goes on as if the part had not begun.
 *
 * @throws what concerns the transaction as a whole, e.g. a lost connection or
 * what is worth repeating
 * @internal
 */
export function attemptPart<Result>(
  query: Query,
  work: () => Promise<Result>,
): Promise<Attempt<Result, Error>> {
  return attemptUnless(query, work, isOfPart);
}

function isOfPart(error: unknown): error is Error {
  return error instanceof DatabaseError
    ? !isWorthRepeating(error)
    : error instanceof ConflictError ||
        error instanceof NotFoundError ||
        error instanceof InputError;
}

async function attemptUnless<Result, Failure>(
  query: Query,
  work: () => Promise<Result>,
  isFailure: (error: unknown) => error is Failure,
): Promise<Attempt<Result, Failure>> {
  await query('SAVEPOINT attempt');
  let outcome: Attempt<Result, Failure>;
  try {
    outcome = { result: await work() };
  } catch (error) {
    if (!isFailure(error)) {
      throw error;
    }
    outcome = { failure: error };
    await query('ROLLBACK TO SAVEPOINT attempt');
  }
  await query('RELEASE SAVEPOINT attempt');
  return outcome;
}
