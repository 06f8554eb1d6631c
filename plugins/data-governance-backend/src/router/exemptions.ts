import {
  exemptionCreatePermission,
  exemptionDecidePermission,
  ExemptionDetail,
  scorecardReadPermission,
} from '@meshport/backstage-plugin-data-governance-common';
import { fullRefs } from './entityRef';
import { DataGovernanceRouter, RouterOptions } from './RouterOptions';

/**
 * Adds the routes that ask for exemptions, show and decide them.
 * @internal
 */
export function addExemptionRoutes(
  router: DataGovernanceRouter,
  { guard, exemptions }: Pick<RouterOptions, 'guard' | 'exemptions'>,
): void {
  const { callers, queries, service } = exemptions;

  router.get('/exemptions', async (request, response) => {
    const page = await guard.run(
      request,
      { permission: scorecardReadPermission },
      async credentials =>
        queries.list(fullRefs(request.query), await callers.of(credentials)),
    );
    response.json(page);
  });

  router.get('/exemptions/:id', async (request, response) => {
    const exemption = await guard.run(
      request,
      { permission: scorecardReadPermission },
      async credentials =>
        queries.get(request.params.id, await callers.of(credentials)),
    );
    response.json(exemption);
  });

  router.post('/exemptions', async (request, response) => {
    const { scorecard, checkId, product, domain, endsAt } = request.body;
    const exemption = await guard.run<ExemptionDetail>(
      request,
      {
        permission: exemptionCreatePermission,
        callers: ['user'],
        event: {
          eventId: 'exemption-request',
          severityLevel: 'medium',
          meta: {
            scorecard,
            checkId,
            ...(product !== undefined && { product }),
            ...(domain !== undefined && { domain }),
            endsAt,
          },
          outcome: ({ id }) => ({ exemption: id }),
        },
      },
      async credentials => {
        const caller = await callers.of(credentials);
        const id = await service.request(
          fullRefs(request.body),
          caller,
          credentials,
        );
        return queries.get(id, caller);
      },
    );
    response.status(201).json(exemption);
  });

  router.post('/exemptions/:id/decision', async (request, response) => {
    const { id } = request.params;
    const { decision, revision } = request.body;
    const exemption = await guard.run(
      request,
      {
        permission: exemptionDecidePermission,
        callers: ['user'],
        event: {
          eventId: 'exemption-decide',
          severityLevel: 'high',
          meta: { actionType: decision, exemption: id, revision },
        },
      },
      async credentials => {
        const caller = await callers.of(credentials);
        await service.decide(id, request.body, caller);
        return queries.get(id, caller);
      },
    );
    response.json(exemption);
  });

  router.post('/exemptions/:id/revocation', async (request, response) => {
    const { id } = request.params;
    const { revision } = request.body;
    const exemption = await guard.run(
      request,
      {
        // Who asked needs no more; owners of the rule need the right to decide.
        permission: scorecardReadPermission,
        callers: ['user'],
        event: {
          eventId: 'exemption-revoke',
          severityLevel: 'medium',
          meta: { exemption: id, revision },
        },
      },
      async credentials => {
        const caller = await callers.of(credentials);
        await service.revoke(id, request.body, caller);
        return queries.get(id, caller);
      },
    );
    response.json(exemption);
  });
}
