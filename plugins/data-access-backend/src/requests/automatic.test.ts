import { TestDatabases } from '@backstage/backend-test-utils';
import { CHEN } from '../__testUtils__/mesh';
import { ASK, until } from '../__testUtils__/workflow';
import { startAskingPortal } from './__testUtils__/askingPortal';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

it('is tested on both databases', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
  expect(databases.supports('SQLITE_3')).toBe(true);
});

describe.each(databases.eachSupportedId())(
  'what rules approve, %s',
  databaseId => {
    it('lasts no longer than the port is given for, whatever its cadence', async () => {
      const { portal } = await startAskingPortal(databases, databaseId, {
        access: {
          longestDuration: 'PT1H',
          endsWith: 'year',
          rules: [
            {
              id: 'all',
              title: 'All',
              when: 'true',
              effect: 'approve',
              reason: 'Everybody may',
            },
          ],
        },
      });
      const { request } = await portal
        .as(CHEN)
        .createRequest({ ...ASK, duration: 'PT1H' });
      expect(request.state).toBe('approved');
      const active = await until(portal, request.id, 'active');
      const { expiresAt } = active.request.grant!;
      expect(Date.parse(expiresAt!) - Date.now()).toBeLessThanOrEqual(
        3_600_000,
      );
    });
  },
);
