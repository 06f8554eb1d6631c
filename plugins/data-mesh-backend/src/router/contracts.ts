import {
  inferContract,
  stringifyContract,
  toJunitXml,
} from '@meshport/backstage-plugin-data-mesh-common';
import { DataMeshRouter, RouterOptions } from './RouterOptions';

/**
 * Adds the routes that make contracts and judge them.
 * @internal
 */
export function addContractRoutes(
  router: DataMeshRouter,
  { platforms, guard, reads, checks }: RouterOptions,
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

  router.post('/contracts/check', async (request, response) => {
    const { contract } = request.body;
    const result = await reads.run(
      request,
      {
        eventId: 'contract-check',
        meta: contract === undefined ? {} : { contract },
      },
      credentials => checks.check(request.body, credentials),
    );
    const output =
      request.query.output ??
      (request.accepts(['json', 'xml']) === 'xml' ? 'junit' : 'json');
    if (output === 'junit') {
      const name = result.comparedWith?.contract ?? 'new contract';
      response.type('application/xml').end(toJunitXml([{ name, result }]));
    } else {
      response.json(result);
    }
  });
}
