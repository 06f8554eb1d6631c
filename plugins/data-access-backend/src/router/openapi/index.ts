import { auditPaths, auditSchemas } from './audit';
import { basketPaths, basketSchemas } from './baskets';
import { decisionPaths, decisionSchemas } from './decisions';
import { driftPaths, driftSchemas } from './drift';
import { detailsSchemas } from './detailsSchemas';
import { grantPaths } from './grants';
import { grantSchemas } from './grantSchemas';
import { offerPaths, offerSchemas } from './offers';
import { overviewPaths, overviewSchemas } from './overview';
import { policyPaths, policySchemas } from './policies';
import { requestPaths } from './requests';
import { requestSchemas } from './requestSchemas';

/**
 * The HTTP interface of the data access backend. Requests are checked against
 * it, and it is served at `/openapi.json`. Each resource has a file of its own
 * beside this one.
 * @internal
 */
export const openapi = {
  openapi: '3.1.0',
  info: {
    title: 'data-access',
    version: '1',
    description: 'Access requests, decisions, grants, drift and their log.',
    license: {
      name: 'Apache-2.0',
      url: 'https://www.apache.org/licenses/LICENSE-2.0',
    },
  },
  servers: [{ url: '/' }],
  paths: {
    ...offerPaths,
    ...requestPaths,
    ...policyPaths,
    ...basketPaths,
    ...decisionPaths,
    ...grantPaths,
    ...driftPaths,
    ...auditPaths,
    ...overviewPaths,
  },
  components: {
    schemas: {
      ...offerSchemas,
      ...requestSchemas,
      ...detailsSchemas,
      ...policySchemas,
      ...basketSchemas,
      ...decisionSchemas,
      ...grantSchemas,
      ...driftSchemas,
      ...auditSchemas,
      ...overviewSchemas,
    },
  },
} as const;
