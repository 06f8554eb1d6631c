import type { z as zod } from 'zod/v3';

/**
 * The output of the actions that say how a request stands.
 *
 * @param z - of the registry
 * @internal
 */
export const explanationSchema = (z: typeof zod) =>
  z.object({
    requestId: z.string(),
    state: z
      .string()
      .describe(
        'pending, denied, cancelled or lapsed; once approved, how the right stands: granting, active, expired, …',
      ),
    mayRead: z.boolean().describe('Whether the data can be read now'),
    settled: z
      .boolean()
      .describe('Whether nothing more happens until somebody acts'),
    explanation: z.string(),
    waitsFor: z
      .array(z.string())
      .describe('Entity refs of those for whom it waits'),
    rules: z.array(
      z.object({
        policy: z.string(),
        rule: z.string(),
        result: z.string(),
        effect: z.string(),
        reason: z.string(),
      }),
    ),
    expiresAt: z.string().optional(),
    connection: z
      .object({
        properties: z.array(z.object({ label: z.string(), value: z.string() })),
        command: z.string().optional(),
        statement: z.string().optional(),
      })
      .optional(),
  });
