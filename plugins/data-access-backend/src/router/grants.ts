import { NotAllowedError } from '@backstage/errors';
import { accessGrantRevokePermission } from '@meshport/backstage-plugin-data-access-common';
import { audited } from './audited';
import { callerOf } from './caller';
import { AccessRouter, RouterOptions } from './RouterOptions';

/**
 * `/requests/:id/grant`: prolonging a right, handing it over,
 * ending it, and trying a failed change again.
 * @internal
 */
export function addGrantRoutes(
  router: AccessRouter,
  options: RouterOptions,
): void {
  const { auditor, authorizer, grants, handOver, requests, details } = options;

  router.post('/requests/:id/grant/revoke', async (req, res) => {
    const caller = await callerOf(req, options);
    const { id } = req.params;
    const event = {
      eventId: 'grant-end',
      severityLevel: 'high' as const,
      request: req,
      meta: { actionType: 'revoke', requestId: id },
    };
    await audited(auditor, event, async () => {
      await authorizer.require(
        accessGrantRevokePermission,
        id,
        caller.credentials,
      );
      await grants.revoke(id, req.body, caller.userRef);
    });
    res.json(await details.read(id, caller, caller.credentials));
  });

  router.post('/requests/:id/grant/give-back', async (req, res) => {
    const caller = await callerOf(req, options);
    const { id } = req.params;
    const event = {
      eventId: 'grant-end',
      severityLevel: 'medium' as const,
      request: req,
      meta: { actionType: 'give-back', requestId: id },
    };
    await audited(auditor, event, async () => {
      // Less access needs no permission beyond seeing one's own grant.
      await authorizer.requireRead(id, caller.credentials);
      await grants.giveBack(id, req.body, caller);
    });
    res.json(await details.read(id, caller, caller.credentials));
  });

  router.post('/requests/:id/grant/renewal', async (req, res) => {
    const caller = await callerOf(req, options);
    const { id } = req.params;
    const event = {
      eventId: 'grant-renew',
      severityLevel: 'medium' as const,
      request: req,
      meta: { requestId: id, duration: req.body.duration },
    };
    const renewal = await audited(auditor, event, async () => {
      await authorizer.requireRead(id, caller.credentials);
      if (!(await authorizer.mayCreate(caller.credentials))) {
        throw new NotAllowedError('You are not allowed to ask for access');
      }
      const { request, grant } = await grants.renewable(id, caller);
      return requests.renew(request, grant, req.body, caller);
    });
    res
      .status(201)
      .json(await details.read(renewal, caller, caller.credentials));
  });

  router.post('/requests/:id/grant/hand-over', async (req, res) => {
    const caller = await callerOf(req, options);
    const { id } = req.params;
    const event = {
      eventId: 'grant-hand-over',
      severityLevel: 'medium' as const,
      request: req,
      meta: { requestId: id, to: req.body.to },
    };
    await audited(auditor, event, async () => {
      await authorizer.requireRead(id, caller.credentials);
      await handOver.handOver(id, req.body, caller);
    });
    res.json(await details.read(id, caller, caller.credentials));
  });

  router.post('/requests/:id/grant/retry', async (req, res) => {
    const caller = await callerOf(req, options);
    const { id } = req.params;
    const event = {
      eventId: 'grant-retry',
      severityLevel: 'medium' as const,
      request: req,
      meta: { requestId: id },
    };
    await audited(auditor, event, async () => {
      await authorizer.require(
        accessGrantRevokePermission,
        id,
        caller.credentials,
      );
      await grants.retry(id, caller.userRef);
    });
    res.json(await details.read(id, caller, caller.credentials));
  });
}
