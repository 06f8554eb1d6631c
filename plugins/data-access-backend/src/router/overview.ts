import { auditedWhenRefused } from './audited';
import { callerOf } from './caller';
import { AccessRouter, RouterOptions } from './RouterOptions';

/**
 * `/overview`: how access stands in the mesh.
 * @internal
 */
export function addOverviewRoutes(
  router: AccessRouter,
  options: RouterOptions,
): void {
  const { auditor, authorizer, drift, overview } = options;

  router.get('/overview', async (req, res) => {
    const caller = await callerOf(req, options);
    const event = {
      eventId: 'overview-fetch',
      severityLevel: 'low' as const,
      request: req,
    };
    const allowed = await auditedWhenRefused(auditor, event, () =>
      authorizer.readable(caller.credentials),
    );
    const driftOf = await drift.productsFor(caller);
    res.json(await overview.read({ allowed, driftOf }));
  });
}
