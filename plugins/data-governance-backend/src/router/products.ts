import { scorecardReadPermission } from '@meshport/backstage-plugin-data-governance-common';
import { entityRefIn, entityRefOfPath } from './entityRef';
import { DataGovernanceRouter, RouterOptions } from './RouterOptions';

/**
 * Adds the routes that show how products stand.
 * @internal
 */
export function addProductRoutes(
  router: DataGovernanceRouter,
  { guard, productResults, results, visibility }: RouterOptions,
): void {
  router.get('/products', async (request, response) => {
    const { domain, refs } = request.query;
    const items = await guard.run(
      request,
      { permission: scorecardReadPermission },
      async credentials =>
        results.listProducts({
          visible: await visibility.visibleProducts(credentials),
          refs: refs?.map(ref => entityRefIn('refs', ref, 'DataProduct')),
          domain: domain && entityRefIn('domain', domain, 'Domain'),
        }),
    );
    response.json({ items });
  });

  router.get('/products/:namespace/:name', async (request, response) => {
    const ref = entityRefOfPath('DataProduct', request.params);
    response.json(
      await guard.run(
        request,
        { permission: scorecardReadPermission },
        async credentials => productResults.find(ref, credentials),
      ),
    );
  });
}
