import {
  EvaluationResult,
  scorecardEvaluatePermission,
} from '@meshport/backstage-plugin-data-governance-common';
import { CatalogReader } from '../collection/EntityReader';
import { readEntities } from './readEntities';
import { DataGovernanceRouter, RouterOptions } from './RouterOptions';

/**
 * Adds the route that judges files before they are merged.
 * @internal
 */
export function addEvaluateRoutes(
  router: DataGovernanceRouter,
  { catalog, gate, guard, limits, visibility }: RouterOptions,
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
        gate.evaluate({
          files: readEntities(request.body.entities, limits.maxEntities),
          reader: new CatalogReader(catalog, credentials),
          viewer: await visibility.identity(credentials),
        }),
    );
    response.json(verdict);
  });
}
