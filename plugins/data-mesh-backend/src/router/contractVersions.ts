import { readEntityRef } from '../contracts';
import { DataMeshRouter, RouterOptions } from './RouterOptions';
import { entityRefOf } from './entityRefOf';

/**
 * Adds the routes that read the versions of contracts.
 * @internal
 */
export function addContractVersionRoutes(
  router: DataMeshRouter,
  { reads, versions }: RouterOptions,
): void {
  router.post('/contracts/version-steps', async (request, response) => {
    const refs = request.body.contracts.map((ref, position) =>
      readEntityRef(`request/body/contracts/${position}`, ref, 'DataContract'),
    );
    const contracts = [...new Set(refs)];
    const items = await reads.run(
      request,
      {
        eventId: 'contract-version-fetch',
        meta: { queryType: 'by-contracts', contracts: contracts.length },
      },
      credentials => versions.steps(contracts, credentials),
    );
    response.json({ items });
  });

  router.get(
    '/contracts/:namespace/:name/versions',
    async (request, response) => {
      const contract = entityRefOf('DataContract', request.params);
      const items = await reads.run(
        request,
        {
          eventId: 'contract-version-fetch',
          meta: { queryType: 'by-contract', contract },
        },
        credentials => versions.list(contract, credentials),
      );
      response.json({ items });
    },
  );

  router.get(
    '/contracts/:namespace/:name/versions/:sequence',
    async (request, response) => {
      const contract = entityRefOf('DataContract', request.params);
      const sequence = Number(request.params.sequence);
      const version = await reads.run(
        request,
        {
          eventId: 'contract-version-fetch',
          meta: { queryType: 'by-sequence', contract, sequence },
        },
        credentials => versions.get(contract, sequence, credentials),
      );
      response.json(version);
    },
  );

  router.get(
    '/contracts/:namespace/:name/differences',
    async (request, response) => {
      const contract = entityRefOf('DataContract', request.params);
      const { before, after } = request.query;
      const comparison = await reads.run(
        request,
        {
          eventId: 'contract-compare',
          meta: {
            contract,
            ...(before !== undefined && { before }),
            ...(after !== undefined && { after }),
          },
        },
        credentials =>
          versions.compare(contract, { before, after }, credentials),
      );
      response.json(comparison);
    },
  );
}
