import {
  BackstageCredentials,
  BackstageServicePrincipal,
} from '@backstage/backend-plugin-api';
import {
  factCreatePermission,
  PushedFactsReceipt,
  scorecardReadPermission,
} from '@meshport/backstage-plugin-data-governance-common';
import { entityRefIn, entityRefOfPath } from './entityRef';
import { DataGovernanceRouter, RouterOptions } from './RouterOptions';

/**
 * Adds the routes that show what is known about products, and take what other
 * tools found.
 * @internal
 */
export function addFactRoutes(
  router: DataGovernanceRouter,
  { guard, facts }: Pick<RouterOptions, 'guard' | 'facts'>,
): void {
  router.get('/fact-sources', async (request, response) => {
    const items = await guard.run(
      request,
      { permission: scorecardReadPermission },
      () => facts.reader.sources(),
    );
    response.json({ items });
  });

  router.get('/products/:namespace/:name/facts', async (request, response) => {
    const product = entityRefOfPath('DataProduct', request.params);
    const { at } = request.query;
    const known = await guard.run(
      request,
      { permission: scorecardReadPermission },
      credentials =>
        facts.reader.productFacts(
          product,
          credentials,
          at === undefined ? undefined : new Date(at),
        ),
    );
    response.json(known);
  });

  router.get(
    '/products/:namespace/:name/evidence',
    async (request, response) => {
      const product = entityRefOfPath('DataProduct', request.params);
      const { scorecard, checkId } = request.query;
      const items = await guard.run(
        request,
        { permission: scorecardReadPermission },
        credentials =>
          facts.reader.checkEvidence(
            product,
            {
              scorecard: entityRefIn('scorecard', scorecard, 'Scorecard'),
              checkId,
            },
            credentials,
          ),
      );
      response.json({ items });
    },
  );

  router.post(
    '/products/:namespace/:name/collection',
    async (request, response) => {
      const product = entityRefOfPath('DataProduct', request.params);
      await guard.run(
        request,
        {
          permission: scorecardReadPermission,
          callers: ['user'],
          event: {
            eventId: 'fact-collect',
            severityLevel: 'low',
            meta: { product },
          },
        },
        credentials => facts.requests.request(product, credentials),
      );
      response.status(202).json({});
    },
  );

  router.post('/facts', async (request, response) => {
    const { source, items } = request.body;
    const receipt = await guard.run<PushedFactsReceipt>(
      request,
      {
        permission: factCreatePermission,
        callers: ['service'],
        event: {
          eventId: 'fact-push',
          severityLevel: 'low',
          meta: { source, products: items.length },
          outcome: ({ changed, unchanged, outdated }) => ({
            changed,
            unchanged,
            outdated,
          }),
        },
      },
      credentials =>
        facts.receiver.receive(request.body, subjectOf(credentials)),
    );
    response.json(receipt);
  });
}

// The guard lets in services only.
function subjectOf(credentials: BackstageCredentials): string {
  const { principal } =
    credentials as BackstageCredentials<BackstageServicePrincipal>;
  return principal.subject;
}
