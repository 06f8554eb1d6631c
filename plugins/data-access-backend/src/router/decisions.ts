import { NotAllowedError } from '@backstage/errors';
import { accessRequestDecidePermission } from '@meshport/backstage-plugin-data-access-common';
import { requestNotFound } from '../permissions/Authorizer';
import { audited } from './audited';
import { callerOf } from './caller';
import { AccessRouter, RouterOptions } from './RouterOptions';

/**
 * Deciding: one request, many at once, and asking before.
 * @internal
 */
export function addDecisionRoutes(
  router: AccessRouter,
  options: RouterOptions,
): void {
  const { auditor, authorizer, decisions, details } = options;

  router.post('/requests/:id/decision', async (req, res) => {
    const caller = await callerOf(req, options);
    const { id } = req.params;
    const { verdict, revision } = req.body;
    const event = {
      eventId: 'request-decide',
      severityLevel: 'high' as const,
      request: req,
      meta: { actionType: verdict, requestId: id, revision },
    };
    await audited(auditor, event, async () => {
      await authorizer.require(
        accessRequestDecidePermission,
        id,
        caller.credentials,
      );
      await decisions.decide(id, req.body, caller);
    });
    res.json(await details.read(id, caller, caller.credentials));
  });

  router.post('/decisions', async (req, res) => {
    const caller = await callerOf(req, options);
    const { decisions: asked } = req.body;
    const event = {
      eventId: 'request-decide',
      severityLevel: 'high' as const,
      request: req,
      meta: {
        actionType: 'many',
        decisions: asked.map(({ id, verdict, revision }) => ({
          requestId: id,
          verdict,
          revision,
        })),
      },
    };
    const results = await audited(auditor, event, async () => {
      const { readable, allowed } = await authorizer.allowedOf(
        accessRequestDecidePermission,
        asked.map(({ id }) => id),
        caller.credentials,
      );
      return decisions.decideMany(asked, caller, id => {
        if (!readable.has(id)) {
          return requestNotFound(id);
        }
        return allowed.has(id)
          ? undefined
          : new NotAllowedError(
              `You are not allowed to do this with the request (${accessRequestDecidePermission.name})`,
            );
      });
    });
    res.json({ results });
  });

  router.post('/requests/:id/question', async (req, res) => {
    const caller = await callerOf(req, options);
    const { id } = req.params;
    const event = {
      eventId: 'request-ask',
      severityLevel: 'medium' as const,
      request: req,
      meta: { requestId: id, revision: req.body.revision },
    };
    await audited(auditor, event, async () => {
      await authorizer.require(
        accessRequestDecidePermission,
        id,
        caller.credentials,
      );
      await decisions.ask(id, req.body, caller);
    });
    res.json(await details.read(id, caller, caller.credentials));
  });
}
