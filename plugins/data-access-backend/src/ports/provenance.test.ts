import { mockServices } from '@backstage/backend-test-utils';
import { flights } from '../__testUtils__/mesh';
import { autoApprovalRefusal, readTrustedSources } from './provenance';

const read = (...sources: string[]) =>
  readTrustedSources(
    mockServices.rootConfig({
      data: { dataAccess: { autoApproval: { sources } } },
    }),
  );

/** Whether rules may approve for a product of this origin. */
function approves(origin: string | undefined, ...sources: string[]): boolean {
  const product = flights();
  product.metadata.annotations =
    origin === undefined
      ? {}
      : { 'backstage.io/managed-by-origin-location': origin };
  return (
    autoApprovalRefusal(product, {
      locationOwners: ['group:default/flight-operations'],
      sources: read(...sources),
    }) === undefined
  );
}

describe('autoApprovalRefusal', () => {
  const source = 'url:http://host:7009/examples/';

  it.each([
    'url:http://host:7009/examples/mesh.yaml',
    'url:http://host:7009/examples/products/flights/catalog-info.yaml',
    'url:http://host:7009/other/../examples/mesh.yaml',
    'url:http://host:7009/examples/mesh.yaml#part',
  ])('lets rules approve for %s', origin => {
    expect(approves(origin, source)).toBe(true);
    expect(approves(origin, 'url:http://host:7009/examples')).toBe(true);
  });

  it.each([
    undefined,
    '',
    'http://host:7009/examples/mesh.yaml',
    'file:/examples/mesh.yaml',
    'url:not a url',
    'url:http://host:7009/repositories/evil/catalog-info.yaml',
    'url:http://host:7009/examples-of-mine/mesh.yaml',
    'url:http://host:7009/examples/../repositories/evil',
    'url:http://host:7009/examples/%2e%2e/repositories/evil',
    'url:http://host:7009/examples/..%2frepositories/evil',
    'url:http://host:7009/examples/..%5Crepositories/evil',
    'url:http://host:7009/examples/..\\repositories/evil',
    'url:http://host:7009/examples/%252e%252e/repositories/evil',
    'url:http://host:7009/examples/?file=../repositories/evil',
    'url:http://host:7009/examples',
    'url:http://host/examples/mesh.yaml',
    'url:https://host:7009/examples/mesh.yaml',
    'url:http://host:7009.evil.example/examples/mesh.yaml',
    'url:http://host:7009@evil.example/examples/mesh.yaml',
    'url:javascript:examples/',
  ])('has people decide for %s', origin => {
    expect(approves(origin, source)).toBe(false);
  });

  it('trusts nothing by default, and says which setting would', () => {
    const product = flights();
    expect(
      autoApprovalRefusal(product, { locationOwners: [], sources: read() }),
    ).toContain('dataAccess.autoApproval.sources');
  });

  it('has nothing to say where nobody knows whose the data is', () => {
    expect(
      autoApprovalRefusal(flights(), {
        locationOwners: undefined,
        sources: [],
      }),
    ).toBeUndefined();
  });

  it.each(['examples/', 'url:examples/', 'file:/examples/', 'url:http://h/?a'])(
    'refuses %s as a source',
    text => {
      expect(() => read(text)).toThrow('dataAccess.autoApproval.sources');
    },
  );
});
