import { isText, Source } from '../source/Source';
import { ColumnType, parseColumnType } from './columnTypes';

const INTEGERS: Record<string, string> = {
  i8: 'smallint',
  u8: 'smallint',
  i16: 'smallint',
  u16: 'integer',
  i32: 'integer',
  u32: 'bigint',
  i64: 'bigint',
};

/**
 * The type of a column: the physical one where it is one of PostgreSQL, else
 * what holds the values of the logical one.
 *
 * @internal
 */
export function typeOfProperty(property: Source): ColumnType {
  const physical = property.at('physicalType');
  const logical = property.at('logicalType').takeIf(isText);
  const parsed = isText(physical.value)
    ? parseColumnType(physical.value)
    : undefined;
  if (parsed) {
    physical.take();
    const options = property.at('logicalTypeOptions');
    options.at('format').takeIf(isSizeOfNumber);
    if (options.at('timezone').value === parsed.name.includes('with time')) {
      options.at('timezone').take();
    }
    return parsed;
  }
  const type = ofLogicalType(property, logical);
  physical.lose(`is no type of PostgreSQL; the column is ${type.name}`);
  return type;
}

function ofLogicalType(property: Source, logical?: string): ColumnType {
  const options = property.at('logicalTypeOptions');
  switch (logical) {
    case 'integer':
      return known(INTEGERS[takeFormat(options)] ?? 'numeric');
    case 'number':
      return known(
        { f32: 'real', f64: 'double precision' }[takeFormat(options)] ??
          'numeric',
      );
    case 'boolean':
    case 'date':
    case 'time':
      return known(logical);
    case 'timestamp':
      return known(
        options.flag('timezone') === false ? 'timestamp' : 'timestamptz',
      );
    case 'object':
      return known('jsonb');
    case 'array':
      return ofItems(property.at('items'));
    default:
      return known(
        options.at('format').value === 'uuid' ? uuid(options) : 'text',
      );
  }
}

/** An array of the type of the items; structured items are JSON. */
function ofItems(items: Source): ColumnType {
  const isPlain =
    items.exists &&
    !['object', 'array'].includes(String(items.at('logicalType').value)) &&
    !items.at('properties').exists;
  return isPlain ? known(`${typeOfProperty(items).name}[]`) : known('jsonb');
}

function uuid(options: Source): string {
  options.at('format').take();
  return 'uuid';
}

/** ODCS says i32 where an author says nothing; a key should not overflow. */
function takeFormat(options: Source): string {
  return options.at('format').takeIf(isSizeOfNumber) ?? 'i64';
}

function isSizeOfNumber(value: unknown): value is string {
  return (
    isText(value) &&
    (Object.hasOwn(INTEGERS, value) || /^f(32|64)$/.test(value))
  );
}

function known(name: string): ColumnType {
  const type = parseColumnType(name);
  if (!type) {
    throw new Error(`'${name}' is missing from the known types`);
  }
  return type;
}
