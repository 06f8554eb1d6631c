import { parseRef, shortRef } from './refs';

describe('entity refs as people write them', () => {
  it.each([
    ['chen', 'user:default/chen'],
    [' Chen ', 'user:default/chen'],
    ['group:safety', 'group:default/safety'],
    ['group:other/safety', 'group:other/safety'],
  ])('reads %j', (text, ref) => {
    expect(parseRef(text, 'user')).toBe(ref);
  });

  it.each(['', ' ', 'a b', 'group:', 'a/', 'a:b:c', 'a/b/c'])(
    'passes over %j',
    text => {
      expect(parseRef(text, 'user')).toBeUndefined();
    },
  );

  it.each([
    ['user:default/chen', 'chen'],
    ['group:default/safety', 'group:safety'],
    ['user:other/chen', 'other/chen'],
    [undefined, ''],
  ])('writes %j so that it is read the same again', (ref, text) => {
    expect(shortRef(ref, 'user')).toBe(text);
    expect(parseRef(text, 'user')).toBe(ref);
  });
});
