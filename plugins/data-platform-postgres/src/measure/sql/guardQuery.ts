import { InputError } from '@backstage/errors';
import { hasSqlDetails, parse, ParseResult } from 'libpg-query';
import { TableLocation } from '../../tables/TableLocation';
import {
  ALLOWED_FUNCTIONS,
  ALLOWED_NODES,
  ALLOWED_TYPES,
  ALLOWED_WORDS,
  REFUSALS,
} from './allowed';

/**
 * A statement that reads one table and does nothing else.
 * @internal
 */
export interface GuardedQuery {
  /** One SELECT without a semicolon; it may end in a comment. */
  statement: string;
  /** It names the table without its schema. */
  bareName: boolean;
}

// Deep nesting costs the parser's stack; no rule of a contract is this long.
const LONGEST_QUERY = 10_000;

/**
 * Reads a query with PostgreSQL's own parser and makes sure that it is one
 * SELECT, reads no other table than the one given, and uses only what is known
 * to be harmless. What is not known is refused.
 *
 * This holds only where `search_path` is `pg_catalog` alone, so that no name
 * without a schema means an object that somebody made, and
 * `standard_conforming_strings` is on, as the parser takes it.
 *
 * @throws `InputError` that says what is refused
 * @internal
 */
export async function guardQuery(
  query: string,
  table: TableLocation,
): Promise<GuardedQuery> {
  if (query.length > LONGEST_QUERY) {
    throw new InputError(
      `query: is longer than ${LONGEST_QUERY} characters; make it simpler`,
    );
  }
  const { stmts = [] } = await parseQuery(query);
  const [only, ...others] = stmts;
  if (!only || others.length > 0) {
    throw refuse(
      only ? 'it has more than one statement' : 'it has no statement',
    );
  }
  if (!only.stmt || !('SelectStmt' in only.stmt)) {
    throw refuse('it is no SELECT');
  }
  const parts = [...partsOf(only.stmt)];
  const bareName = checkRelations(parts, table);
  parts.forEach(checkPart);

  // The parser counts bytes.
  const start = only.stmt_location ?? 0;
  const end = only.stmt_len ? start + only.stmt_len : undefined;
  return {
    statement: Buffer.from(query).subarray(start, end).toString(),
    bareName,
  };
}

async function parseQuery(query: string): Promise<ParseResult> {
  try {
    return await parse(query);
  } catch (error) {
    if (hasSqlDetails(error)) {
      throw new InputError(
        `query: PostgreSQL cannot read it: ${error.message}; correct it`,
      );
    }
    throw new InputError(
      'query: PostgreSQL cannot read it; it may be empty or too deeply nested',
      error,
    );
  }
}

/** A field of the tree; those with capital letters say what a node is. */
interface Part {
  name: string;
  value: unknown;
}

function* partsOf(root: unknown): Generator<Part> {
  // No recursion: a long chain of operators is a deep tree.
  const open = [root];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node === 'object' && node !== null) {
      for (const [name, value] of Object.entries(node)) {
        if (!Array.isArray(node)) {
          yield { name, value };
        }
        open.push(value);
      }
    }
  }
}

/**
 * Makes sure that only the table and the query's own common table expressions
 * are read. Names are not followed into their scopes: one that is used outside
 * of its own finds nothing in `pg_catalog`, where all begin with `pg_`.
 *
 * @returns whether the table is named without its schema
 */
function checkRelations(parts: Part[], { schema, table }: TableLocation) {
  const own = new Set(
    parts
      .filter(({ name }) => name === 'CommonTableExpr')
      .map(({ value }) => textOf(value, 'ctename')),
  );
  for (const name of own) {
    if (name.startsWith('pg_')) {
      throw refuse(`it calls a part of itself ${name}, as PostgreSQL may`);
    }
  }
  let bareName = false;
  for (const { value } of parts.filter(({ name }) => name === 'RangeVar')) {
    const [database, inSchema, name] = [
      'catalogname',
      'schemaname',
      'relname',
    ].map(field => textOf(value, field));
    const isTable =
      name === table && !database && (!inSchema || inSchema === schema);
    if (!isTable && (inSchema || database || !own.has(name))) {
      const read = [database, inSchema, name].filter(Boolean).join('.');
      throw refuse(
        `it reads ${read}, and may read the table of the port only; write {object}`,
      );
    }
    bareName ||= isTable && !inSchema;
  }
  return bareName;
}

function checkPart({ name, value }: Part): void {
  switch (name) {
    case 'FuncCall':
      checkFunction(namesIn(value, 'funcname'));
      return;
    case 'TypeName':
    case 'typeName':
      checkType(namesIn(value, 'names'));
      return;
    case 'SQLValueFunction':
      if (!ALLOWED_WORDS.test(textOf(value, 'op'))) {
        throw refuse('it asks who runs it or where');
      }
      return;
    case 'intoClause':
      throw refuse('it makes a table (INTO)');
    case 'recursive':
      throw refuse('it is recursive (WITH RECURSIVE)');
    case 'name':
    case 'operName':
    case 'useOp':
      if (Array.isArray(value)) {
        checkOperator(texts(value));
      }
      return;
    default:
      if (/^[A-Z]/.test(name) && !ALLOWED_NODES.has(name)) {
        throw refuse(REFUSALS[name] ?? `it uses ${name}, which is not allowed`);
      }
  }
}

function checkFunction(names: string[]): void {
  if (!isOfPostgres(names) || !ALLOWED_FUNCTIONS.has(names[names.length - 1])) {
    throw refuse(`it calls ${names.join('.')}, which is not allowed`);
  }
}

function checkType(names: string[]): void {
  if (!isOfPostgres(names) || !ALLOWED_TYPES.has(names[names.length - 1])) {
    throw refuse(`it uses the type ${names.join('.')}, which is not allowed`);
  }
}

function checkOperator(names: string[]): void {
  if (!isOfPostgres(names)) {
    throw refuse(`it uses the operator ${names.join('.')} of a schema`);
  }
}

function isOfPostgres(names: string[]): boolean {
  return (
    names.length === 1 || (names.length === 2 && names[0] === 'pg_catalog')
  );
}

function refuse(reason: string): InputError {
  return new InputError(
    `query: is refused, because ${reason}; a rule may only read the table of the port, in one SELECT`,
  );
}

function textOf(node: unknown, field: string): string {
  const value = fieldOf(node, field);
  return typeof value === 'string' ? value : '';
}

function namesIn(node: unknown, field: string): string[] {
  const value = fieldOf(node, field);
  return Array.isArray(value) ? texts(value) : [];
}

function texts(nodes: unknown[]): string[] {
  return nodes.map(node => textOf(fieldOf(node, 'String'), 'sval'));
}

function fieldOf(node: unknown, field: string): unknown {
  return typeof node === 'object' && node !== null
    ? Object.entries(node).find(([name]) => name === field)?.[1]
    : undefined;
}
