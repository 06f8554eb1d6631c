import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { openapi } from './openapi';
import { addColumnRoutes } from './columns';
import { addContractRoutes } from './contracts';
import { addContractVersionRoutes } from './contractVersions';
import { createRequestValidation } from '@meshport/backstage-plugin-data-mesh-node';
import { addEventRoutes } from './events';
import { addFormatRoutes } from './formats';
import { addMapRoutes } from './map';
import { addPlatformRoutes } from './platforms';
import { addProductRoutes } from './products';
import { RouterOptions } from './RouterOptions';

// A contract has at most 1 MB; in JSON its line ends and quotes take two
// characters each.
const BODY_LIMIT = '2mb';

/**
 * Serves the HTTP interface of the data mesh backend.
 * @internal
 */
export function createRouter(options: RouterOptions) {
  const router = createValidatedOpenApiRouter(openapi, {
    middleware: [createRequestValidation(openapi, { bodyLimit: BODY_LIMIT })],
    // Done before, with errors that name the fields.
    validatorOptions: { validateRequests: false, validateSecurity: false },
  });
  addPlatformRoutes(router, options);
  addProductRoutes(router, options);
  addColumnRoutes(router, options);
  addMapRoutes(router, options);
  addContractRoutes(router, options);
  addContractVersionRoutes(router, options);
  addFormatRoutes(router, options);
  addEventRoutes(router, options);
  return router;
}
