import { AccessOffer } from '@meshport/backstage-plugin-data-access-common';
import { callerOf } from './caller';
import { AccessRouter, RouterOptions } from './RouterOptions';

/**
 * `/offers`: what a port offers the caller.
 * @internal
 */
export function addOfferRoutes(
  router: AccessRouter,
  options: RouterOptions,
): void {
  router.get('/offers', async (req, res) => {
    const { credentials, userRef } = await callerOf(req, options);
    const { product, port, version } = req.query;
    const [offer, mayCreate] = await Promise.all([
      options.requests.offer({ product, port, version }, userRef, credentials),
      options.authorizer.mayCreate(credentials),
    ]);
    const answer: AccessOffer = mayCreate
      ? offer
      : { ...offer, refusal: 'You are not allowed to ask for access' };
    res.json(answer);
  });
}
