import { exemptionCreatePermission } from '@meshport/backstage-plugin-data-governance-common';
import { entityRefIn } from '../router/entityRef';
import { ActionOptions } from './ActionOptions';

const NAME = 'request-exemption';

/**
 * Registers the action that asks for an exemption in the name of a person. The
 * owner of the rule decides, a person: no action decides.
 * @internal
 */
export function createRequestExemptionAction({
  actionsRegistry,
  exemptions,
  guard,
}: ActionOptions): void {
  const { callers, queries, service } = exemptions;
  actionsRegistry.register({
    name: NAME,
    title: 'Request Exemption',
    attributes: { readOnly: false, idempotent: false, destructive: false },
    description: `Asks, in the name of the person you act for, that one check of a scorecard does not count for one data product for a time. The person must own the product. The owner of the rule decides; until then nothing changes. Ask the person before you call this, and state their reason in their words.

Fails when an exemption of the same check and product is pending or in force.`,
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .describe('The product, e.g. "dataproduct:default/flights"'),
          scorecard: z
            .string()
            .describe('E.g. "scorecard:default/mesh-foundations"'),
          checkId: z.string(),
          reason: z.string().min(10).max(2000),
          ticket: z
            .string()
            .max(500)
            .optional()
            .describe('Where the work on it is followed'),
          endsAt: z
            .string()
            .describe('ISO 8601 timestamp; at most a year ahead'),
        }),
      output: z =>
        z.object({
          id: z.string(),
          state: z.string(),
          endsAt: z.string(),
        }),
    },
    examples: [
      {
        title: 'Until the source is mended',
        input: {
          entityRef: 'dataproduct:default/flights',
          scorecard: 'scorecard:default/mesh-foundations',
          checkId: 'quality-kept',
          reason: 'The carrier sends its codes in lower case until March',
          endsAt: '2027-03-31T00:00:00Z',
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const { checkId, reason, ticket, endsAt } = input;
      const product = entityRefIn('entityRef', input.entityRef, 'DataProduct');
      const scorecard = entityRefIn('scorecard', input.scorecard, 'Scorecard');
      const exemption = await guard.runFor(
        credentials,
        {
          permission: exemptionCreatePermission,
          callers: ['user'],
          event: {
            eventId: 'exemption-request',
            severityLevel: 'medium',
            meta: { action: NAME, scorecard, checkId, product, endsAt },
          },
        },
        async () => {
          const caller = await callers.of(credentials);
          const id = await service.request(
            { scorecard, checkId, product, reason, ticket, endsAt },
            caller,
            credentials,
          );
          return queries.get(id, caller);
        },
      );
      const { id, state } = exemption;
      return { output: { id, state, endsAt: exemption.endsAt } };
    },
  });
}
