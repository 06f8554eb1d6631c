import { DataMeshRouter, RouterOptions } from './RouterOptions';

/**
 * Adds the route that draws up the whole mesh.
 * @internal
 */
export function addMapRoutes(
  router: DataMeshRouter,
  { map, reads, visibility }: RouterOptions,
): void {
  router.get('/map', async (request, response) => {
    const mesh = await reads.run(
      request,
      { eventId: 'map-fetch', meta: { queryType: 'all' } },
      async credentials => map.read(await visibility.visibleRefs(credentials)),
    );
    response.json(mesh);
  });
}
