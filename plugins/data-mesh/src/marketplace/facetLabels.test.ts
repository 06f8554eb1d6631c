import { facetChoices, facetLabel } from './facetLabels';

describe('facetLabel', () => {
  it.each([
    ['domain', 'domain:default/safety', 'Safety', 'Safety'],
    ['domain', 'domain:default/safety', 'domain:default/safety', 'safety'],
    ['owner', ':', undefined, ':'],
    ['type', 'source-aligned', 'source-aligned', 'Source-aligned'],
    ['level', 'gold', 'Gold', 'Gold'],
    ['level', 'none', 'none', 'No level'],
    ['tag', 'none', undefined, 'No tags'],
    ['tag', 'pii', undefined, 'pii'],
  ] as const)('calls %s %s titled %s %s', (facet, value, title, label) => {
    expect(facetLabel(facet, value, title)).toBe(label);
  });
});

describe('facetChoices', () => {
  it('keeps a chosen value that no product has any more', () => {
    expect(
      facetChoices(
        'lifecycle',
        [{ value: 'production', title: 'production', count: 2 }],
        ['retired', 'production'],
      ),
    ).toEqual([
      { value: 'production', title: 'Production', count: 2 },
      { value: 'retired', title: 'Retired', count: 0 },
    ]);
  });
});
