import { AccessEvent } from '@meshport/backstage-plugin-data-access-common';
import { z } from 'zod';

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
 * What was found in an engine and where, of an event about it; such events
 * often belong to no request.
 *
 * @returns `undefined` for other events
 */
export function driftDetails({
  type,
  details,
}: AccessEvent): z.infer<typeof foundSchema> | undefined {
  return type.startsWith('drift.')
    ? foundSchema.safeParse(details).data
    : undefined;
}
