import { diskFull, StartError } from '../settings';

/**
 * Says in one line why a PostgreSQL did not start.
 *
 * @param log - what the server or initdb wrote
 * @param context - folder of the portal's data and the port that was asked for
 */
export function explainServerLog(
  log: string,
  context: { dataFolder: string; port: number; logFile: string },
): Error {
  const { dataFolder, port, logFile } = context;
  if (/No space left on device|Disk quota exceeded/i.test(log)) {
    return diskFull(dataFolder);
  }
  if (/Address already in use|could not bind/i.test(log)) {
    return new StartError(
      `Port ${port}, meant for PostgreSQL, is already in use.`,
      'Stop the program that uses it, or choose other ports with MESHPORT_PORT.',
    );
  }
  if (/could not (?:create|map|open|resize) .*shared memory/i.test(log)) {
    return new StartError(
      'PostgreSQL gets no shared memory from this machine.',
      'In a container, raise its limit (docker run --shm-size=256m).',
    );
  }
  if (/initialized by PostgreSQL version|incompatible with server/i.test(log)) {
    return new StartError(
      `${dataFolder} was made by another version of PostgreSQL.`,
      'Remove the folder to begin with empty data, or set MESHPORT_DATA to another one.',
    );
  }
  if (
    /invalid checkpoint|could not locate a valid checkpoint|PANIC/i.test(log)
  ) {
    return new StartError(
      `The database in ${dataFolder} is damaged.`,
      'Remove the folder to begin with empty data, or put a copy of it back.',
    );
  }
  const last = log
    .split('\n')
    .filter(line => /FATAL|error:|could not/i.test(line))
    .at(-1);
  return new StartError(
    `PostgreSQL did not start${last ? `: ${last.trim()}` : ''}.`,
    `Its log is ${logFile}.`,
  );
}
