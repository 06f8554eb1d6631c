import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import type { Router } from 'express';
import { addGrantCountRoutes } from './grantCounts';
import { addGrantRoutes } from './grants';
import { addOfferRoutes } from './offers';
import { spec } from './openapi';
import { addRequestRoutes } from './requests';
import { RouterOptions } from './types';

/**
 * The HTTP API of the plugin.
 * @internal
 */
export function createRouter(options: RouterOptions): Router {
  const router = createValidatedOpenApiRouter(spec);
  addOfferRoutes(router, options);
  addRequestRoutes(router, options);
  addGrantRoutes(router, options);
  addGrantCountRoutes(router, options);
  return router;
}
