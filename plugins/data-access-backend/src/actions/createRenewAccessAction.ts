import { NotAllowedError } from '@backstage/errors';
import { audited } from '../router/audited';
import { callerWith } from '../router/caller';
import { ActionOptions, ASKING } from './ActionOptions';
import { explainRequest } from './explainRequest';
import { explanationSchema } from './explanationSchema';

const NAME = 'renew-access';

/**
 * Registers the action that asks for more time for a right, in the name of who
 * holds it. Its approvers decide.
 * @internal
 */
export function createRenewAccessAction(options: ActionOptions): void {
  const { actionsRegistry, auditor, authorizer, details, grants, requests } =
    options;
  actionsRegistry.register({
    name: NAME,
    title: 'Renew Access',
    attributes: ASKING,
    description: `Asks, in the name of the person you act for, for more time for a right that they hold, or that a team or a data product of theirs holds. It goes on without a gap once policies or people have approved; until then it ends as before. Ask the person before you call this.`,
    schema: {
      input: z =>
        z.object({
          requestId: z
            .string()
            .min(1)
            .max(64)
            .describe('The request whose right it is, from explain-access'),
          duration: z
            .string()
            .min(1)
            .max(64)
            .describe('From now; ISO 8601 duration, e.g. "P30D"'),
          purpose: z
            .string()
            .min(1)
            .max(500)
            .optional()
            .describe('As before when absent'),
          comment: z.string().max(2000).optional(),
          acceptedTerms: z
            .string()
            .max(64)
            .optional()
            .describe('The hash of the terms the person has agreed to'),
        }),
      output: explanationSchema,
    },
    examples: [
      {
        title: 'A month more',
        input: {
          requestId: '0c1d9a56-9a0e-4b0e-8a39-3e6f2a1f0a11',
          duration: 'P30D',
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const { requestId, ...body } = input;
      const event = {
        eventId: 'grant-renew',
        severityLevel: 'medium' as const,
        meta: { action: NAME, requestId, duration: body.duration },
      };
      return audited(auditor, event, async () => {
        const caller = await callerWith(credentials, options);
        await authorizer.requireRead(requestId, credentials);
        if (!(await authorizer.mayCreate(credentials))) {
          throw new NotAllowedError('You are not allowed to ask for access');
        }
        const { request, grant } = await grants.ofTheirs(
          requestId,
          caller,
          'renew it',
        );
        const id = await requests.renew(request, grant, body, caller);
        const made = await details.read(id, caller, credentials);
        return { output: explainRequest(made) };
      });
    },
  });
}
