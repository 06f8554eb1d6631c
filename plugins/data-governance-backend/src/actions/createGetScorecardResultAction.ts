import {
  CHECK_STATUSES,
  ProductResult,
  scorecardReadPermission,
} from '@meshport/backstage-plugin-data-governance-common';
import { entityRefIn } from '../router/entityRef';
import { ActionOptions, READ_ONLY } from './ActionOptions';

const NAME = 'get-scorecard-result';

/**
 * Registers the action that tells how a data product stands in scorecards.
 * @internal
 */
export function createGetScorecardResultAction({
  actionsRegistry,
  guard,
  productResults,
}: ActionOptions): void {
  actionsRegistry.register({
    name: NAME,
    title: 'Get Scorecard Result',
    attributes: READ_ONLY,
    description: `Reads how one data product stands in the scorecards that apply to it: the level reached, and every check with its status.

A check is \`pass\`, \`fail\`, \`unknown\` (the rule could not be judged, which is never a pass), \`exempt\` (it does not pass, and its owner allows that for a time) or \`not-applicable\`. A check in phase \`grace\` is shown and counts from enforcedFrom on; one in \`draft\` never counts. Use explain-check for what was found in the data and how to fix it.`,
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .describe('The product, e.g. "dataproduct:default/flights"'),
          status: z
            .array(z.enum(CHECK_STATUSES as [string, ...string[]]))
            .optional()
            .describe('Only checks with one of these; all when absent'),
        }),
      output: z =>
        z.object({
          product: z.string(),
          title: z.string(),
          level: z.string().optional().describe('Lowest of all scorecards'),
          evaluatedAt: z.string().optional(),
          scorecards: z.array(
            z.object({
              scorecard: z.string(),
              title: z.string(),
              level: z.string().optional(),
              levels: z.array(z.string()).describe('Lowest first'),
              checks: z.array(
                z.object({
                  checkId: z.string(),
                  title: z.string(),
                  level: z.string(),
                  status: z.string(),
                  phase: z.string(),
                  enforcedFrom: z.string().optional(),
                  severity: z.string(),
                  reason: z.string(),
                  since: z.string().optional(),
                }),
              ),
            }),
          ),
        }),
    },
    examples: [
      {
        title: 'What stands in the way of the flights',
        input: {
          entityRef: 'dataproduct:default/flights',
          status: ['fail', 'unknown'],
        },
      },
    ],
    action: async ({ input, credentials }) => {
      const product = entityRefIn('entityRef', input.entityRef, 'DataProduct');
      const result = await guard.runFor(
        credentials,
        {
          permission: scorecardReadPermission,
          event: {
            eventId: 'scorecard-result-fetch',
            severityLevel: 'low',
            meta: { action: NAME, product },
          },
        },
        () => productResults.find(product, credentials),
      );
      return { output: summarize(result, input.status) };
    },
  });
}

function summarize(result: ProductResult, statuses?: string[]) {
  const { product, title, level, evaluatedAt, scorecards } = result;
  return {
    product,
    title,
    level: level?.title,
    evaluatedAt,
    scorecards: scorecards.map(scorecard => ({
      scorecard: scorecard.scorecard,
      title: scorecard.title,
      level: scorecard.level,
      levels: scorecard.levels.map(({ name }) => name),
      checks: scorecard.checks
        .filter(({ status }) => !statuses || statuses.includes(status))
        .map(check => ({
          checkId: check.checkId,
          title: check.title,
          level: check.level,
          status: check.status,
          phase: check.phase,
          enforcedFrom: check.enforcedFrom,
          severity: check.severity,
          reason: check.reason,
          since: check.since,
        })),
    })),
  };
}
