import { importSource } from '@meshport/backstage-plugin-data-mesh-common';
import { listFormats } from '../contracts';
import { DataMeshRouter, RouterOptions } from './RouterOptions';
import { entityRefOf } from './entityRefOf';

/**
 * Adds the routes that read and write contracts and products in other formats.
 * @internal
 */
export function addFormatRoutes(
  router: DataMeshRouter,
  { reads, exports }: RouterOptions,
): void {
  router.get('/formats', async (request, response) => {
    const formats = await reads.run(
      request,
      { eventId: 'format-fetch', meta: { queryType: 'all' } },
      async () => listFormats(),
    );
    response.json(formats);
  });

  router.post('/contracts/import', async (request, response) => {
    const { format, source, options } = request.body;
    const result = await reads.run(
      request,
      {
        eventId: 'contract-import',
        meta: format === undefined ? {} : { format },
      },
      async () => importSource(source, { ...options, format }),
    );
    response.json(result);
  });

  router.get(
    '/contracts/:namespace/:name/export/:format',
    async (request, response) => {
      const contract = entityRefOf('DataContract', request.params);
      const { format } = request.params;
      const { sequence } = request.query;
      const document = await reads.run(
        request,
        {
          eventId: 'contract-export',
          meta: {
            contract,
            format,
            ...(sequence !== undefined && { sequence }),
          },
        },
        credentials =>
          exports.exportContract(contract, format, sequence, credentials),
      );
      response.json(document);
    },
  );

  router.get(
    '/products/:namespace/:name/export/:format',
    async (request, response) => {
      const product = entityRefOf('DataProduct', request.params);
      const { format } = request.params;
      const document = await reads.run(
        request,
        { eventId: 'product-export', meta: { product, format } },
        credentials => exports.exportProduct(product, format, credentials),
      );
      response.json(document);
    },
  );
}
