import { Entity } from '@backstage/catalog-model';
import { DomainTree } from './DomainTree';

const ref = (name: string) => `domain:default/${name}`;

function aDomain(name: string, subdomainOf?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Domain',
    metadata: { name },
    spec: { owner: 'ops', ...(subdomainOf && { subdomainOf }) },
  };
}

it('knows the domains above a domain, even in a circle', () => {
  const tree = new DomainTree([
    aDomain('safety'),
    aDomain('birds', 'safety'),
    aDomain('geese', 'domain:default/birds'),
    aDomain('left', 'right'),
    aDomain('right', 'left'),
  ]);
  expect(tree.chain(ref('geese'))).toEqual(
    ['geese', 'birds', 'safety'].map(ref),
  );
  expect(tree.chain(ref('left'))).toEqual(['left', 'right'].map(ref));
  expect(tree.chain(ref('unheard-of'))).toEqual([ref('unheard-of')]);
  expect(tree.chain(undefined)).toEqual([]);
});
