import fc from 'fast-check';
import { isInside, resolveRequestPath } from './requestPath';

describe('resolveRequestPath', () => {
  it.each([
    ['/', '/srv/examples'],
    ['/flights/catalog-info.yaml', '/srv/examples/flights/catalog-info.yaml'],
    ['/a%20b.md', '/srv/examples/a b.md'],
    ['/a//b', '/srv/examples/a/b'],
    ['', '/srv/examples'],
  ])('resolves %p', (request, expected) => {
    expect(resolveRequestPath('/srv/examples', request)).toBe(expected);
  });

  it.each([
    '/../secrets.json',
    '/a/../../secrets.json',
    '/%2e%2e/secrets.json',
    '/a/%2E%2E%2Fsecrets.json',
    '/..%5csecrets.json',
    '/.git/config',
    '/flights/.env',
    '/a%00.yaml',
    '/%',
    '/%c0%ae%c0%ae/secrets.json',
  ])('refuses %p', request => {
    expect(resolveRequestPath('/srv/examples', request)).toBeUndefined();
  });

  it('never leaves the folder', () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '%2e', '%2f', '%5c', '/', '\\', 'a', '%25'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        const target = resolveRequestPath('/srv/examples', pieces.join('/'));
        expect(target === undefined || isInside('/srv/examples', target)).toBe(
          true,
        );
      }),
    );
  });
});

describe('isInside', () => {
  it('does not take a sibling for a child', () => {
    expect(isInside('/srv/examples', '/srv/examples-secret/a')).toBe(false);
    expect(isInside('/srv/examples', '/srv/examples/a')).toBe(true);
    expect(isInside('/srv/examples', '/srv/examples')).toBe(true);
  });
});
