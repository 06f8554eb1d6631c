import {
  scorecardEvaluatePermission,
  WhatIfResult,
} from '@meshport/backstage-plugin-data-governance-common';
import { readScorecardEntity } from './readScorecardEntity';
import { DataGovernanceRouter, RouterOptions } from './RouterOptions';

/**
 * Adds the route that says what other rules would do.
 * @internal
 */
export function addWhatIfRoutes(
  router: DataGovernanceRouter,
  { guard, visibility, whatIf }: RouterOptions,
): void {
  router.post('/what-if', async (request, response) => {
    const gone = new AbortController();
    response.on('close', () => gone.abort(new Error('Nobody waits any more')));
    const result = await guard.run<WhatIfResult>(
      request,
      {
        permission: scorecardEvaluatePermission,
        event: {
          eventId: 'scorecard-what-if',
          severityLevel: 'low',
          outcome: ({ at, products, falls, rises }) => ({
            at,
            products,
            falls,
            rises,
          }),
        },
      },
      async credentials => {
        const { scorecard, at, enforceAll = true } = request.body;
        return whatIf.ask(
          {
            scorecard: readScorecardEntity(scorecard),
            at: at === undefined ? undefined : new Date(at),
            enforceAll,
          },
          {
            visible: await visibility.visibleProducts(credentials),
            signal: gone.signal,
          },
        );
      },
    );
    response.json(result);
  });
}
