import { elapsed, percentile } from '../harness';
import { measuredProducts } from './measuredProducts';
import { PeakMemory } from './PeakMemory';
import { Side } from './Side';

/** How many cards are asked for. */
export const CARDS = 200;
/** How many summaries are asked for. */
export const SUMMARIES = 50;

/**
 * What one side takes: milliseconds, `statements` sent, and `bytes` of its
 * tables and `memory`.
 */
export type Figures = Record<
  'first' | 'again' | 'statements' | 'bytes' | 'memory' | 'card' | 'summary',
  number
>;

/**
 * Measures one side, from an empty database on.
 *
 * @param products - how many there are
 */
export async function figuresOf(
  side: Side,
  products: number,
): Promise<Figures> {
  const all = measuredProducts(products, 0);
  const changed = measuredProducts(products, 1);
  const memory = new PeakMemory();
  const before = side.statements();
  const first = await elapsed(() => side.evaluate(all));
  const statements = side.statements() - before;
  const grown = memory.stop();
  const bytes = await side.size();
  const again = await elapsed(() => side.evaluate(changed));

  const cards: number[] = [];
  for (let index = 0; index <= CARDS; index++) {
    const name = `product-${(index * 37) % products}`;
    cards.push(await elapsed(() => side.card(name)));
  }
  const summaries = [await elapsed(() => side.summary())];
  // A peer that takes seconds is not asked fifty times.
  const more = summaries[0] > 1_000 ? 0 : SUMMARIES;
  for (let index = 0; index < more; index++) {
    summaries.push(await elapsed(() => side.summary()));
  }
  return {
    first,
    again,
    statements,
    bytes,
    memory: grown,
    card: percentile(cards.slice(1), 0.95),
    summary: percentile(more ? summaries.slice(1) : summaries, 0.95),
  };
}
