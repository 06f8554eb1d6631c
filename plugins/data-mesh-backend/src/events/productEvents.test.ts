import { productEvents, ProductState } from './productEvents';

const PRODUCT = 'dataproduct:default/flights';
const BEFORE: ProductState = { version: '1.0.0', lifecycle: 'production' };

function eventsAfter(after: Partial<ProductState>, before = BEFORE) {
  return productEvents(PRODUCT, before, { ...before, ...after });
}

describe('productEvents', () => {
  it('says nothing when nothing happened', () => {
    expect(eventsAfter({})).toEqual([]);
  });

  it('tells of a version and a lifecycle', () => {
    expect(eventsAfter({ version: '2.0.0', lifecycle: 'retired' })).toEqual([
      {
        product: PRODUCT,
        type: 'product-version',
        message: 'It is version 2.0.0 now; it was 1.0.0.',
        before: '1.0.0',
        after: '2.0.0',
      },
      {
        product: PRODUCT,
        type: 'lifecycle',
        message:
          'It is retired now and takes no consumers any more; it was production.',
        before: 'production',
        after: 'retired',
      },
    ]);
  });

  it('tells of a deprecation once, with all that is known of it', () => {
    const deprecated = {
      lifecycle: 'deprecated',
      deprecation: {
        until: '2027-03-31',
        replacedBy: 'DataProduct:air/flights-2',
        reason: 'Take the new one.',
      },
    } as const;
    expect(eventsAfter(deprecated)).toEqual([
      {
        product: PRODUCT,
        type: 'deprecation',
        message:
          'It is deprecated. It is kept until 2027-03-31. It is replaced by flights-2. Take the new one.',
        before: 'production',
        after: 'deprecated',
      },
    ]);
    const state = { ...BEFORE, ...deprecated };
    expect(eventsAfter({}, state)).toEqual([]);
    expect(
      eventsAfter({ deprecation: { ...deprecated.deprecation } }, state),
    ).toEqual([]);
    expect(
      eventsAfter({ deprecation: { until: '2027-06-30' } }, state),
    ).toMatchObject([
      {
        type: 'deprecation',
        message: 'It is deprecated. It is kept until 2027-06-30.',
      },
    ]);
  });

  it('takes the name of what cannot be a ref as it is', () => {
    expect(
      eventsAfter({
        lifecycle: 'deprecated',
        deprecation: { replacedBy: '/' },
      }),
    ).toMatchObject([{ message: 'It is deprecated. It is replaced by /.' }]);
  });
});
