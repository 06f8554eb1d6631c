import { NotAllowedError } from '@backstage/errors';
import { audited } from './audited';
import { callerOf } from './caller';
import { AccessRouter, RouterOptions } from './RouterOptions';

/**
 * `/baskets`: asking for several ports at once.
 * @internal
 */
export function addBasketRoutes(
  router: AccessRouter,
  options: RouterOptions,
): void {
  const { auditor, authorizer, requests, store } = options;

  router.post('/baskets', async (req, res) => {
    const caller = await callerOf(req, options);
    const { items } = req.body;
    const event = {
      eventId: 'request-submit',
      severityLevel: 'medium' as const,
      request: req,
      meta: {
        ports: items.map(({ product, port, version, duration, holder }) => ({
          product,
          port,
          version,
          duration,
          ...(holder && { holder }),
        })),
      },
    };
    const { basket, ids } = await audited(auditor, event, async () => {
      if (!(await authorizer.mayCreate(caller.credentials))) {
        throw new NotAllowedError('You are not allowed to ask for access');
      }
      return requests.submitBasket(items, caller);
    });
    const made = await store.getByIds(ids);
    res
      .status(201)
      .json({ basket, items: made.filter(item => item !== undefined) });
  });
}
