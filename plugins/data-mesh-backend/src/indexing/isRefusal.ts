// Classes of SQLSTATE: data exception, integrity constraint violation, program
// limit exceeded.
const REFUSALS = /^(22|23|54)/;

/**
 * Whether the database refused what it was given, and would do so again;
 * unlike when it could not be reached.
 * @internal
 */
export function isRefusal(error: unknown): boolean {
  const code =
    typeof error === 'object' && error !== null && 'code' in error
      ? String(error.code)
      : '';
  return (
    /^(SQLITE_CONSTRAINT|SQLITE_TOOBIG|SQLITE_MISMATCH)/.test(code) ||
    (code.length === 5 && REFUSALS.test(code))
  );
}
