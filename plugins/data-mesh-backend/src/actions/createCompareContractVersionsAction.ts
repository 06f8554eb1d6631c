import { ContractVersion } from '@meshport/backstage-plugin-data-mesh-common';
import { readEntityRef } from '../contracts';
import { ActionOptions, READ_ONLY } from './ActionOptions';
import { shorten } from './shorten';

const NAME = 'compare-contract-versions';

/**
 * Registers the action that compares two versions of a data contract.
 * @internal
 */
export function createCompareContractVersionsAction({
  actionsRegistry,
  reads,
  versions,
}: ActionOptions): void {
  actionsRegistry.register({
    name: NAME,
    title: 'Compare Contract Versions',
    attributes: READ_ONLY,
    description: `Tells what changed between two versions of a data contract and whom it breaks.

Use it to find out whether a query or a pipeline that worked before still works: \`readers\` says what a change does to those who read the data, \`writers\` what it does to those who write it ("breaking" means that what worked may fail or deceive now). \`versionVerdict\` says whether the version number announces the changes.

A version is named by its \`sequence\`, its place in the contract's history from 1. Without them the newest version is compared with the one before. Breaking changes come first; \`changeCount\` counts all.`,
    schema: {
      input: z => {
        const sequence = z.coerce.number().int().min(1).max(2147483647);
        return z.object({
          entityRef: z
            .string()
            .describe(
              'The contract, e.g. "datacontract:default/flights-contract"',
            ),
          before: sequence.optional().describe('Sequence of the older version'),
          after: sequence.optional().describe('Sequence of the newer version'),
          limit: z.coerce
            .number()
            .int()
            .min(1)
            .max(200)
            .optional()
            .describe('How many changes to return, 50 by default'),
        });
      },
      output: z => {
        const version = z.object({
          sequence: z.number(),
          version: z.string().optional(),
          seenAt: z.string().describe('When the catalog first showed it'),
        });
        return z.object({
          before: version,
          after: version,
          breaking: z.boolean(),
          compatibility: z
            .enum(['full', 'backward', 'forward', 'none'])
            .describe('As in Avro: backward if new readers can read old data'),
          versionVerdict: z.string(),
          changeCount: z.number(),
          changes: z.array(
            z.object({
              message: z.string(),
              path: z.string(),
              readers: z.enum(['breaking', 'compatible', 'none']),
              writers: z.enum(['breaking', 'compatible', 'none']),
            }),
          ),
        });
      },
    },
    examples: [
      {
        title: 'What the newest version changed',
        input: { entityRef: 'datacontract:default/flights-contract' },
      },
    ],
    action: async ({ input, credentials }) => {
      const { before, after, limit = 50 } = input;
      const contract = readEntityRef(
        'entityRef',
        input.entityRef,
        'DataContract',
      );
      const comparison = await reads.runFor(
        credentials,
        {
          eventId: 'contract-compare',
          meta: {
            action: NAME,
            contract,
            ...(before !== undefined && { before }),
            ...(after !== undefined && { after }),
          },
        },
        () => versions.compare(contract, { before, after }, credentials),
      );
      const { changes, breaking, compatibility, version } =
        comparison.differences;
      const breakingFirst = [
        ...changes.filter(({ readers }) => readers === 'breaking'),
        ...changes.filter(({ readers }) => readers !== 'breaking'),
      ];
      return {
        output: {
          before: summarize(comparison.before),
          after: summarize(comparison.after),
          breaking,
          compatibility,
          versionVerdict: version.message,
          changeCount: changes.length,
          changes: breakingFirst
            .slice(0, limit)
            .map(({ message, path, readers, writers }) => ({
              message: shorten(message, 500),
              path,
              readers,
              writers,
            })),
        },
      };
    },
  });
}

function summarize({ sequence, version, seenAt }: ContractVersion) {
  return { sequence, version, seenAt };
}
