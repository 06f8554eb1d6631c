import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { createRequestValidation } from '@meshport/backstage-plugin-data-mesh-node';
import { addEvaluateRoutes } from './evaluate';
import { addExemptionRoutes } from './exemptions';
import { addHistoryRoutes } from './history';
import { addMeshRoutes } from './mesh';
import { addFactRoutes } from './facts';
import { openapi } from './openapi';
import { addProductRoutes } from './products';
import { RouterOptions } from './RouterOptions';
import { addScorecardRoutes } from './scorecards';
import { addScorecardVersionRoutes } from './scorecardVersions';
import { addWhatIfRoutes } from './whatIf';

/**
 * Serves the HTTP interface of the data governance backend.
 * @internal
 */
export function createRouter(options: RouterOptions) {
  const router = createValidatedOpenApiRouter(openapi, {
    middleware: [
      createRequestValidation(openapi, {
        bodyLimit: options.limits.maxBodySize,
      }),
    ],
    // Done before, with errors that name the fields.
    validatorOptions: { validateRequests: false, validateSecurity: false },
  });
  addScorecardRoutes(router, options);
  addScorecardVersionRoutes(router, options);
  addProductRoutes(router, options);
  addEvaluateRoutes(router, options);
  addWhatIfRoutes(router, options);
  addExemptionRoutes(router, options);
  addFactRoutes(router, options);
  addMeshRoutes(router, options);
  addHistoryRoutes(router, options);
  return router;
}
