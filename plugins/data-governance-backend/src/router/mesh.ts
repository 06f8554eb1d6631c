import {
  MeshQuery,
  scorecardReadPermission,
} from '@meshport/backstage-plugin-data-governance-common';
import { pipeline } from 'node:stream/promises';
import { fullRefs } from './entityRef';
import { DataGovernanceRouter, RouterOptions } from './RouterOptions';

const READ = { permission: scorecardReadPermission };

/**
 * Adds the routes that show how many products stand.
 * @internal
 */
export function addMeshRoutes(
  router: DataGovernanceRouter,
  { guard, mesh }: Pick<RouterOptions, 'guard' | 'mesh'>,
): void {
  router.get('/summary', async (request, response) => {
    const summary = await guard.run(request, READ, async credentials =>
      mesh.summary(fullRefs(request.query), credentials),
    );
    response.json(summary);
  });

  router.get('/heat-map', async (request, response) => {
    const heatMap = await guard.run(request, READ, async credentials =>
      mesh.heatMap(fullRefs(request.query), credentials),
    );
    response.json(heatMap);
  });

  router.get('/next-steps', async (request, response) => {
    const steps = await guard.run(request, READ, async credentials =>
      mesh.nextSteps(fullRefs(request.query), credentials),
    );
    response.json(steps);
  });

  router.get('/results.csv', async (request, response) => {
    const query: MeshQuery = fullRefs(request.query);
    await guard.run(
      request,
      {
        ...READ,
        event: {
          eventId: 'result-export',
          severityLevel: 'medium',
          meta: { query: { ...query } },
        },
      },
      async credentials => {
        const lines = await mesh.export(query, credentials);
        response.setHeader(
          'Content-Type',
          'text/csv; charset=utf-8; header=present',
        );
        response.setHeader(
          'Content-Disposition',
          'attachment; filename="results.csv"',
        );
        await pipeline(lines, response);
      },
    );
  });
}
