import { NotFoundError } from '@backstage/errors';
import {
  CheckResult,
  ProductResult,
  scorecardReadPermission,
} from '@meshport/backstage-plugin-data-governance-common';
import { entityRefIn } from '../router/entityRef';
import { ActionOptions, READ_ONLY } from './ActionOptions';

const NAME = 'explain-check';
const MAX_FINDINGS = 50;

/**
 * Registers the action that explains how one check came out, with evidence.
 * @internal
 */
export function createExplainCheckAction({
  actionsRegistry,
  facts,
  guard,
  productResults,
}: ActionOptions): void {
  actionsRegistry.register({
    name: NAME,
    title: 'Explain Check',
    attributes: READ_ONLY,
    description: `Explains how one check of a scorecard came out for one data product: why the check exists, why it has its status, what was found (the columns, rules or figures that differ from what was promised) and how to fix it.

Take \`scorecard\` and \`checkId\` from get-scorecard-result. Evidence is what the platform measured when it last looked. Rows of the data are not among it.`,
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
        }),
      output: z =>
        z.object({
          title: z.string(),
          status: z.string(),
          since: z.string().optional(),
          why: z.string(),
          reason: z.string(),
          remedy: z.string(),
          exemption: z
            .object({ endsAt: z.string(), reason: z.string() })
            .optional(),
          evidence: z
            .array(
              z.object({
                source: z.string(),
                fact: z.string(),
                subject: z.string(),
                message: z.string(),
                expected: z.string().optional(),
                actual: z.string().optional(),
              }),
            )
            .describe(`The first ${MAX_FINDINGS} findings`),
          findings: z.number().describe('How many there are'),
        }),
    },
    examples: [
      {
        title: 'Why the quality of the flights is not as promised',
        input: {
          entityRef: 'dataproduct:default/flights',
          scorecard: 'scorecard:default/mesh-foundations',
          checkId: 'quality-kept',
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const product = entityRefIn('entityRef', input.entityRef, 'DataProduct');
      const check = {
        scorecard: entityRefIn('scorecard', input.scorecard, 'Scorecard'),
        checkId: input.checkId,
      };
      return guard.runFor(
        credentials,
        {
          permission: scorecardReadPermission,
          event: {
            eventId: 'check-explain',
            severityLevel: 'low',
            meta: { action: NAME, product, ...check },
          },
        },
        async () => {
          const result = await productResults.find(product, credentials);
          const { title, status, since, why, reason, remedy, exemption } =
            requireCheck(result, check);
          const found = await facts.reader.checkEvidence(
            product,
            check,
            credentials,
          );
          return {
            output: {
              title,
              status,
              since,
              why,
              reason,
              remedy,
              exemption: exemption && {
                endsAt: exemption.endsAt,
                reason: exemption.reason,
              },
              // An agent may pass on what it reads; rows stay with people.
              evidence: found
                .slice(0, MAX_FINDINGS)
                .map(({ sample: _, ...finding }) => finding),
              findings: found.length,
            },
          };
        },
      );
    },
  });
}

function requireCheck(
  { product, scorecards }: ProductResult,
  { scorecard, checkId }: { scorecard: string; checkId: string },
): CheckResult {
  const check = scorecards
    .find(each => each.scorecard === scorecard)
    ?.checks.find(each => each.checkId === checkId);
  if (!check) {
    throw new NotFoundError(
      `There is no check '${checkId}' of ${scorecard} for ${product}; get-scorecard-result lists those that there are`,
    );
  }
  return check;
}
