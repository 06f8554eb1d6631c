import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { connectionInfo } from './connectionInfo';

const WAREHOUSE = {
  host: 'db.example.com',
  port: 7010,
  database: 'warehouse',
  principal: 'chen',
  view: { schema: 'meshport', name: 'flights_v1' },
};

describe('connection info', () => {
  it('says how to connect and what to run', () => {
    expect(connectionInfo(WAREHOUSE)).toEqual({
      properties: [
        { label: 'Host', value: 'db.example.com' },
        { label: 'Port', value: '7010' },
        { label: 'Database', value: 'warehouse' },
        { label: 'User', value: 'chen' },
        { label: 'Schema', value: 'meshport' },
        { label: 'View', value: 'flights_v1' },
      ],
      command:
        'psql "host=db.example.com port=7010 dbname=warehouse user=chen"',
      statement: 'SELECT * FROM "meshport"."flights_v1" LIMIT 10;',
    });
    expect(
      connectionInfo({ ...WAREHOUSE, columns: ['origin', 'a "b"'] }).statement,
    ).toBe('SELECT "origin", "a ""b""" FROM "meshport"."flights_v1" LIMIT 10;');
  });

  it('is one argument to a shell, whatever the names are', () => {
    const name = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom(`o'brien`, '$(reboot)', '`id`', 'a\\b', 'a b', '!!', '"'),
    );
    fc.assert(
      fc.property(name, name, (database, principal) => {
        const { command } = connectionInfo({
          ...WAREHOUSE,
          database,
          principal,
        });
        // The shell's own reading of the command, with psql replaced.
        const [argument] = execFileSync('sh', [
          '-c',
          command!.replace(/^psql/, `printf '%s\\0'`),
        ])
          .toString()
          .split('\0');
        expect(readConninfo(argument)).toEqual({
          host: 'db.example.com',
          port: '7010',
          dbname: database,
          user: principal,
        });
      }),
      { numRuns: 50 },
    );
  });
});

// libpq's rule: values are bare, or quoted with backslash escapes.
function readConninfo(text: string): Record<string, string> {
  const pairs = text.matchAll(/(\w+)=(?:'((?:\\[^]|[^'\\])*)'|(\S+))/g);
  return Object.fromEntries(
    [...pairs].map(([, key, quoted, bare]) => [
      key,
      bare ?? quoted.replace(/\\([^])/g, '$1'),
    ]),
  );
}
