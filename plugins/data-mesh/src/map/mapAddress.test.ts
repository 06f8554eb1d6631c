import fc from 'fast-check';
import { MapView, readMapView, writeMapView } from './mapAddress';

const anyRef = fc
  .string({ minLength: 1 })
  .map(text => `domain:default/${text.toLocaleLowerCase('en-US')}`);

const anyView: fc.Arbitrary<MapView> = fc.record(
  {
    open: fc.array(anyRef),
    product: anyRef,
    layout: fc.constantFrom('map', 'list'),
  },
  { requiredKeys: ['layout'] },
);

describe('the view of the map in the address', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(anyView, view => {
        const written = writeMapView(new URLSearchParams('tab=x'), view);
        expect(written.get('tab')).toBe('x');
        expect(readMapView(new URLSearchParams(written.toString()))).toEqual({
          ...view,
        });
      }),
    );
  });

  it('tells that nobody has chosen from all domains being closed', () => {
    expect(readMapView(new URLSearchParams(''))).toEqual({ layout: 'map' });
    expect(readMapView(new URLSearchParams('domain=none'))).toEqual({
      open: [],
      layout: 'map',
    });
  });

  it('takes references in upper and lower case', () => {
    expect(
      readMapView(
        new URLSearchParams(
          'domain=Domain:default/Safety&product=DataProduct:default/Flights',
        ),
      ),
    ).toEqual({
      open: ['domain:default/safety'],
      product: 'dataproduct:default/flights',
      layout: 'map',
    });
  });
});
