import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { DriftFinding } from '@meshport/backstage-plugin-data-access-common';
import { Knex } from 'knex';
import { Duration } from 'luxon';
import { AccessDatabase } from '../database/AccessDatabase';
import { toFindingRow } from '../drift/rows';
import { OverviewReader } from './OverviewReader';

jest.setTimeout(60_000);

const CHEN = 'user:default/chen';
const OLIVIA = 'user:default/olivia';
const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

const request = (id: string, fields: object = {}) => ({
  id,
  state: 'pending',
  is_open: true,
  requester: CHEN,
  holder: CHEN,
  holder_owner: CHEN,
  product: 'flights',
  port: id,
  version: '1.0.0',
  purpose: '',
  duration: 'P1D',
  steps: '[]',
  approvers: '[]',
  created_at: ago(10),
  updated_at: ago(10),
  silence_since: ago(1),
  silence_due_at: ago(-1),
  revision: 1,
  ...fields,
});

const decided = (id: string, seconds: number, fields: object = {}) =>
  request(id, {
    state: 'approved',
    decided_by: OLIVIA,
    decided_at: new Date(ago(10).getTime() + seconds * 1000),
    ...fields,
  });

const grant = (id: string, state: string, fields: object = {}) => ({
  id,
  request_id: id,
  state,
  right_key: id,
  holder: CHEN,
  product: 'flights',
  port: id,
  version: '1.0.0',
  platform: 'warehouse',
  principal: 'chen',
  location: '{}',
  purpose: '',
  duration: 'P1D',
  created_at: ago(9),
  expires_at: ago(-60),
  attempts: 0,
  revision: 1,
  ...fields,
});

const drift = (id: string, state: DriftFinding['state'], product = 'flights') =>
  toFindingRow({
    id,
    identity: id,
    kind: 'unexpected',
    state,
    platform: 'warehouse',
    product,
    port: 'p',
    version: '1.0.0',
    location: {},
    principal: 'x',
    summary: '',
    since: ago(1).toISOString(),
    seenAt: ago(1).toISOString(),
    repairable: true,
    revision: 1,
  });

async function seed(knex: Knex): Promise<void> {
  await knex('access_requests').insert([
    request('new'),
    request('old', { silence_since: ago(5) }),
    // Waits for its requester: no time runs.
    request('asked', { silence_since: ago(9), silence_due_at: null }),
    request('other', { requester: OLIVIA, product: 'weather' }),
    decided('a', 10),
    decided('b', 30),
    decided('c', 100, { requester: OLIVIA, product: 'airports' }),
    decided('d', 5000),
    decided('policy', 0, { decided_by: 'system' }),
    decided('long-ago', 1, { decided_at: ago(91) }),
  ]);
  await knex('access_grants').insert([
    grant('a', 'active'),
    grant('b', 'active', { expires_at: ago(-3) }),
    grant('c', 'revoke_failed', { product: 'airports' }),
    grant('d', 'revoked', { ended_at: ago(1) }),
    grant('policy', 'granting'),
  ]);
  await knex('access_drift').insert([
    drift('1', 'open'),
    drift('2', 'repairing'),
    drift('3', 'adopted', 'weather'),
    drift('4', 'gone'),
  ]);
}

describe('OverviewReader', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it('is tested on both databases', () => {
    expect(databases.supports('POSTGRES_18')).toBe(true);
    expect(databases.supports('SQLITE_3')).toBe(true);
  });

  describe.each(databases.eachSupportedId())('%s', databaseId => {
    async function setup() {
      const knex = await databases.init(databaseId);
      const database = await AccessDatabase.create(
        mockServices.database({ knex }),
      );
      const reader = new OverviewReader({
        database,
        remindAfter: Duration.fromObject({ days: 3 }),
      });
      return { knex, reader };
    }

    it('counts what there is', async () => {
      const { knex, reader } = await setup();
      await seed(knex);
      expect(await reader.read({})).toEqual({
        pending: 4,
        overdue: 1,
        active: 2,
        endingSoon: 1,
        alarms: 1,
        drift: { open: 2, adopted: 1 },
        products: [
          { product: 'flights', active: 2, pending: 3, alarms: 0, drift: 2 },
          { product: 'airports', active: 0, pending: 0, alarms: 1, drift: 0 },
          { product: 'weather', active: 0, pending: 1, alarms: 0, drift: 0 },
        ],
        decisionTime: { median: 30, longest: 5000, decisions: 4 },
      });
    });

    it('counts only what the caller may see', async () => {
      const { knex, reader } = await setup();
      await seed(knex);
      const allowed = { key: 'requester' as const, values: [OLIVIA] };
      expect(await reader.read({ allowed, driftOf: ['weather'] })).toEqual({
        pending: 1,
        overdue: 0,
        active: 0,
        endingSoon: 0,
        alarms: 1,
        drift: { open: 0, adopted: 1 },
        products: [
          { product: 'airports', active: 0, pending: 0, alarms: 1, drift: 0 },
          { product: 'weather', active: 0, pending: 1, alarms: 0, drift: 0 },
        ],
        decisionTime: { median: 100, longest: 100, decisions: 1 },
      });
    });

    it('says nothing of decisions when there are none', async () => {
      const { reader } = await setup();
      expect(await reader.read({})).toEqual({
        pending: 0,
        overdue: 0,
        active: 0,
        endingSoon: 0,
        alarms: 0,
        drift: { open: 0, adopted: 0 },
        products: [],
      });
    });
  });
});
