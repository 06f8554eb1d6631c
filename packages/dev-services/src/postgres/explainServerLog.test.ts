import { explainServerLog } from './explainServerLog';

const context = {
  dataFolder: '/srv/mesh',
  port: 7010,
  logFile: '/srv/mesh/postgres/server.log',
};

describe('explainServerLog', () => {
  it.each([
    [
      'FATAL:  could not write lock file "postmaster.pid": No space left on device',
      'The disk that holds /srv/mesh is full. Free some space',
    ],
    [
      'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use',
      'Port 7010, meant for PostgreSQL, is already in use. Stop the program',
    ],
    [
      'FATAL:  database files are incompatible with server',
      'Remove the folder to begin with empty data',
    ],
    [
      'FATAL:  could not resize shared memory segment "/PostgreSQL.1"',
      'raise its limit',
    ],
    [
      'PANIC:  could not locate a valid checkpoint record',
      'The database in /srv/mesh is damaged. Remove the folder',
    ],
    [
      'LOG:  starting\nFATAL:  something nobody foresaw\nLOG:  shut down',
      'PostgreSQL did not start: FATAL:  something nobody foresaw. Its log is /srv/mesh/postgres/server.log.',
    ],
    ['', 'PostgreSQL did not start. Its log is'],
  ])('explains %p', (log, expected) => {
    const { message } = explainServerLog(log, context);
    expect(message).toContain(expected);
    expect(message).not.toContain('\n');
  });
});
