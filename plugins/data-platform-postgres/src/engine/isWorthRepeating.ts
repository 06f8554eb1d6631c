import { DatabaseError } from 'pg';

/**
 * A catalog row that another writer changed in the same moment, or a deadlock:
 * the transaction may come through when it is tried again.
 * @internal
 */
export function isWorthRepeating(error: unknown): error is DatabaseError {
  if (!(error instanceof DatabaseError)) {
    return false;
  }
  return error.code === 'XX000'
    ? /^tuple (concurrently|already)/.test(error.message)
    : ['23505', '40001', '40P01'].includes(error.code ?? '');
}
