import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { fromRequestRow, RequestRow } from './requestRows';

jest.setTimeout(60_000);

const directory = resolvePackagePath(
  '@meshport/backstage-plugin-data-access-backend',
  'migrations',
);
const at = new Date('2026-11-01T00:00:00.000Z');

describe('requests of before there were steps', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it.each(databases.eachSupportedId())(
    'keep who may decide and who has decided, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await knex.migrate.up({ directory, name: '20261122_init.js' });
      await knex.migrate.up({
        directory,
        name: '20261123_grants_of_product.js',
      });
      const row = (id: string, rest: object) => ({
        id,
        is_open: true,
        requester: 'user:default/chen',
        product: 'dataproduct:default/flights',
        port: id,
        version: '1.0.0',
        purpose: 'a study',
        duration: 'P30D',
        created_at: at,
        updated_at: at,
        revision: 1,
        ...rest,
      });
      await knex('access_requests').insert([
        row('1', { state: 'pending' }),
        row('2', {
          state: 'approved',
          decided_by: 'user:default/olivia',
          decided_at: at,
          decision_comment: 'fine',
        }),
      ]);
      await knex('access_request_approvers').insert(
        ['1', '2'].map(id => ({
          request_id: id,
          approver: 'group:default/flight-operations',
        })),
      );

      await knex.migrate.latest({ directory });

      const rows = await knex<RequestRow>('access_requests').orderBy('id');
      const [pending, approved] = rows.map(fromRequestRow);
      const step = {
        title: 'Approval',
        approvers: ['group:default/flight-operations'],
        quorum: 1,
      };
      expect(pending).toMatchObject({
        holder: 'user:default/chen',
        steps: [{ ...step, approvals: [] }],
        currentStep: 0,
        approvers: step.approvers,
        silence: { stage: 'remind', since: at.toISOString() },
      });
      expect(approved).toMatchObject({
        steps: [
          {
            ...step,
            approvals: [
              {
                by: 'user:default/olivia',
                at: at.toISOString(),
                comment: 'fine',
              },
            ],
          },
        ],
      });
      expect(approved.currentStep).toBeUndefined();
      const approvers = await knex('access_request_approvers')
        .orderBy('request_id')
        .pluck('is_current');
      expect(approvers.map(Boolean)).toEqual([true, false]);
    },
  );
});
