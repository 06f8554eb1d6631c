import {
  Composer,
  CST,
  Document,
  isScalar,
  Lexer,
  LineCounter,
  Parser,
  visit,
} from 'yaml';
import { findHostileValue } from './findHostileValue';
import { ContractProblem } from './types';

/** Largest document in bytes of UTF-8. */
const MAX_BYTES = 1_000_000;

/** Deepest nesting of mappings and sequences. */
const MAX_DEPTH = 64;

/** Most words and signs: some cost the parser far more than their one byte. */
const MAX_LEXEMES = 300_000;

/** How often anchors may be repeated, counted with what they contain. */
const MAX_ALIASES = 50;

// Only the plain types of JSON, whatever version the document declares. The
// library compares every key of a mapping with every other one, which takes
// minutes for a hostile mapping; duplicates are looked for here instead.
const COMPOSE_OPTIONS = {
  schema: 'core',
  resolveKnownTags: false,
  merge: false,
  uniqueKeys: false,
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

// Carries a problem out of the reading below; never leaves this file.
class Refusal extends Error {}

/**
 * Reads one YAML or JSON document from a source that is not trusted: bounded
 * in size, depth and aliases, without NUL characters, duplicate keys, cycles or
 * keys that name parts of the prototype chain. Never throws.
 *
 * @internal
 */
export function readDocument(source: string): DocumentResult {
  try {
    checkSource(source);
    const lines = new LineCounter();
    const data = composeDocument(readTokens(source, lines), lines).toJS({
      maxAliasCount: MAX_ALIASES,
    });
    const problem = findHostileValue(data);
    return problem ? { problem } : { data };
  } catch (error) {
    if (error instanceof Refusal) {
      return { problem: { path: '', message: error.message } };
    }
    // The alias limit and unresolved aliases are reported by throwing.
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: { path: '', message: `cannot be read: ${reason}` } };
  }
}

function checkSource(source: string): void {
  if (typeof source !== 'string') {
    throw new Refusal('is not text; give the contract as a YAML or JSON text');
  }
  const bytes = new TextEncoder().encode(source).byteLength;
  if (bytes > MAX_BYTES) {
    throw new Refusal(
      `has ${bytes} bytes; a contract may have ${MAX_BYTES} at most, so split it or move examples out`,
    );
  }
  if (source.includes('\0')) {
    throw new Refusal('contains a NUL character; remove it');
  }
  if (!source.trim()) {
    throw new Refusal('is empty; write an ODCS document');
  }
}

/**
 * Reads the syntax tree and stops at the first sign of a hostile one: what
 * comes after it recurses, so the depth has to be known to be harmless.
 */
function readTokens(source: string, lines: LineCounter): CST.Token[] {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(source)) {
    tokens.push(...parser.next(lexeme));
    // The document itself is on the stack too, and a scalar may be.
    if (parser.stack.length > MAX_DEPTH + 2) {
      throw new Refusal(
        `is nested deeper than ${MAX_DEPTH} levels; flatten it`,
      );
    }
    lexemes++;
    if (lexemes > MAX_LEXEMES) {
      throw new Refusal(
        `has more than ${MAX_LEXEMES} words and signs; split it`,
      );
    }
  }
  tokens.push(...parser.end());
  return tokens;
}

function composeDocument(tokens: CST.Token[], lines: LineCounter): Document {
  const documents = [...new Composer(COMPOSE_OPTIONS).compose(tokens)];
  const error = documents.flatMap(document => document.errors)[0];
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new Refusal(
      `is not valid YAML at line ${line}, column ${col}: ${error.message}`,
    );
  }
  if (documents.length !== 1) {
    throw new Refusal(
      `holds ${documents.length} YAML documents; a contract is exactly one`,
    );
  }
  const [document] = documents;
  checkKeys(document as Document, lines);
  return document as Document;
}

function checkKeys(document: Document, lines: LineCounter): void {
  visit(document, {
    Map(_key, map) {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key)) {
          throw new Refusal('has a key that is no plain word; rename it');
        }
        const name = String(key.value);
        if (seen.has(name)) {
          const { line } = lines.linePos(key.range?.[0] ?? 0);
          throw new Refusal(
            `has the key '${name}' twice in one mapping, again at line ${line}; remove one`,
          );
        }
        seen.add(name);
      }
    },
  });
}
