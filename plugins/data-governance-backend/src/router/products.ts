import { NotFoundError } from '@backstage/errors';
import { scorecardReadPermission } from '@meshport/backstage-plugin-data-governance-common';
import { entityRefIn, entityRefOfPath } from './entityRef';
import { DataGovernanceRouter, RouterOptions } from './RouterOptions';

/**
 * Adds the routes that show how products stand.
 * @internal
 */
export function addProductRoutes(
  router: DataGovernanceRouter,
  { guard, results, visibility }: RouterOptions,
): void {
  router.get('/products', async (request, response) => {
    const { domain, refs } = request.query;
    const items = await guard.run(
      request,
      { permission: scorecardReadPermission },
      async credentials =>
        results.listProducts({
          products: await visibility.products(
            credentials,
            refs?.map(ref => entityRefIn('refs', ref, 'DataProduct')),
          ),
          domain: domain && entityRefIn('domain', domain, 'Domain'),
        }),
    );
    response.json({ items });
  });

  router.get('/products/:namespace/:name', async (request, response) => {
    const ref = entityRefOfPath('DataProduct', request.params);
    const result = await guard.run(
      request,
      { permission: scorecardReadPermission },
      async credentials => {
        const visible = await visibility.products(credentials, [ref]);
        return visible.has(ref)
          ? results.findProduct(ref, await visibility.identity(credentials))
          : undefined;
      },
    );
    if (!result) {
      throw new NotFoundError(
        `There is no result for ${ref}: it is not in the catalog, or was not evaluated yet`,
      );
    }
    response.json(result);
  });
}
