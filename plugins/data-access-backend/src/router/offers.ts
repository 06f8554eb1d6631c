import { NotAllowedError } from '@backstage/errors';
import { AccessOffer } from '@meshport/backstage-plugin-data-access-common';
import { callerOf } from './caller';
import { AccessRouter, RouterOptions } from './RouterOptions';

const NOT_ALLOWED = 'You are not allowed to ask for access';

/**
 * `/offers`: what a port offers the caller, and what would come of asking.
 * @internal
 */
export function addOfferRoutes(
  router: AccessRouter,
  options: RouterOptions,
): void {
  const { authorizer, offers, requests } = options;

  router.get('/offers', async (req, res) => {
    const caller = await callerOf(req, options);
    const { product, port, version } = req.query;
    const [offer, mayCreate] = await Promise.all([
      offers.offer({ product, port, version }, caller),
      authorizer.mayCreate(caller.credentials),
    ]);
    const answer: AccessOffer = mayCreate
      ? offer
      : {
          ...offer,
          refusal: NOT_ALLOWED,
          holders: offer.holders.map(holder => ({
            ...holder,
            refusal: NOT_ALLOWED,
          })),
        };
    res.json(answer);
  });

  router.post('/offers/preview', async (req, res) => {
    const caller = await callerOf(req, options);
    if (!(await authorizer.mayCreate(caller.credentials))) {
      throw new NotAllowedError(NOT_ALLOWED);
    }
    res.json({ items: await requests.preview(req.body.items, caller) });
  });
}
