/**
 * The same for every backend and every platform, so that all writers of one
 * database take turns. It is Meshport's name in ASCII.
 * @internal
 */
export const CHANGE_LOCK = '7882833615182066292';

/**
 * A statement that takes the lock for the rest of the transaction.
 *
 * Anyone who can log in can take an advisory lock, so a consumer could hold up
 * the end of their own right with it. While another role than ours holds the
 * lock, changes go on without it; what they collide with is tried again.
 * @internal
 */
export const TAKE_CHANGE_LOCK = `
  SELECT pg_catalog.pg_advisory_xact_lock(${CHANGE_LOCK})
   WHERE NOT EXISTS (
     SELECT
       FROM pg_catalog.pg_locks l
       JOIN pg_catalog.pg_stat_activity a USING (pid)
       JOIN pg_catalog.pg_database d ON d.oid = l.database
      WHERE l.locktype = 'advisory'
        AND l.granted
        AND d.datname = pg_catalog.current_database()
        AND l.classid = (${CHANGE_LOCK} >> 32)::oid
        AND l.objid = (${CHANGE_LOCK} & 4294967295)::oid
        AND l.objsubid = 1
        AND a.usename <> session_user)`;
