import { createHash } from 'node:crypto';

/**
 * A role that Meshport makes.
 * @internal
 */
export interface MeshRole {
  /** Name in PostgreSQL, at most 62 bytes, lower case letters and digits. */
  name: string;
  /** Comment on the role, by which Meshport knows it as its own. */
  marker: string;
}

const SLUG_LENGTH = 40;

/**
 * Lower case letters, digits and single underscores, and an end that is never
 * cut.
 * @internal
 */
export function toSlug(text: string, end: string): string {
  const slug = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, SLUG_LENGTH - end.length);
  return `${slug}${end}`;
}

/**
 * The first hexadecimal digits of a SHA-256 over any JSON.
 * @internal
 */
export function shortHash(value: unknown, digits: number): string {
  return createHash('sha256')
    .update(JSON.stringify(value))
    .digest('hex')
    .slice(0, digits);
}

/** @internal */
export function writeMarker(content: Record<string, unknown>): string {
  return JSON.stringify({ meshport: content });
}
