import { Entity } from '@backstage/catalog-model';
import { gitAddress } from './gitAddress';

function entity(annotations?: Record<string, string>): Entity {
  return {
    apiVersion: 'meshport.dev/v1alpha1',
    kind: 'DataProduct',
    metadata: { name: 'flights', annotations },
  };
}

describe('gitAddress', () => {
  it('takes the page for people before the raw file', () => {
    expect(
      gitAddress(
        entity({
          'backstage.io/view-url': 'https://git.example.com/view',
          'backstage.io/source-location': 'url:https://git.example.com/raw/',
        }),
      ),
    ).toBe('https://git.example.com/view');
    expect(
      gitAddress(
        entity({
          'backstage.io/source-location': 'url:https://git.example.com/raw/',
          'backstage.io/managed-by-location': 'url:https://git.example.com/f',
        }),
      ),
    ).toBe('https://git.example.com/raw/');
  });

  it.each([
    ['nothing', undefined],
    ['a file', { 'backstage.io/managed-by-location': 'file:/tmp/flights' }],
    ['a script', { 'backstage.io/view-url': ['java', 'script:x'].join('') }],
    ['no location', { 'backstage.io/source-location': 'nonsense' }],
  ])('leads nowhere with %s', (_, annotations) => {
    expect(gitAddress(entity(annotations))).toBeUndefined();
  });
});
