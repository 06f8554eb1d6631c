import { createHash } from 'node:crypto';

/**
 * A short fingerprint of JSON-like data: equal data in an equal order of keys
 * have the same one.
 * @internal
 */
export function hashOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('base64url');
}
