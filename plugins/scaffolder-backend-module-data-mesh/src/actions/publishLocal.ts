import { UserEntity } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { CommitAuthor, LocalRepositories } from '../repositories';

/**
 * `data-mesh:publish:local` puts the workspace into a new git repository in
 * the folder `dataMesh.localRepositories.folder`. For development: in
 * production use one of the `publish:*` actions.
 * @public
 */
export function createPublishLocalAction(options: { config: Config }) {
  return createTemplateAction({
    id: 'data-mesh:publish:local',
    description:
      'Puts the workspace into a new git repository in a folder of this machine. For development only.',
    supportsDryRun: true,
    examples: [
      {
        description: 'Publish a new data product',
        example: `steps:
  - id: publish
    name: Publish
    action: data-mesh:publish:local
    input:
      name: \${{ parameters.name }}`,
      },
    ],
    schema: {
      input: {
        name: z => z.string({ description: 'Name of the new repository' }),
        message: z =>
          z.string({ description: 'Message of the first commit' }).optional(),
      },
      output: {
        repoContentsUrl: z =>
          z.string({ description: 'Address of the files of the repository' }),
        catalogInfoUrl: z =>
          z.string({ description: 'Address of its catalog-info.yaml' }),
        commitHash: z =>
          z.string({ description: 'The first commit' }).optional(),
      },
    },
    async handler(ctx) {
      const { name, message = `Add data product ${name}` } = ctx.input;
      const repositories = LocalRepositories.fromConfig(options.config);
      const urls = repositories.urls(name);

      if (!ctx.isDryRun) {
        // A task that is taken up again must not stumble over its own work.
        const commit = await ctx.checkpoint({
          key: 'data-mesh.publish-local.v1',
          fn: () =>
            repositories
              .publish({
                name,
                source: ctx.workspacePath,
                message,
                author: authorOf(ctx.user?.entity, options.config),
              })
              .then(published => published.commit),
        });
        ctx.logger.info(`Published ${urls.repoContentsUrl} at ${commit}`);
        ctx.output('commitHash', commit);
      }
      ctx.output('repoContentsUrl', urls.repoContentsUrl);
      ctx.output('catalogInfoUrl', urls.catalogInfoUrl);
    },
  });
}

function authorOf(user: UserEntity | undefined, config: Config): CommitAuthor {
  const fallback = config.getOptionalConfig('scaffolder.defaultAuthor');
  return {
    name:
      user?.spec.profile?.displayName ??
      user?.metadata.name ??
      fallback?.getOptionalString('name') ??
      'Backstage',
    email:
      user?.spec.profile?.email ??
      fallback?.getOptionalString('email') ??
      'backstage@localhost',
  };
}
