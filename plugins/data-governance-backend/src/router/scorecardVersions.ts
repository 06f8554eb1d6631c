import { NotFoundError } from '@backstage/errors';
import { scorecardReadPermission } from '@meshport/backstage-plugin-data-governance-common';
import { entityRefOfPath } from './entityRef';
import { DataGovernanceRouter, RouterOptions } from './RouterOptions';

/**
 * Adds the route that lists the versions of a scorecard.
 * @internal
 */
export function addScorecardVersionRoutes(
  router: DataGovernanceRouter,
  { guard, scorecards }: RouterOptions,
): void {
  router.get(
    '/scorecards/:namespace/:name/versions',
    async (request, response) => {
      const ref = entityRefOfPath('Scorecard', request.params);
      const items = await guard.run(
        request,
        { permission: scorecardReadPermission },
        () => scorecards.versions(ref),
      );
      if (items.length === 0) {
        throw new NotFoundError(
          `No version of ${ref} was ever in force: it is not in the catalog, or was not loaded yet`,
        );
      }
      response.json({ items });
    },
  );
}
