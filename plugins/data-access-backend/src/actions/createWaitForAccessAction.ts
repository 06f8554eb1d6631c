import { auditedWhenRefused } from '../router/audited';
import { callerWith } from '../router/caller';
import { ActionOptions, READ_ONLY } from './ActionOptions';
import { explainRequest } from './explainRequest';
import { explanationSchema } from './explanationSchema';

const NAME = 'wait-for-access';
const LOOK_EVERY = 1_000;

/**
 * Registers the action that waits for what becomes of a request.
 * @internal
 */
export function createWaitForAccessAction(options: ActionOptions): void {
  const { actionsRegistry, auditor, authorizer, details } = options;
  actionsRegistry.register({
    name: NAME,
    title: 'Wait for Access',
    attributes: READ_ONLY,
    description: `Waits until a request was decided and its right is there in the engine, an approver asks the person something, or the time is up; then says how it stands. People may take days to decide: when \`settled\` is false, tell the person for whom it waits instead of calling this again and again.`,
    schema: {
      input: z =>
        z.object({
          requestId: z.string().min(1).max(64),
          seconds: z
            .number()
            .min(0)
            .max(120)
            .default(30)
            .describe('How long to wait at most'),
        }),
      output: explanationSchema,
    },
    examples: [
      {
        title: 'Up to a minute',
        input: {
          requestId: '0c1d9a56-9a0e-4b0e-8a39-3e6f2a1f0a11',
          seconds: 60,
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const { requestId, seconds } = input;
      const event = {
        eventId: 'request-read',
        severityLevel: 'low' as const,
        meta: { action: NAME, requestId },
      };
      return auditedWhenRefused(auditor, event, async () => {
        const caller = await callerWith(credentials, options);
        const look = async () => {
          // Each time: who waits may be no longer allowed to see it.
          await authorizer.requireRead(requestId, credentials);
          return explainRequest(
            await details.read(requestId, caller, credentials),
          );
        };
        const deadline = performance.now() + seconds * 1_000;
        let found = await look();
        for (
          let left = deadline - performance.now();
          !found.settled && left > 0;
          left = deadline - performance.now()
        ) {
          await new Promise(resolve =>
            setTimeout(resolve, Math.min(LOOK_EVERY, left)),
          );
          found = await look();
        }
        return { output: found };
      });
    },
  });
}
