import { hash } from 'node:crypto';

/**
 * A short fingerprint of JSON-like data: equal data in an equal order of keys
 * have the same one.
 * @internal
 */
export function hashOf(value: unknown): string {
  return hash('sha256', JSON.stringify(value) ?? '', 'base64url');
}
