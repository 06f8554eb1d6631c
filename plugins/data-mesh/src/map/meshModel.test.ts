import {
  MapDomain,
  MeshMap,
} from '@meshport/backstage-plugin-data-mesh-common';
import { exampleMap, mapFlow, mapProduct } from '../__testUtils__/mesh';
import { ancestors, meshModel, relatedProducts } from './meshModel';

const domain = (name: string, parent?: string): MapDomain => ({
  ref: `domain:default/${name}`,
  title: name,
  ...(parent && { parent: `domain:default/${parent}` }),
});
const refs = (...names: string[]) =>
  names.map(name => `domain:default/${name}`);

describe('meshModel', () => {
  it('counts the products of a domain with those below it', () => {
    const { domains, roots } = meshModel({
      domains: [domain('aviation'), domain('safety', 'aviation')],
      products: [mapProduct('a', 'aviation'), mapProduct('s', 'safety')],
      flows: [],
    });
    expect(roots).toEqual(refs('aviation'));
    expect(domains.get('domain:default/aviation')).toMatchObject({
      productCount: 2,
      products: ['dataproduct:default/a'],
      subdomains: refs('safety'),
    });
  });

  it('leaves out domains without products', () => {
    const { domains, roots } = meshModel({
      domains: [domain('empty'), domain('safety')],
      products: [mapProduct('s', 'safety')],
      flows: [],
    });
    expect(roots).toEqual(refs('safety'));
    expect([...domains.keys()]).toEqual(refs('safety'));
  });

  it('names a domain that one may not see by its reference', () => {
    const { domains } = meshModel({
      domains: [],
      products: [mapProduct('s', 'secret')],
      flows: [],
    });
    expect(domains.get('domain:default/secret')?.title).toBe('secret');
  });

  it('survives domains that are part of each other', () => {
    const circle: MeshMap = {
      domains: [
        domain('a', 'b'),
        domain('b', 'a'),
        domain('c', 'a'),
        domain('self', 'self'),
      ],
      products: [mapProduct('p', 'c'), mapProduct('q', 'self')],
      flows: [],
    };
    const { domains, roots } = meshModel(circle);
    expect(roots).toEqual(refs('a', 'self'));
    expect(ancestors(domains, 'domain:default/c').map(d => d.title)).toEqual([
      'c',
      'a',
    ]);
  });

  it('takes each flow once, and only those with both ends', () => {
    const { flows } = meshModel({
      domains: [],
      products: [mapProduct('a', 'x'), mapProduct('b', 'x')],
      flows: [mapFlow('a', 'b'), mapFlow('a', 'b'), mapFlow('a', 'gone')],
    });
    expect(flows).toEqual([mapFlow('a', 'b')]);
  });
});

describe('relatedProducts', () => {
  const related = (map: MeshMap, name: string) => {
    const { upstream, downstream } = relatedProducts(
      meshModel(map),
      `dataproduct:default/${name}`,
    );
    const names = (found: ReadonlySet<string>) =>
      [...found].map(ref => ref.split('/')[1]).sort();
    return { upstream: names(upstream), downstream: names(downstream) };
  };

  it('finds what a product is made from and what is made from it', () => {
    expect(related(exampleMap, 'strike-risk')).toEqual({
      upstream: ['airports', 'bird-strikes', 'flights'],
      downstream: [],
    });
    expect(related(exampleMap, 'flights').downstream).toEqual([
      'departure-delays',
      'strike-risk',
    ]);
  });

  it('goes over several steps and ends in a circle', () => {
    const circle: MeshMap = {
      domains: [],
      products: ['a', 'b', 'c'].map(name => mapProduct(name, 'x')),
      flows: [mapFlow('a', 'b'), mapFlow('b', 'c'), mapFlow('c', 'a')],
    };
    expect(related(circle, 'a')).toEqual({
      upstream: ['a', 'b', 'c'],
      downstream: ['a', 'b', 'c'],
    });
  });
});
