import fc from 'fast-check';
import { isBelow } from './isBelow';

const SOURCE = 'url:https://git.example.com/data/products/';

it.each([
  ['url:https://git.example.com/data/products/', true],
  ['url:https://git.example.com/data/products/flights/a.yaml', true],
  ['url:https://git.example.com/data/products/x/../flights/a.yaml', true],
  ['url:https://git.example.com:443/data/products/a.yaml', true],
  ['url:https://git.example.com/data/products-of-others/a.yaml', false],
  ['url:https://git.example.com/data/products/../../mine/a.yaml', false],
  ['url:https://git.example.com/data/products/%2e%2e/mine/a.yaml', false],
  ['url:https://git.example.com/data/products/..%2fmine/a.yaml', false],
  ['url:https://git.example.com/data/products/..\\mine/a.yaml', false],
  ['url:https://git.example.com/data/products/..%5Cmine/a.yaml', false],
  ['url:http://git.example.com/data/products/a.yaml', false],
  ['url:https://git.example.com.evil.com/data/products/a.yaml', false],
  ['url:https://git.example.com@evil.com/data/products/a.yaml', false],
  ['url:https://git.example.com/data/products/a.yaml?at=mine', false],
  ['file:/data/products/a.yaml', false],
  ['url:not an address', false],
  ['', false],
])('%s is below the source: %s', (location, expected) => {
  expect(isBelow(location, SOURCE)).toBe(expected);
});

it('knows one file, and folders of other kinds of places', () => {
  const file = 'url:https://git.example.com/all.yaml';
  expect(isBelow(file, file)).toBe(true);
  expect(isBelow('url:https://git.example.com/all.yaml2', file)).toBe(false);
  expect(isBelow('file:/srv/mesh/a.yaml', 'file:/srv/mesh')).toBe(true);
  expect(isBelow('file:/srv/mesh/../mine.yaml', 'file:/srv/mesh')).toBe(false);
});

it('never lets steps lead out of the source', () => {
  const step = fc.constantFrom(
    ...['..', '.', 'a', '%2e%2e', '..%2f', '%2E.', '\\'],
  );
  const staysIn = fc.property(fc.array(step, { maxLength: 8 }), steps => {
    const location = `${SOURCE}${steps.join('/')}`;
    const { pathname } = new URL(decodeURIComponent(location.slice(4)));
    return (
      !isBelow(location, SOURCE) || `${pathname}/`.startsWith('/data/products/')
    );
  });
  expect(fc.check(staysIn, { numRuns: 2000 }).counterexample).toBeNull();
});
