import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { DataGovernanceClient } from '@meshport/backstage-plugin-data-governance-common';
import { blockingChecks, describeBlockingCheck, readEntities } from '../gate';

/**
 * `data-mesh:check` evaluates the entities of a file against the scorecards,
 * before they are published, and stops the run when a check that counts does
 * not pass.
 * @public
 */
export function createCheckProductAction(options: {
  auth: AuthService;
  discovery: DiscoveryService;
}) {
  return createTemplateAction({
    id: 'data-mesh:check',
    description:
      'Checks the data products in a catalog file against the scorecards and stops when a check that is enforced does not pass.',
    supportsDryRun: true,
    schema: {
      input: {
        catalogInfoPath: z =>
          z
            .string({
              description:
                'Path of the file in the workspace; default catalog-info.yaml',
            })
            .optional(),
      },
      output: {
        levels: z =>
          z.record(z.string(), {
            description: 'The level each product reaches, by ref',
          }),
      },
    },
    async handler(ctx) {
      const { catalogInfoPath = 'catalog-info.yaml' } = ctx.input;
      const entities = await readEntities(ctx.workspacePath, catalogInfoPath);
      const client = governanceClient(
        options,
        await ctx.getInitiatorCredentials(),
      );
      const evaluation = await client.evaluate({ entities });
      const blocking = blockingChecks(evaluation, new Date());
      const lines = blocking.map(describeBlockingCheck);

      if (!evaluation.passed) {
        lines.forEach(line => ctx.logger.error(line));
        throw new InputError(
          [
            `Nothing was published: ${lines.length} of the enforced checks ${
              lines.length === 1 ? 'does' : 'do'
            } not pass.`,
            ...lines,
          ].join('\n'),
        );
      }
      for (const { product, title, level } of evaluation.results) {
        ctx.logger.info(
          `${title} (${product}) passes and reaches ${
            level ? `level ${level.title}` : 'no level yet'
          }`,
        );
      }
      ctx.output(
        'levels',
        Object.fromEntries(
          evaluation.results.flatMap(({ product, level }) =>
            level ? [[product, level.name]] : [],
          ),
        ),
      );
    },
  });
}

/** Asks as the person who runs the template, so that their rights apply. */
function governanceClient(
  options: { auth: AuthService; discovery: DiscoveryService },
  onBehalfOf: BackstageCredentials,
): DataGovernanceClient {
  return new DataGovernanceClient({
    discoveryApi: options.discovery,
    fetchApi: {
      async fetch(input, init) {
        const { token } = await options.auth.getPluginRequestToken({
          onBehalfOf,
          targetPluginId: 'data-governance',
        });
        const headers = new Headers(init?.headers);
        headers.set('Authorization', `Bearer ${token}`);
        return fetch(input, { ...init, headers });
      },
    },
  });
}
