import { accessRightKey, canonicalNarrowing } from './accessRightKey';

const ITEM = {
  product: 'dataproduct:default/flights',
  port: 'flights',
  version: '1.2.3',
  principal: 'chen',
};

describe('the key of a right', () => {
  it('is the same however the right is written', () => {
    const key = accessRightKey({
      ...ITEM,
      filter: {
        columns: ['a', 'b'],
        rows: [
          { column: 'a', values: ['1', '2'] },
          { column: 'b', values: ['x'] },
        ],
      },
      masks: [
        { column: 'c', mask: 'null' },
        { column: 'd', mask: 'hash' },
      ],
    });
    expect(
      accessRightKey({
        ...ITEM,
        version: '1.9.0-rc.1',
        until: '2027-01-31T00:00:00Z',
        filter: {
          rows: [
            { values: ['x', 'x'], column: 'b' },
            { column: 'a', values: ['2', '1', '2'] },
            { column: 'b', values: ['x'] },
          ],
          columns: ['b', 'a', 'b'],
        },
        masks: [
          { mask: 'hash', column: 'd' },
          { column: 'c', mask: 'null' },
        ],
      }),
    ).toBe(key);
    for (const whole of [
      {},
      { filter: {} },
      { filter: { rows: [] }, masks: [] },
    ]) {
      expect(accessRightKey({ ...ITEM, ...whole })).toBe(accessRightKey(ITEM));
    }
  });

  it.each([
    ['product', { product: 'dataproduct:default/airports' }],
    ['port', { port: 'Flights' }],
    ['major version', { version: '2.0.0' }],
    ['principal', { principal: 'olivia' }],
    ['columns', { filter: { columns: ['a'] } }],
    ['rows', { filter: { rows: [{ column: 'a', values: ['1'] }] } }],
    ['mask', { masks: [{ column: 'a', mask: 'null' as const }] }],
  ])('differs with the %s', (_, change) => {
    expect(accessRightKey({ ...ITEM, ...change })).not.toBe(
      accessRightKey(ITEM),
    );
  });

  it('tells values that look alike when they are joined', () => {
    const byValues = (...values: string[]) =>
      accessRightKey({ ...ITEM, filter: { rows: [{ column: 'a', values }] } });
    expect(byValues('a,b')).not.toBe(byValues('a', 'b'));
    expect(byValues('a","b')).not.toBe(byValues('a', 'b'));
  });

  it('needs a semantic version', () => {
    expect(() => accessRightKey({ ...ITEM, version: 'latest' })).toThrow(
      "'latest' is not a semantic version",
    );
  });
});

describe('a canonical narrowing', () => {
  it('keeps an empty list of columns apart from all columns', () => {
    expect(canonicalNarrowing({ filter: { columns: [] } })).toEqual({
      filter: { columns: [] },
    });
    expect(canonicalNarrowing({ filter: { rows: [] } })).toEqual({});
  });
});
