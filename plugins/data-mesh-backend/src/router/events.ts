import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { entityRefOf } from './entityRefOf';
import { DataMeshRouter, RouterOptions } from './RouterOptions';

/**
 * Adds the routes about what happens to a product and who follows it. The
 * catalog decides, with the caller's own credentials, who may see a product.
 * @internal
 */
export function addEventRoutes(
  router: DataMeshRouter,
  { auth, events, followers, now, reads, visibility }: RouterOptions,
): void {
  const userOf = (credentials: BackstageCredentials): string => {
    // Services have no inbox.
    if (!auth.isPrincipal(credentials, 'user')) {
      throw new NotAllowedError('Only a user can follow a data product');
    }
    return credentials.principal.userEntityRef.toLowerCase();
  };

  router.get('/products/:namespace/:name/events', async (request, response) => {
    const product = entityRefOf('DataProduct', request.params);
    const items = await reads.run(
      request,
      { eventId: 'product-event-fetch', meta: { product } },
      async credentials => {
        await visibility.requireEntity(product, credentials);
        return events.list(product, await visibility.visibleRefs(credentials));
      },
    );
    response.json({ items });
  });

  router.get('/products/:namespace/:name/follow', async (request, response) => {
    const product = entityRefOf('DataProduct', request.params);
    const state = await reads.run(
      request,
      { eventId: 'product-follow-fetch', meta: { product } },
      async credentials => {
        const user = userOf(credentials);
        await visibility.requireEntity(product, credentials);
        return followers.state(product, user);
      },
    );
    response.json(state);
  });

  router.put('/products/:namespace/:name/follow', async (request, response) => {
    const product = entityRefOf('DataProduct', request.params);
    const state = await reads.run(
      request,
      { eventId: 'product-follow', meta: { product } },
      async credentials => {
        const user = userOf(credentials);
        await visibility.requireEntity(product, credentials);
        await followers.follow(product, user, now());
        return followers.state(product, user);
      },
    );
    response.json(state);
  });

  router.delete(
    '/products/:namespace/:name/follow',
    async (request, response) => {
      const product = entityRefOf('DataProduct', request.params);
      const state = await reads.run(
        request,
        { eventId: 'product-unfollow', meta: { product } },
        async credentials => {
          const user = userOf(credentials);
          // First, for one may also stop following what one sees no longer.
          await followers.unfollow(product, user);
          await visibility.requireEntity(product, credentials);
          return followers.state(product, user);
        },
      );
      response.json(state);
    },
  );
}
