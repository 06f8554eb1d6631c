import { columnPaths, columnSchemas } from './columns';
import { contractPaths, contractSchemas } from './contracts';
import { eventPaths, eventSchemas } from './events';
import { formatPaths, formatSchemas } from './formats';
import { mapPaths, mapSchemas } from './map';
import { platformPaths, platformSchemas } from './platforms';
import { productPaths, productSchemas } from './products';
import { sharedSchemas } from './shared';
import { versionPaths, versionSchemas } from './versions';

/**
 * The HTTP interface of the data mesh backend. Requests are checked against
 * it, and it is served at `/openapi.json`. Each resource has a file of its own
 * beside this one.
 * @internal
 */
export const openapi = {
  openapi: '3.1.0',
  info: {
    title: 'data-mesh',
    version: '1',
    description:
      'Data products, contracts and their versions, data platforms and their tables.',
    license: {
      name: 'Apache-2.0',
      url: 'https://www.apache.org/licenses/LICENSE-2.0',
    },
  },
  servers: [{ url: '/' }],
  paths: {
    ...platformPaths,
    ...productPaths,
    ...columnPaths,
    ...mapPaths,
    ...contractPaths,
    ...versionPaths,
    ...formatPaths,
    ...eventPaths,
  },
  components: {
    schemas: {
      ...sharedSchemas,
      ...platformSchemas,
      ...productSchemas,
      ...columnSchemas,
      ...mapSchemas,
      ...contractSchemas,
      ...versionSchemas,
      ...formatSchemas,
      ...eventSchemas,
    },
  },
} as const;
