import { evaluatePaths } from './evaluate';
import { exemptionPaths, exemptionSchemas } from './exemptions';
import { factPaths, factSchemas } from './facts';
import { historyPaths, historySchemas } from './history';
import { meshPaths } from './mesh';
import { meshSchemas } from './meshSchemas';
import { productPaths, productSchemas } from './products';
import { scorecardPaths, scorecardSchemas } from './scorecards';
import { sharedSchemas } from './shared';
import { whatIfPaths, whatIfSchemas } from './whatIf';

/**
 * The HTTP interface of the data governance backend. Requests are checked
 * against it, and it is served at `/openapi.json`. Each resource has a file of
 * its own beside this one.
 * @internal
 */
export const openapi = {
  openapi: '3.1.0',
  info: {
    title: 'data-governance',
    version: '1',
    description: 'Scorecards of data products and how products meet them.',
    license: {
      name: 'Apache-2.0',
      url: 'https://www.apache.org/licenses/LICENSE-2.0',
    },
  },
  servers: [{ url: '/' }],
  paths: {
    ...scorecardPaths,
    ...productPaths,
    ...evaluatePaths,
    ...whatIfPaths,
    ...exemptionPaths,
    ...factPaths,
    ...meshPaths,
    ...historyPaths,
  },
  components: {
    schemas: {
      ...sharedSchemas,
      ...scorecardSchemas,
      ...productSchemas,
      ...whatIfSchemas,
      ...exemptionSchemas,
      ...factSchemas,
      ...meshSchemas,
      ...historySchemas,
    },
  },
} as const;
