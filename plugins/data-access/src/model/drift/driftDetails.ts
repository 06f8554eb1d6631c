import { AccessEvent } from '@meshport/backstage-plugin-data-access-common';
import { z } from 'zod';
import { nameOf } from '../names';

// The log keeps details of every version of the plugin, so they are read like
// other outside data.
const foundSchema = z.object({
  product: z.string(),
  port: z.string(),
  version: z.string(),
  platform: z.string(),
  summary: z.string(),
});

/**
 * What an event about an engine is about, in words; such events often belong to
 * no request.
 *
 * @returns nothing for other events
 */
export function driftDetails({ type, details }: AccessEvent): string[] {
  const found = foundSchema.safeParse(details);
  if (!type.startsWith('drift.') || !found.success) {
    return [];
  }
  const { product, port, version, platform, summary } = found.data;
  return [`${nameOf(product)} / ${port} ${version} on ${platform}: ${summary}`];
}
