import {
  inferContract,
  stringifyContract,
} from '@meshport/backstage-plugin-data-mesh-common';
import { DataMeshRouter, RouterOptions } from './RouterOptions';

/**
 * Adds the routes that make contracts.
 * @internal
 */
export function addContractRoutes(
  router: DataMeshRouter,
  { platforms, guard }: RouterOptions,
): void {
  router.post('/contracts/infer', async (request, response) => {
    const { platform, location, ...options } = request.body;
    const definition = await guard.run(
      request,
      { eventId: 'contract-infer', meta: { platform, location } },
      async () => {
        const table = await platforms.get(platform).describe(location);
        return stringifyContract(inferContract({ ...options, table }));
      },
    );
    response.json({ definition });
  });
}
