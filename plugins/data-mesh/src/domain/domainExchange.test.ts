import { MeshMap } from '@meshport/backstage-plugin-data-mesh-common';
import { meshModel } from '../map/meshModel';
import { exampleMap, mapFlow, mapProduct } from '../__testUtils__/mesh';
import { DomainExchange, domainExchange } from './domainExchange';

function exchange(map: MeshMap, domain: string) {
  const { takes, gives } = domainExchange(
    meshModel(map),
    `domain:default/${domain}`,
  );
  const inWords = (exchanges: DomainExchange[]) =>
    exchanges.map(
      ({ domain: other, products }) =>
        `${other.title}: ${products
          .map(
            ({ theirs, ours }) =>
              `${theirs.title} - ${ours.map(({ title }) => title).join(' ')}`,
          )
          .join(', ')}`,
    );
  return { takes: inWords(takes), gives: inWords(gives) };
}

describe('domainExchange', () => {
  it('names what crosses the border, not what stays inside', () => {
    expect(exchange(exampleMap, 'safety')).toEqual({
      takes: [
        'airports: airports - strike-risk',
        'flight-operations: flights - strike-risk',
      ],
      gives: [],
    });
    expect(exchange(exampleMap, 'flight-operations')).toEqual({
      takes: [],
      gives: ['safety: strike-risk - flights'],
    });
    expect(exchange(exampleMap, 'weather')).toEqual({ takes: [], gives: [] });
  });

  it('takes sub-domains as part of their domain', () => {
    const map: MeshMap = {
      domains: [
        { ref: 'domain:default/outer', title: 'outer' },
        {
          ref: 'domain:default/inner',
          title: 'inner',
          parent: 'domain:default/outer',
        },
      ],
      products: [
        mapProduct('a', 'outer'),
        mapProduct('b', 'inner'),
        mapProduct('c', 'other'),
      ],
      flows: [mapFlow('a', 'b'), mapFlow('b', 'c'), mapFlow('a', 'c')],
    };
    expect(exchange(map, 'outer')).toEqual({
      takes: [],
      gives: ['other: c - a b'],
    });
    expect(exchange(map, 'inner')).toEqual({
      takes: ['outer: a - b'],
      gives: ['other: c - b'],
    });
  });
});
