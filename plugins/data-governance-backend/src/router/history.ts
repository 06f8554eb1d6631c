import { scorecardReadPermission } from '@meshport/backstage-plugin-data-governance-common';
import { fullRefs } from './entityRef';
import { DataGovernanceRouter, RouterOptions } from './RouterOptions';

const READ = { permission: scorecardReadPermission };

/**
 * Adds the routes that show how things stood before.
 * @internal
 */
export function addHistoryRoutes(
  router: DataGovernanceRouter,
  { guard, mesh }: Pick<RouterOptions, 'guard' | 'mesh'>,
): void {
  router.get('/trend', async (request, response) => {
    const items = await guard.run(request, READ, async credentials =>
      mesh.trend(fullRefs(request.query), credentials),
    );
    response.json({ items });
  });

  router.get('/transitions', async (request, response) => {
    const page = await guard.run(request, READ, async credentials =>
      mesh.transitions(fullRefs(request.query), credentials),
    );
    response.json(page);
  });
}
