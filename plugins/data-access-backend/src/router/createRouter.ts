import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { createRequestValidation } from '@meshport/backstage-plugin-data-mesh-node';
import type { Router } from 'express';
import { addAuditRoutes } from './audit';
import { addBasketRoutes } from './baskets';
import { addDecisionRoutes } from './decisions';
import { addDriftRoutes } from './drift';
import { addGrantCountRoutes } from './grantCounts';
import { addGrantRoutes } from './grants';
import { addOfferRoutes } from './offers';
import { openapi } from './openapi';
import { addOverviewRoutes } from './overview';
import { addPolicyRoutes } from './policies';
import { addRequestRoutes } from './requests';
import { RouterOptions } from './RouterOptions';

// A thousand decisions, each with the longest comment.
const BODY_LIMIT = '8mb';

/**
 * The HTTP API of the plugin.
 * @internal
 */
export function createRouter(options: RouterOptions): Router {
  const router = createValidatedOpenApiRouter(openapi, {
    middleware: [createRequestValidation(openapi, { bodyLimit: BODY_LIMIT })],
    // Done before, with errors that name the fields.
    validatorOptions: { validateRequests: false, validateSecurity: false },
  });
  addOfferRoutes(router, options);
  addRequestRoutes(router, options);
  addBasketRoutes(router, options);
  addDecisionRoutes(router, options);
  addGrantRoutes(router, options);
  addGrantCountRoutes(router, options);
  addDriftRoutes(router, options);
  addAuditRoutes(router, options);
  addPolicyRoutes(router, options);
  addOverviewRoutes(router, options);
  return router;
}
