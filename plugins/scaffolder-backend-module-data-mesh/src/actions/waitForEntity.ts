import { setTimeout as sleep } from 'node:timers/promises';
import { NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { readEntityRef } from '../product';

const INTERVAL_MS = 500;

/**
 * `data-mesh:wait` waits until an entity that was registered is in the
 * catalog, so that a link to it works.
 * @public
 */
export function createWaitForEntityAction(options: {
  catalog: CatalogService;
}) {
  return createTemplateAction({
    id: 'data-mesh:wait',
    description: 'Waits until an entity is in the catalog.',
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z.string({
            description: 'The entity to wait for; default kind DataProduct',
          }),
        timeoutSeconds: z =>
          z
            .number({ description: 'How long to wait at most; default 30' })
            .positive()
            .max(600)
            .optional(),
      },
      output: {
        entityRef: z => z.string({ description: 'Full ref of the entity' }),
      },
    },
    async handler(ctx) {
      const { timeoutSeconds = 30 } = ctx.input;
      const entityRef = readEntityRef('entityRef', ctx.input.entityRef);
      ctx.output('entityRef', entityRef);
      if (ctx.isDryRun) {
        return;
      }

      const credentials = await ctx.getInitiatorCredentials();
      const deadline = Date.now() + timeoutSeconds * 1000;
      while (
        !(await options.catalog.getEntityByRef(entityRef, { credentials }))
      ) {
        if (Date.now() >= deadline) {
          throw new NotFoundError(
            `${entityRef} is registered but not in the catalog after ${timeoutSeconds} seconds. It may still come; if it doesn't, look for an error on the page of its location in the catalog.`,
          );
        }
        await sleep(INTERVAL_MS, undefined, { signal: ctx.signal });
      }
      ctx.logger.info(`${entityRef} is in the catalog`);
    },
  });
}
