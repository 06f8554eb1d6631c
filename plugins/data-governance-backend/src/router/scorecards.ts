import { scorecardReadPermission } from '@meshport/backstage-plugin-data-governance-common';
import { DataGovernanceRouter, RouterOptions } from './RouterOptions';

/**
 * Adds the routes that show the rules.
 * @internal
 */
export function addScorecardRoutes(
  router: DataGovernanceRouter,
  { guard, results, visibility }: RouterOptions,
): void {
  router.get('/scorecards', async (request, response) => {
    const items = await guard.run(
      request,
      { permission: scorecardReadPermission },
      async credentials =>
        results.listScorecards(
          await visibility.visibleProducts(credentials),
          await visibility.identity(credentials),
        ),
    );
    response.json({ items });
  });
}
