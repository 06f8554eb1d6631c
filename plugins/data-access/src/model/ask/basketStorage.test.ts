import fc from 'fast-check';
import { BasketStorage } from './basketStorage';
import { MOST_PORTS } from './portRefs';

const storage = window.sessionStorage;
const port = { product: 'dataproduct:default/a', port: 'b', version: '1.0.0' };

describe('BasketStorage', () => {
  beforeEach(() => storage.clear());

  it('keeps each port once, for the next page too', () => {
    new BasketStorage(storage).set([port, { ...port }]);
    expect(new BasketStorage(storage).get()).toEqual([port]);
  });

  it('tells of changes until nobody listens', () => {
    const basket = new BasketStorage(storage);
    const heard = jest.fn();
    const stop = basket.subscribe(heard);
    basket.set([port]);
    stop();
    basket.set([]);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('is the same array while nothing changes', () => {
    const basket = new BasketStorage(storage);
    basket.set([port]);
    expect(basket.get()).toBe(basket.get());
  });

  it('holds no more than can be asked for at once', () => {
    const basket = new BasketStorage(storage);
    basket.set(
      Array.from({ length: MOST_PORTS + 1 }, (_, index) => ({
        ...port,
        port: `p${index}`,
      })),
    );
    expect(basket.get()).toHaveLength(MOST_PORTS);
  });

  it('is empty for anything else that may be in the storage', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), text => {
        storage.setItem('data-access:basket', text);
        const found = new BasketStorage(storage).get();
        expect(found.every(item => typeof item.product === 'string')).toBe(
          true,
        );
      }),
    );
  });
});
