import { AccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { isApprover, isRequester } from './rules';

const request = {
  requester: 'user:default/chen',
  approvers: ['group:default/flight-operations'],
} as AccessRequest;

describe('rules for access requests', () => {
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
});
