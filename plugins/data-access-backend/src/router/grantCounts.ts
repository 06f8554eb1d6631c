import { auditedWhenRefused } from './audited';
import { productRef } from '../ports/entityRefs';
import { AccessRouter, RouterOptions } from './RouterOptions';

/**
 * `/grants/counts`: how the rights of products stand, for other plugins.
 * @internal
 */
export function addGrantCountRoutes(
  router: AccessRouter,
  options: RouterOptions,
): void {
  const { auditor, authorizer, driftStore, grantStore, httpAuth } = options;

  router.post('/grants/counts', async (req, res) => {
    // Of all grants, whoever holds them: for people there are the lists, which
    // hold what each of them may see.
    const credentials = await httpAuth.credentials(req, { allow: ['service'] });
    const event = {
      eventId: 'grant-count',
      severityLevel: 'medium' as const,
      request: req,
    };
    await auditedWhenRefused(auditor, event, () =>
      authorizer.requireReadAll(credentials),
    );
    const products = [...new Set(req.body.products.map(productRef))];
    const [items, drift] = await Promise.all([
      grantStore.count(products),
      driftStore.count(products),
    ]);
    res.json({ items, drift });
  });
}
