import { createHash } from 'node:crypto';
import {
  AccessItem,
  canonicalNarrowing,
} from '@meshport/backstage-plugin-data-platform-node';

/**
 * The key of the right in the engine; grants with the same key share it.
 * @internal
 */
export function rightKey(
  right: Omit<AccessItem, 'location' | 'until'> & { platform: string },
): string {
  const { filter, masks } = canonicalNarrowing(right);
  const parts = [
    right.platform,
    right.product,
    right.port,
    majorVersion(right.version),
    right.principal,
  ];
  if (filter || masks) {
    const text = JSON.stringify([filter ?? null, masks ?? null]);
    parts.push(createHash('sha256').update(text).digest('hex'));
  }
  return JSON.stringify(parts);
}

/** Rights are held per major version. */
export function majorVersion(version: string): string {
  return version.split('.')[0];
}
