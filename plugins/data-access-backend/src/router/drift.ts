import { audited, auditedWhenRefused } from './audited';
import { callerOf } from './caller';
import { AccessRouter, RouterOptions } from './RouterOptions';

/**
 * `/drift`: what is in the engines and not as the grants say, and what to do
 * about it.
 * @internal
 */
export function addDriftRoutes(
  router: AccessRouter,
  options: RouterOptions,
): void {
  const { auditor, drift } = options;

  router.get('/drift', async (req, res) => {
    const caller = await callerOf(req, options);
    const event = {
      eventId: 'drift-fetch',
      severityLevel: 'low' as const,
      request: req,
    };
    res.json(
      await auditedWhenRefused(auditor, event, () =>
        drift.list(req.query, caller),
      ),
    );
  });

  router.post('/drift/compare', async (req, res) => {
    const caller = await callerOf(req, options);
    const event = {
      eventId: 'drift-compare',
      severityLevel: 'low' as const,
      request: req,
      meta: { product: req.body.product },
    };
    res.json(
      await audited(auditor, event, () =>
        drift.compare(req.body.product, caller),
      ),
    );
  });

  router.post('/drift/:id/decision', async (req, res) => {
    const caller = await callerOf(req, options);
    const { id } = req.params;
    const event = {
      eventId: 'drift-decide',
      severityLevel: 'high' as const,
      request: req,
      meta: { actionType: req.body.action, finding: id },
    };
    res.json(
      await audited(auditor, event, () => drift.decide(id, req.body, caller)),
    );
  });
}
