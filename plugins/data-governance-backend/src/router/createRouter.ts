import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { createRequestValidation } from './createRequestValidation';
import { addEvaluateRoutes } from './evaluate';
import { addExemptionRoutes } from './exemptions';
import { openapi } from './openapi';
import { addProductRoutes } from './products';
import { RouterOptions } from './RouterOptions';
import { addScorecardRoutes } from './scorecards';

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
  addProductRoutes(router, options);
  addEvaluateRoutes(router, options);
  addExemptionRoutes(router, options);
  return router;
}
