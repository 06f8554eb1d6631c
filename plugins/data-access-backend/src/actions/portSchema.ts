import type { z as zod } from 'zod/v3';

/**
 * The fields by which an action names an output port.
 *
 * @param z - of the registry
 * @internal
 */
export const portFields = (z: typeof zod) => ({
  product: z
    .string()
    .max(255)
    .describe('The data product, e.g. "dataproduct:default/flights"'),
  port: z.string().max(255).describe('Name of the output port'),
  version: z.string().max(64).describe('Version of the port, e.g. "1.0.0"'),
});
