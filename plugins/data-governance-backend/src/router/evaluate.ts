import {
  EvaluationResult,
  scorecardEvaluatePermission,
} from '@meshport/backstage-plugin-data-governance-common';
import { CatalogReader } from '../evaluation/EntityReader';
import { evaluateFiles } from '../evaluation/evaluateFiles';
import { readEntities } from './readEntities';
import { DataGovernanceRouter, RouterOptions } from './RouterOptions';

/**
 * Adds the route that judges files before they are merged.
 * @internal
 */
export function addEvaluateRoutes(
  router: DataGovernanceRouter,
  { guard, visibility, ...options }: RouterOptions,
): void {
  router.post('/evaluate', async (request, response) => {
    const verdict = await guard.run<EvaluationResult>(
      request,
      {
        permission: scorecardEvaluatePermission,
        event: {
          eventId: 'scorecard-evaluate',
          severityLevel: 'low',
          outcome: ({ passed, results }) => ({
            passed,
            products: results.map(({ product }) => product),
          }),
        },
      },
      async credentials =>
        evaluateFiles({
          entities: readEntities(
            request.body.entities,
            options.limits.maxEntities,
          ),
          reader: new CatalogReader(options.catalog, credentials),
          viewer: await visibility.identity(credentials),
          scorecards: options.scorecards,
          providers: options.providers,
          logger: options.logger,
          now: options.now(),
        }),
    );
    response.json(verdict);
  });
}
