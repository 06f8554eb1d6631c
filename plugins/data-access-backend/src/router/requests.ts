import { NotAllowedError } from '@backstage/errors';
import { accessRequestCancelPermission } from '@meshport/backstage-plugin-data-access-common';
import { fullRef, productRef } from '../ports/entityRefs';
import { audited, auditedWhenRefused } from './audited';
import { callerOf } from './caller';
import { AccessRouter, RouterOptions } from './RouterOptions';

/**
 * `/requests`: asking, reading, answering, withdrawing.
 * @internal
 */
export function addRequestRoutes(
  router: AccessRouter,
  options: RouterOptions,
): void {
  const { auditor, authorizer, requests, details } = options;

  router.get('/requests', async (req, res) => {
    const caller = await callerOf(req, options);
    const event = {
      eventId: 'request-read',
      severityLevel: 'medium' as const,
      request: req,
      meta: { scope: req.query.scope },
    };
    const allowed = await auditedWhenRefused(auditor, event, () =>
      authorizer.readable(caller.credentials),
    );
    const { product, holder, ...query } = req.query;
    res.json(
      await options.store.list({
        ...query,
        ...(product && { product: productRef(product) }),
        ...(holder && { holder: fullRef(holder, 'holder') }),
        caller,
        allowed,
      }),
    );
  });

  router.post('/requests', async (req, res) => {
    const caller = await callerOf(req, options);
    const { product, port, version, duration, holder } = req.body;
    const event = {
      eventId: 'request-submit',
      severityLevel: 'medium' as const,
      request: req,
      // Without its texts, which may have to be erased some day.
      meta: {
        product,
        port,
        version,
        duration,
        ...(holder && { holder }),
      },
    };
    const id = await audited(auditor, event, async () => {
      if (!(await authorizer.mayCreate(caller.credentials))) {
        throw new NotAllowedError('You are not allowed to ask for access');
      }
      return requests.submit(req.body, caller);
    });
    res.status(201).json(await details.read(id, caller, caller.credentials));
  });

  router.get('/requests/:id', async (req, res) => {
    const caller = await callerOf(req, options);
    const { id } = req.params;
    const event = {
      eventId: 'request-read',
      severityLevel: 'medium' as const,
      request: req,
      meta: { requestId: id },
    };
    await auditedWhenRefused(auditor, event, () =>
      authorizer.requireRead(id, caller.credentials),
    );
    res.json(await details.read(id, caller, caller.credentials));
  });

  router.post('/requests/:id/answer', async (req, res) => {
    const caller = await callerOf(req, options);
    const { id } = req.params;
    const event = {
      eventId: 'request-answer',
      severityLevel: 'medium' as const,
      request: req,
      meta: { requestId: id, revision: req.body.revision },
    };
    await audited(auditor, event, async () => {
      // Nobody but the requester can, which is the machine's own rule.
      await authorizer.requireRead(id, caller.credentials);
      await requests.answer(id, req.body, caller);
    });
    res.json(await details.read(id, caller, caller.credentials));
  });

  router.post('/requests/:id/cancel', async (req, res) => {
    const caller = await callerOf(req, options);
    const { id } = req.params;
    const event = {
      eventId: 'request-cancel',
      severityLevel: 'medium' as const,
      request: req,
      meta: { requestId: id, revision: req.body.revision },
    };
    await audited(auditor, event, async () => {
      await authorizer.require(
        accessRequestCancelPermission,
        id,
        caller.credentials,
      );
      await requests.cancel(id, req.body, caller);
    });
    res.json(await details.read(id, caller, caller.credentials));
  });
}
