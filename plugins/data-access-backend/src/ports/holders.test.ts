import { Entity } from '@backstage/catalog-model';
import { callerRefusal, holderOf } from './holders';

const options = {
  platform: 'warehouse',
  serviceAccounts: [
    {
      product: 'dataproduct:default/delays',
      platform: 'warehouse',
      principal: 'svc_delays',
    },
  ],
};
const entity = (kind: string, rest: object = {}): Entity =>
  ({
    apiVersion: 'v1',
    kind,
    metadata: { name: 'x', ...rest },
  } as Entity);
const annotated = (principal: string) => ({
  annotations: { 'meshport.dev/principal-warehouse': principal },
});

describe('holderOf', () => {
  it.each(['user:default/chen', 'group:default/safety'])(
    'reads the login role of %s from the entity',
    ref => {
      expect(
        holderOf(ref, entity('Any', annotated(' role ')), options),
      ).toEqual({ ref, principal: 'role' });
      expect(holderOf(ref, entity('Any'), options)).toEqual({ ref });
    },
  );

  it('takes the login role of a product from the configuration only', () => {
    const ref = 'dataproduct:default/delays';
    const product = {
      ...entity('DataProduct', annotated('postgres')),
      relations: [{ type: 'ownedBy', targetRef: 'group:default/flights' }],
    };
    expect(holderOf(ref, product, options)).toEqual({
      ref,
      principal: 'svc_delays',
      owners: ['group:default/flights'],
    });
    expect(
      holderOf('dataproduct:default/other', product, options).principal,
    ).toBeUndefined();
  });

  it.each(['component:default/x', 'resource:default/x'])(
    'refuses %s, which can hold nothing',
    ref => {
      expect(holderOf(ref, entity('Any'), options).refusal).toContain(
        'neither a user nor a group nor a data product',
      );
    },
  );
});

describe('callerRefusal', () => {
  const caller = {
    userRef: 'user:default/chen',
    claims: ['user:default/chen', 'group:default/safety'],
  };

  it.each([
    { ref: 'user:default/chen' },
    { ref: 'group:default/safety' },
    { ref: 'dataproduct:default/x', owners: ['group:default/safety'] },
  ])('lets people ask for what is theirs: %j', holder => {
    expect(callerRefusal(holder, caller)).toBeUndefined();
  });

  it.each([
    { ref: 'user:default/olivia' },
    { ref: 'group:default/airports' },
    { ref: 'dataproduct:default/x', owners: ['group:default/airports'] },
    { ref: 'dataproduct:default/x', owners: [] },
  ])('refuses what is not: %j', holder => {
    expect(callerRefusal(holder, caller)).toContain('holder: you cannot ask');
  });
});
