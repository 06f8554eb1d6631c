import { DatabaseError } from 'pg';

const BY_CODE: Record<string, string> = {
  '2201B': 'The pattern is not a regular expression of PostgreSQL; correct it',
  '25006': 'It tried to change data; only reading is allowed',
  '42501': 'A reader of the port may not read what it asks for',
};

const BY_CLASS: Record<string, string> = {
  '21': 'It gives several rows where one is needed',
  '22': 'A value in the table or in the rule does not fit what is done with it',
  '53': 'PostgreSQL had not enough memory, disk or connections for it',
  '54': 'It is too complex for PostgreSQL',
};

/**
 * Why something could not be measured, in a sentence without an end.
 *
 * PostgreSQL's own words are repeated only where they are about the statement:
 * in other errors they quote data, which not everyone who sees the reason may
 * see.
 *
 * @param timeout - of a statement, in milliseconds
 * @internal
 */
export function failureReason(
  { code = '', message }: DatabaseError,
  timeout: number,
): string {
  if (code === '57014') {
    return `It took longer than ${
      timeout / 1000
    } seconds; make it simpler, or raise measurement.statementTimeout of the data platform`;
  }
  const known = BY_CODE[code] ?? BY_CLASS[code.slice(0, 2)];
  if (known) {
    return `${known} (${code})`;
  }
  return code.startsWith('42')
    ? `PostgreSQL does not accept it: ${message} (${code})`
    : `PostgreSQL failed at it (${code})`;
}
