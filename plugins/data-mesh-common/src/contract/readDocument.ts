import { Composer, CST, LineCounter, Parser } from 'yaml';
import { ContractProblem } from './types';

/** Largest document in bytes of UTF-8. */
const MAX_BYTES = 1_000_000;

/** Deepest nesting of mappings and sequences. */
const MAX_DEPTH = 64;

/** How often anchors may be repeated, counted with what they contain. */
const MAX_ALIASES = 50;

const NESTED_TOO_DEEP = `is nested deeper than ${MAX_DEPTH} levels; flatten it`;

// As keys of plain objects these reach the prototype chain in careless code.
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

// Only the plain types of JSON, whatever version the document declares.
const COMPOSE_OPTIONS = {
  schema: 'core',
  resolveKnownTags: false,
  merge: false,
  uniqueKeys: true,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/**
 * The data of a YAML or JSON document, or why it cannot be used.
 * @internal
 */
export type DocumentResult =
  | { data: unknown; problem?: undefined }
  | { data?: undefined; problem: ContractProblem };

/**
 * Reads one YAML or JSON document from a source that is not trusted: bounded
 * in size, depth and aliases, without NUL characters, duplicate keys, cycles or
 * keys that name parts of the prototype chain. Never throws.
 *
 * @internal
 */
export function readDocument(source: string): DocumentResult {
  if (typeof source !== 'string') {
    return refuse('', 'is not text; give the contract as a YAML or JSON text');
  }
  const bytes = new TextEncoder().encode(source).byteLength;
  if (bytes > MAX_BYTES) {
    return refuse(
      '',
      `has ${bytes} bytes; a contract may have ${MAX_BYTES} at most, so split it or move examples out`,
    );
  }
  if (source.includes('\0')) {
    return refuse('', 'contains a NUL character; remove it');
  }
  if (!source.trim()) {
    return refuse('', 'is empty; write an ODCS document');
  }

  try {
    const lines = new LineCounter();
    const tokens = [...new Parser(lines.addNewLine).parse(source)];
    if (tokens.some(token => isDeeperThan(token, MAX_DEPTH))) {
      return refuse('', NESTED_TOO_DEEP);
    }
    const documents = [...new Composer(COMPOSE_OPTIONS).compose(tokens)];
    const error = documents.flatMap(document => document.errors)[0];
    if (error) {
      const { line, col } = lines.linePos(error.pos[0]);
      return refuse(
        '',
        `is not valid YAML at line ${line}, column ${col}: ${error.message}`,
      );
    }
    if (documents.length !== 1) {
      return refuse(
        '',
        `holds ${documents.length} YAML documents; a contract is exactly one`,
      );
    }
    const data: unknown = documents[0].toJS({ maxAliasCount: MAX_ALIASES });
    const problem = findHostileValue(data, '', []);
    return problem ? { problem } : { data };
  } catch (error) {
    // The alias limit and unresolved aliases are reported by throwing.
    return refuse(
      '',
      `cannot be read: ${
        error instanceof Error ? error.message : String(error)
      }`,
    );
  }
}

function refuse(path: string, message: string): DocumentResult {
  return { problem: { path, message } };
}

/**
 * Measures the syntax tree without recursion: composing it recurses, so its
 * depth has to be known to be harmless before that.
 */
function isDeeperThan(root: CST.Token, limit: number): boolean {
  const pending: { token: CST.Token; depth: number }[] = [
    { token: root, depth: 0 },
  ];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { token, depth } = next;
    if (depth > limit) {
      return true;
    }
    if (token.type === 'document' && token.value) {
      pending.push({ token: token.value, depth });
    } else if (CST.isCollection(token)) {
      for (const item of token.items) {
        for (const child of [item.key, item.value]) {
          if (child) {
            pending.push({ token: child, depth: depth + 1 });
          }
        }
      }
    }
  }
  return false;
}

/**
 * Looks for what the YAML syntax itself allows and a store or a program would
 * stumble over.
 */
function findHostileValue(
  value: unknown,
  path: string,
  ancestors: object[],
): ContractProblem | undefined {
  if (typeof value === 'string') {
    return value.includes('\0')
      ? { path, message: 'contains a NUL character; remove it' }
      : undefined;
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  if (ancestors.includes(value)) {
    return { path, message: 'refers to itself; remove the alias' };
  }
  if (ancestors.length > MAX_DEPTH) {
    return { path, message: NESTED_TOO_DEEP };
  }
  const inside = [...ancestors, value];
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const problem = findHostileValue(
        value[index],
        `${path}[${index}]`,
        inside,
      );
      if (problem) {
        return problem;
      }
    }
    return undefined;
  }
  for (const [key, child] of Object.entries(value)) {
    const childPath = path ? `${path}.${key}` : key;
    if (FORBIDDEN_KEYS.has(key) || key.includes('\0')) {
      return {
        path: childPath.replaceAll('\0', '\\0'),
        message: 'is not allowed as a key; rename it',
      };
    }
    const problem = findHostileValue(child, childPath, inside);
    if (problem) {
      return problem;
    }
  }
  return undefined;
}
