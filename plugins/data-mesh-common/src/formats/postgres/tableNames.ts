import { InputError } from '@backstage/errors';
import { isText, Source } from '../source/Source';
import { MAX_NAME_BYTES, nameBytes, quoteName } from './quote';

const SYSTEM_COLUMNS = new Set([
  'tableoid',
  'xmin',
  'cmin',
  'xmax',
  'cmax',
  'ctid',
]);

/**
 * What a table or column is called: its physical name, else its name.
 *
 * @throws `InputError` when PostgreSQL could not tell it from others
 */
function physicalName(element: Source): string {
  const physical = element.at('physicalName');
  const isNamed = isText(physical.value) && physical.value !== '';
  const place = isNamed ? physical : element.at('name');
  physical.take();
  return takeName(element, place, String(place.take()));
}

/**
 * Name of a table, with its schema where the physical name has one.
 * @internal
 */
export function tableName(object: Source): { schema?: string; table: string } {
  const physical = object.at('physicalName');
  const [, schema, table] = isText(physical.value)
    ? /^(\w+)\.(\w+)$/.exec(physical.value) ?? []
    : [];
  if (schema === undefined) {
    return { table: physicalName(object) };
  }
  physical.take();
  checkName(physical, schema);
  return { schema, table: takeName(object, physical, table) };
}

/**
 * Name of a column.
 *
 * @throws `InputError` for one that every table has of itself
 * @internal
 */
export function columnName(property: Source): string {
  const name = physicalName(property);
  if (SYSTEM_COLUMNS.has(name)) {
    throw new InputError(
      `${property.path}: '${name}' is a column that PostgreSQL gives to every table; give another physicalName`,
    );
  }
  return name;
}

/** @internal */
export function quoteTable(name: { schema?: string; table: string }): string {
  return [name.schema, name.table]
    .flatMap(part => (part === undefined ? [] : [quoteName(part)]))
    .join('.');
}

/** A name that is the same in the database is carried. */
function takeName(element: Source, place: Source, name: string): string {
  if (element.at('name').value === name) {
    element.at('name').take();
  }
  return checkName(place, name);
}

/**
 * @throws `InputError` for a name that PostgreSQL would cut
 */
function checkName(place: Source, name: string): string {
  if (nameBytes(name) > MAX_NAME_BYTES) {
    throw new InputError(
      `${place.path}: is longer than the ${MAX_NAME_BYTES} bytes that PostgreSQL keeps of a name; give a shorter physicalName`,
    );
  }
  return name;
}
