import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { accessRequestConditions } from './conditions';
import { accessRequestRules, isApprover, isHolder, isRequester } from './rules';

const request = {
  requester: 'user:default/chen',
  approvers: ['group:default/flight-operations'],
} as AccessRequest;

describe('rules for access requests', () => {
  it('are all known to the permission framework', () => {
    expect(Object.keys(accessRequestRules).sort()).toEqual(
      Object.keys(accessRequestConditions).sort(),
    );
    expect(Object.values(accessRequestRules)).toEqual(
      expect.arrayContaining([isApprover, isHolder, isRequester]),
    );
  });

  it.each([
    [['user:default/chen'], true],
    [['user:default/olivia', 'user:default/chen'], true],
    [['user:default/olivia'], false],
    [[], false],
  ])('IS_REQUESTER with %p is %p', (userRefs, expected) => {
    expect(isRequester.apply(request, { userRefs })).toBe(expected);
    expect(isRequester.toQuery({ userRefs })).toEqual({
      key: 'requester',
      values: userRefs,
    });
  });

  it.each([
    [['user:default/olivia', 'group:default/flight-operations'], true],
    [['user:default/chen'], false],
    [[], false],
  ])('IS_APPROVER with %p is %p', (claims, expected) => {
    expect(isApprover.apply(request, { claims })).toBe(expected);
    expect(isApprover.toQuery({ claims })).toEqual({
      key: 'approver',
      values: claims,
    });
  });

  it.each([
    ['user:default/chen', undefined, ['user:default/chen'], true],
    ['group:default/safety', undefined, ['group:default/safety'], true],
    [
      'dataproduct:default/strike-risk',
      ['group:default/safety'],
      ['group:default/safety'],
      true,
    ],
    ['dataproduct:default/strike-risk', ['group:default/safety'], [], false],
    ['user:default/chen', undefined, ['user:default/olivia'], false],
  ])(
    'IS_HOLDER of %p, owned by %p, with %p is %p',
    (holder, holderOwners, claims, expected) => {
      const held = { ...request, holder, holderOwners };
      expect(isHolder.apply(held, { claims })).toBe(expected);
      expect(isHolder.toQuery({ claims })).toEqual({
        key: 'holder',
        values: claims,
      });
    },
  );
});
