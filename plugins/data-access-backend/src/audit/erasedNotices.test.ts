import { TestDatabases } from '@backstage/backend-test-utils';
import { CHEN, GRACE } from '../__testUtils__/mesh';
import { ASK } from '../__testUtils__/workflow';
import { startAskingPortal } from '../requests/__testUtils__/askingPortal';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

it('is tested on both databases', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
  expect(databases.supports('SQLITE_3')).toBe(true);
});

it.each(databases.eachSupportedId())(
  'a notice about several requests that waits to be sent loses an erased text, %s',
  async databaseId => {
    const { knex, portal } = await startAskingPortal(databases, databaseId);
    portal.faults.notifications = new Error('down');
    const chen = portal.as(CHEN);
    const purpose = 'about the illness of Kim';
    const { items } = await chen.createBasket([
      { ...ASK, purpose },
      { ...ASK, port: 'other' },
    ]);
    const [{ id }] = items;
    const unsent = async () =>
      JSON.stringify(
        await knex('access_outbox').where('kind', 'notify').select('payload'),
      );
    expect(await unsent()).toContain(purpose);

    await chen.cancel(id, { revision: 1 });
    await portal.as(GRACE).erase(id, { reason: 'asked for by chen' });
    expect(await unsent()).not.toContain(purpose);
    expect(await unsent()).toContain('asks to read 2 ports');
  },
);
