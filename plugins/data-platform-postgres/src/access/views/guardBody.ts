/**
 * The body of the function that refuses whoever has no right.
 *
 * It asks the clock and not now(): a transaction that was opened before the end
 * must not read after it. And for the session's user, since anyone can lend
 * their own rights to others by a function or a view.
 *
 * @param rights - the quoted name of the table of rights
 * @internal
 */
export function guardBody(rights: string): string {
  return `
DECLARE
  ends timestamptz;
BEGIN
  SELECT r.until INTO ends FROM ${rights} r
   WHERE r.role = $1 AND r.principal = session_user;
  IF NOT FOUND THEN
    RAISE insufficient_privilege USING
      MESSAGE = format('%s has no right to read this port', session_user),
      HINT = 'Ask for access in the portal.';
  END IF;
  IF ends <= clock_timestamp() THEN
    RAISE insufficient_privilege USING
      MESSAGE = format('The right of %s to read this port ended at %s',
        session_user, to_char(ends AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')),
      HINT = 'Renew it in the portal.';
  END IF;
  RETURN true;
END`;
}
