import { load, YAMLException } from 'js-yaml';
import { inspectData, MAX_DEPTH } from './inspectData';
import { ContractProblem } from './types';

/**
 * Largest document in bytes of UTF-8.
 * @internal
 */
export const MAX_BYTES = 1_000_000;

/** How often anchors may be repeated. */
const MAX_ALIASES = 1_000;

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
 * keys that name parts of the prototype chain. Only the types of JSON are
 * known, whatever version of YAML the document declares. Never throws.
 *
 * @internal
 */
export function readDocument(source: string): DocumentResult {
  const refused = findSourceProblem(source);
  if (refused) {
    return refuse(refused);
  }
  try {
    // Twenty times faster than the library that writes and edits documents,
    // and linear where that one is not; it knows the types of JSON only.
    const data = load(source, {
      maxDepth: MAX_DEPTH,
      maxAliases: MAX_ALIASES,
    });
    const problem = inspectData(data);
    return problem ? { problem } : { data };
  } catch (error) {
    return refuse(describeFailure(source, error));
  }
}

function refuse(message: string): DocumentResult {
  return { problem: { path: '', message } };
}

function findSourceProblem(source: string): string | undefined {
  if (typeof source !== 'string') {
    return 'is not text; give the contract as a YAML or JSON text';
  }
  if (isTooLarge(source)) {
    return `has more than ${MAX_BYTES} bytes; split it, or move examples out`;
  }
  if (source.includes('\0')) {
    return 'contains a NUL character; remove it';
  }
  return source.trim() ? undefined : 'is empty; write an ODCS document';
}

function isTooLarge(source: string): boolean {
  // A character is one to three bytes, so most documents need no counting.
  return (
    source.length > MAX_BYTES ||
    (source.length * 3 > MAX_BYTES &&
      new TextEncoder().encode(source).byteLength > MAX_BYTES)
  );
}

/** What the parser says, and what to tell of it. */
const MENDS: [reason: RegExp, message: (source: string) => string][] = [
  [/maxDepth/, () => `is nested deeper than ${MAX_DEPTH} levels; flatten it`],
  [
    /maxAliases/,
    () =>
      `repeats its anchors more than ${MAX_ALIASES} times; write fewer aliases`,
  ],
  [
    /duplicated mapping key/,
    key => `has the key ${key} twice in one mapping; remove one`,
  ],
  [/complex keys/, () => 'has a key that is no plain word; rename it'],
  [
    /single document/,
    () => 'holds several YAML documents; a contract is exactly one',
  ],
  [/input is empty/, () => 'is empty; write an ODCS document'],
  [
    /non-printable/,
    () => 'contains a character that is not printable; remove it',
  ],
];

function describeFailure(source: string, error: unknown): string {
  if (!(error instanceof YAMLException)) {
    const reason = error instanceof Error ? error.message : String(error);
    return `cannot be read: ${reason}`;
  }
  const { reason, mark } = error;
  const place = mark
    ? ` at line ${mark.line + 1}, column ${mark.column + 1}`
    : '';
  const mend = MENDS.find(([pattern]) => pattern.test(reason))?.[1];
  const word = /^["']?([^"':\s]{0,60})/.exec(source.slice(mark?.position))?.[1];
  return mend
    ? `${mend(`'${word}'`)}${place && ` (${place.trim()})`}`
    : `is not valid YAML${place}: ${reason}`;
}
