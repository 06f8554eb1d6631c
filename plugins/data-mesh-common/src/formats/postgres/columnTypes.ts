/**
 * What can be said about the values of a type: which checks apply to it.
 * @internal
 */
export type TypeFamily =
  | 'text'
  | 'integer'
  | 'number'
  | 'date'
  | 'timestamp'
  | 'time'
  | 'other';

/** @internal */
export interface ColumnType {
  /** As it is written in a statement, e.g. `numeric(10, 2)[]`. */
  name: string;
  family: TypeFamily;
  /** Two columns can refer to each other when this is the same. */
  comparedAs: string;
  /** Whether a key or a unique constraint can be on it. */
  isIndexable: boolean;
}

interface KnownType {
  name: string;
  family: TypeFamily;
  /** What may stand in parentheses: the range of each number. */
  modifiers: [least: number, most: number][];
  isIndexable: boolean;
}

const TYPES = new Map<string, KnownType>();

function know(
  family: TypeFamily,
  names: string,
  modifiers: KnownType['modifiers'] = [],
  isIndexable = true,
) {
  const list = names.split(', ');
  for (const name of list) {
    TYPES.set(name, { name: list[0], family, modifiers, isIndexable });
  }
}

const LENGTH: KnownType['modifiers'] = [[1, 10_485_760]];
const PRECISION: KnownType['modifiers'] = [[0, 6]];
know('integer', 'smallint, int2');
know('integer', 'integer, int, int4');
know('integer', 'bigint, int8');
// Integers that count by themselves; there are no lists of them.
for (const names of [
  'serial, serial4',
  'smallserial, serial2',
  'bigserial, serial8',
]) {
  know('integer', names);
}
know('number', 'numeric, decimal, dec', [
  [1, 1000],
  [-1000, 1000],
]);
know('number', 'real, float4');
know('number', 'double precision, float8');
know('number', 'float', [[1, 53]]);
know('text', 'text');
know('text', 'character varying, varchar', LENGTH);
know('text', 'character, char', LENGTH);
know('text', 'bpchar');
know('other', 'boolean, bool');
know('other', 'bytea');
know('other', 'uuid');
know('other', 'money');
know('date', 'date');
know('timestamp', 'timestamp without time zone, timestamp', PRECISION);
know('timestamp', 'timestamp with time zone, timestamptz', PRECISION);
know('time', 'time without time zone, time', PRECISION);
know('other', 'time with time zone, timetz', PRECISION);
know('other', 'interval', PRECISION);
know('other', 'bit', LENGTH);
know('other', 'bit varying, varbit', LENGTH);
for (const name of [
  ['inet', 'cidr', 'macaddr', 'macaddr8', 'oid', 'jsonb', 'tsvector'],
  ['int4range', 'int8range', 'numrange', 'daterange', 'tsrange', 'tstzrange'],
].flat()) {
  know('other', name);
}
for (const name of [
  ['json', 'xml', 'jsonpath'],
  ['point', 'line', 'lseg', 'box', 'path', 'polygon', 'circle'],
].flat()) {
  know('other', name, [], false);
}

/**
 * Reads the name of a type of PostgreSQL, e.g. `varchar(3)`, `TIMESTAMP(3) WITH
 * TIME ZONE` or `integer[]`. What is returned is written anew from the list of
 * known types: nothing of the text itself gets into a statement.
 *
 * @returns `undefined` when it is no type that is known
 * @internal
 */
export function parseColumnType(text: string): ColumnType | undefined {
  if (text.length > 100) {
    return undefined;
  }
  const match =
    /^([a-z][a-z0-9 ]*?) ?(?:\( ?(\d+) ?(?:, ?(-?\d+) ?)?\))?((?: [a-z]+){3})?((?:\[\]){0,6})$/.exec(
      text.trim().toLowerCase().replace(/\s+/g, ' '),
    );
  if (!match) {
    return undefined;
  }
  const [, name, first, second, suffix = '', brackets] = match;
  const type = TYPES.get(`${name}${suffix}`);
  const modifiers = [first, second].flatMap(digits => digits ?? []).map(Number);
  const isArray = brackets !== '';
  if (
    !type ||
    !fits(type, modifiers) ||
    (isArray && type.name.endsWith('serial'))
  ) {
    return undefined;
  }
  return {
    name: `${withModifiers(type, modifiers)}${isArray ? '[]' : ''}`,
    family: isArray ? 'other' : type.family,
    comparedAs: isArray ? `${type.name}[]` : comparison(type),
    isIndexable: type.isIndexable,
  };
}

function comparison({ name, family }: KnownType): string {
  const isVarying = name === 'text' || name === 'character varying';
  return family === 'integer' || isVarying ? family : name;
}

function fits(type: KnownType, modifiers: number[]): boolean {
  return modifiers.every((value, index) => {
    const [least, most] = type.modifiers[index] ?? [1, 0];
    return value >= least && value <= most;
  });
}

function withModifiers(type: KnownType, modifiers: number[]): string {
  if (modifiers.length === 0) {
    return type.name;
  }
  const [first, ...rest] = type.name.split(' ');
  // The precision of a time stands between its words.
  return rest.includes('time')
    ? `${first}(${modifiers.join(', ')}) ${rest.join(' ')}`
    : `${type.name}(${modifiers.join(', ')})`;
}
