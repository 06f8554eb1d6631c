import { NotAllowedError } from '@backstage/errors';
import { audited } from '../router/audited';
import { callerWith } from '../router/caller';
import { ActionOptions, ASKING } from './ActionOptions';
import { explainRequest } from './explainRequest';
import { explanationSchema } from './explanationSchema';
import { portFields } from './portSchema';

const NAME = 'request-access';

/**
 * Registers the action that asks for access in the name of a person. Its
 * approvers decide, people or policies: no action decides.
 * @internal
 */
export function createRequestAccessAction(options: ActionOptions): void {
  const { actionsRegistry, auditor, authorizer, details, requests } = options;
  actionsRegistry.register({
    name: NAME,
    title: 'Request Access',
    attributes: ASKING,
    description: `Asks, in the name of the person you act for, to read an output port of a data product for a time. Policies or people decide; until then nothing changes. Ask the person before you call this, state their purpose in their words, and accept terms only after they have read them. explain-access says what the port offers.

Fails when they have an open request or a living right on the port: see explain-access, or renew-access for more time.`,
    schema: {
      input: z =>
        z.object({
          ...portFields(z),
          purpose: z.string().min(1).max(500).describe('What it is for'),
          duration: z
            .string()
            .min(1)
            .max(64)
            .describe('ISO 8601 duration, e.g. "P30D"'),
          comment: z.string().max(2000).optional(),
          holder: z
            .string()
            .max(255)
            .optional()
            .describe(
              'A team or a data product of theirs; themselves when absent',
            ),
          columns: z
            .array(z.string().max(255))
            .min(1)
            .max(500)
            .optional()
            .describe('Only these columns, where the port lets them be chosen'),
          rows: z
            .array(
              z.object({
                column: z.string().max(255),
                values: z.array(z.string().max(500)).min(1).max(200),
              }),
            )
            .max(20)
            .optional()
            .describe('Only rows with one of the values in each column'),
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
        title: 'Bird strikes per departure',
        input: {
          product: 'dataproduct:default/flights',
          port: 'flights',
          version: '1.0.0',
          purpose: 'Bird strikes per departure',
          duration: 'P30D',
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const { columns, rows, ...asked } = input;
      const { product, port, version, duration, holder } = asked;
      const event = {
        eventId: 'request-submit',
        severityLevel: 'medium' as const,
        // Without its texts, which may have to be erased some day.
        meta: {
          action: NAME,
          product,
          port,
          version,
          duration,
          ...(holder && { holder }),
        },
      };
      return audited(auditor, event, async () => {
        const caller = await callerWith(credentials, options);
        if (!(await authorizer.mayCreate(credentials))) {
          throw new NotAllowedError('You are not allowed to ask for access');
        }
        const filter = {
          ...(columns && { columns }),
          ...(rows && { rows }),
        };
        const id = await requests.submit(
          { ...asked, ...((columns || rows) && { filter }) },
          caller,
        );
        const made = await details.read(id, caller, credentials);
        return { output: explainRequest(made) };
      });
    },
  });
}
