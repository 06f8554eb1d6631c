import { InputError } from '@backstage/errors';

/**
 * Where a table is in a database.
 * @internal
 */
export interface TableLocation {
  schema: string;
  table: string;
}

// PostgreSQL cuts longer names silently, so that they could mean another one.
const LONGEST_NAME = 63;

/**
 * Reads the location of an output port.
 *
 * @throws `InputError` naming the field and the mend
 * @internal
 */
export function parseTableLocation(
  location: Record<string, string>,
): TableLocation {
  const { schema, table, ...others } = location;
  const unknown = Object.keys(others);
  if (unknown.length > 0) {
    throw new InputError(
      `location.${unknown[0]}: a PostgreSQL location has the fields schema and table only`,
    );
  }
  return {
    schema: checkName('location.schema', schema),
    table: checkName('location.table', table),
  };
}

/**
 * Checks that PostgreSQL can store a name as it is.
 *
 * @param field - what the name is, for the message
 * @throws `InputError` naming the field
 * @internal
 */
export function checkName(field: string, name: unknown): string {
  if (typeof name !== 'string' || name === '') {
    throw new InputError(`${field}: must be a name, and is missing or empty`);
  }
  if (name.includes('\0') || Buffer.from(name).toString() !== name) {
    throw new InputError(`${field}: holds a character PostgreSQL cannot store`);
  }
  if (Buffer.byteLength(name) > LONGEST_NAME) {
    throw new InputError(
      `${field}: is longer than the ${LONGEST_NAME} bytes of a PostgreSQL name`,
    );
  }
  return name;
}
