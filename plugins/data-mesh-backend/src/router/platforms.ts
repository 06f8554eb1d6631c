import { DataMeshRouter, RouterOptions } from './RouterOptions';

/**
 * Adds the routes that read data platforms and their tables.
 * @internal
 */
export function addPlatformRoutes(
  router: DataMeshRouter,
  { platforms, guard }: RouterOptions,
): void {
  router.get('/platforms', async (request, response) => {
    const items = await guard.run(
      request,
      { eventId: 'platform-fetch', meta: { queryType: 'all' } },
      async () =>
        platforms.list().map(({ id, type, title }) => ({ id, type, title })),
    );
    response.json({ items });
  });

  router.get('/platforms/:platform/tables', async (request, response) => {
    const { platform } = request.params;
    const items = await guard.run(
      request,
      { eventId: 'table-fetch', meta: { queryType: 'by-platform', platform } },
      () => platforms.get(platform).listTables(),
    );
    response.json({ items });
  });

  router.get('/platforms/:platform/table', async (request, response) => {
    const { platform } = request.params;
    const { location } = request.query;
    const table = await guard.run(
      request,
      {
        eventId: 'table-fetch',
        meta: { queryType: 'by-location', platform, location },
      },
      () => platforms.get(platform).describe(location),
    );
    response.json(table);
  });
}
