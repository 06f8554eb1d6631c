import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { json } from 'express';
import { openapi } from './openapi';
import { addContractRoutes } from './contracts';
import { addPlatformRoutes } from './platforms';
import { RouterOptions } from './RouterOptions';

/**
 * Serves the HTTP interface of the data mesh backend.
 * @internal
 */
export function createRouter(options: RouterOptions) {
  const router = createValidatedOpenApiRouter(openapi, {
    // A table may have more than a thousand columns, each with a description.
    middleware: [json({ limit: '1mb' })],
  });
  addPlatformRoutes(router, options);
  addContractRoutes(router, options);
  return router;
}
