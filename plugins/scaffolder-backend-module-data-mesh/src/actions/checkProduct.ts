import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { DataGovernanceClient } from '@meshport/backstage-plugin-data-governance-common';
import {
  blockingChecks,
  catalogProblems,
  describeBlockingCheck,
  describeExemptions,
  readEntities,
} from '../gate';

/**
 * `data-mesh:check` asks, before anything is published, whether the catalog
 * would take the entities of a file and whether they pass the scorecards. It
 * stops the run when not.
 * @public
 */
export function createCheckProductAction(options: {
  auth: AuthService;
  catalog: CatalogService;
  discovery: DiscoveryService;
}) {
  return createTemplateAction({
    id: 'data-mesh:check',
    description:
      'Checks whether the catalog takes the entities of a file and whether their data products pass the scorecards, and stops when not.',
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
      const refused = await catalogProblems(entities, options);
      if (refused.length > 0) {
        throw new InputError(
          [
            'Nothing was published: the catalog would refuse the entities.',
            ...refused,
          ].join('\n'),
        );
      }

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
      describeExemptions(evaluation).forEach(line => ctx.logger.warn(line));
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
