import { DataMeshRouter, RouterOptions } from './RouterOptions';

/**
 * Adds the route that finds columns.
 * @internal
 */
export function addColumnRoutes(
  router: DataMeshRouter,
  { columns, reads, visibility }: RouterOptions,
): void {
  router.get('/columns', async (request, response) => {
    const { text, offset, limit } = request.query;
    const page = await reads.run(
      request,
      { eventId: 'column-fetch', meta: { queryType: 'by-text', text } },
      async credentials =>
        columns.query(
          { text, offset, limit },
          await visibility.visibleRefs(credentials),
        ),
    );
    response.json(page);
  });
}
