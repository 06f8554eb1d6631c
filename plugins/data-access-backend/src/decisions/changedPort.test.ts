import { TestDatabases } from '@backstage/backend-test-utils';
import {
  DataProductEntity,
  OutputPort,
} from '@meshport/backstage-plugin-data-mesh-common';
import { CHEN, GRACE, OLIVIA } from '../__testUtils__/mesh';
import { ASK } from '../__testUtils__/workflow';
import { startAskingPortal } from '../requests/__testUtils__/askingPortal';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const TWO_STEPS = {
  steps: [
    { title: 'Owner', owner: true },
    { title: 'Domain', steward: true },
  ],
};

it('is tested on both databases', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
  expect(databases.supports('SQLITE_3')).toBe(true);
});

describe.each(databases.eachSupportedId())(
  'a port that changes between two approvals, %s',
  databaseId => {
    /** Olivia has approved; then the product says something else of the port. */
    async function changedAfterFirstStep(
      change: Partial<OutputPort>,
      access = {},
    ) {
      const started = await startAskingPortal(databases, databaseId, {
        access: { ...TWO_STEPS, ...access },
      });
      const { portal, platform, entities } = started;
      platform.tableOwners.set('flights', ['group:default/flight-operations']);
      platform.tableOwners.set('secrets', ['group:default/secret-service']);
      const { request } = await portal.as(CHEN).createRequest(ASK);
      await portal
        .as(OLIVIA)
        .decide(request.id, { verdict: 'approve', revision: 1 });

      const product = entities[0] as DataProductEntity;
      const [port, other] = product.spec.outputPorts ?? [];
      entities[0] = {
        ...product,
        spec: {
          ...product.spec,
          owner: change.location ? 'secret-service' : product.spec.owner,
          outputPorts: [{ ...port, ...change }, other],
        },
      };
      return { ...started, id: request.id };
    }

    it('gives nobody the data of those who approved nothing', async () => {
      const { portal, platform, id } = await changedAfterFirstStep({
        location: { schema: 'flights', table: 'secrets' },
      });
      await expect(
        portal.as(GRACE).decide(id, { verdict: 'approve', revision: 2 }),
      ).rejects.toMatchObject({
        statusCode: 409,
        cause: { message: expect.stringContaining('shows another place') },
      });
      const { request } = await portal.as(CHEN).getRequest(id);
      expect(request).toMatchObject({ state: 'pending', currentStep: 0 });
      expect(request.grant).toBeUndefined();
      await portal.trigger('outbox');
      expect(platform.calls).toEqual([]);
    });

    it('shows nothing bare that was masked when it was approved', async () => {
      const masks = [{ column: 'cost', mask: 'null' as const }];
      const { portal, id } = await changedAfterFirstStep(
        { access: TWO_STEPS },
        { masks },
      );
      await expect(
        portal.as(GRACE).decide(id, { verdict: 'approve', revision: 2 }),
      ).rejects.toMatchObject({
        statusCode: 409,
        cause: { message: expect.stringContaining('masked columns') },
      });
    });
  },
);
