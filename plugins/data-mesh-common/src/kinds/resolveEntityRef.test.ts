import { resolveEntityRef } from './resolveEntityRef';

const inSales = { metadata: { name: 'orders', namespace: 'sales' } };
const inDefault = { metadata: { name: 'orders' } };

describe('resolveEntityRef', () => {
  it.each([
    ['shippers', 'group:sales/shippers'],
    ['Logistics/Shippers', 'group:logistics/shippers'],
    ['user:olivia', 'user:sales/olivia'],
    ['User:Default/Olivia', 'user:default/olivia'],
  ])('completes %s as %s', (ref, full) => {
    expect(resolveEntityRef(inSales, ref, 'Group')).toBe(full);
  });

  it('takes the default namespace for an entity without one', () => {
    expect(resolveEntityRef(inDefault, 'shippers', 'Group')).toBe(
      'group:default/shippers',
    );
  });

  it.each([undefined, '', '/shippers', 'group:'])(
    'finds nothing in %p',
    ref => {
      expect(resolveEntityRef(inSales, ref, 'Group')).toBeUndefined();
    },
  );
});
