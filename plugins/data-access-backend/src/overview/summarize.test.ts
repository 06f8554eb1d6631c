import { summarize } from './summarize';

describe('summarize', () => {
  it('shows the twenty products with the most living grants, and counts all', () => {
    const rows = [...Array(25)].map((_, n) => ({
      product: `p-${n}`,
      living: n,
      active: n,
      pending: 1,
    }));
    const { products, pending } = summarize(rows);
    expect(pending).toBe(25);
    expect(products).toHaveLength(20);
    expect(products[0].product).toBe('p-24');
  });

  it('adds up the rows of one product', () => {
    expect(
      summarize([
        { product: 'a', living: 2, active: 1 },
        { product: 'a', pending: 3, overdue: 1 },
        { product: 'a', drift: 1, adopted: 2 },
      ]),
    ).toMatchObject({
      active: 1,
      pending: 3,
      overdue: 1,
      drift: { open: 1, adopted: 2 },
      products: [{ product: 'a', active: 1, pending: 3, drift: 1 }],
    });
  });
});
