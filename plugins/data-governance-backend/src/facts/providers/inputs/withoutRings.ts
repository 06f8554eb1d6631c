import { Standings } from './Standings';

/**
 * Leaves out of the inputs of each product those that read the product
 * themselves, on whatever way round. In such a ring each level would follow
 * from the others: two products that read one another, one a level above the
 * other, would change places for ever.
 *
 * @param inputs - of each product; itself is not among them
 * @internal
 */
export async function withoutRings(
  inputs: ReadonlyMap<string, string[]>,
  standings: Pick<Standings, 'inputs'>,
): Promise<Map<string, string[]>> {
  const upstream = await readUpstream([...inputs.values()].flat(), standings);
  return new Map(
    [...inputs].map(([product, refs]) => [
      product,
      refs.filter(ref => !reaches(ref, product, upstream)),
    ]),
  );
}

/** A statement for each step upstream, whatever the number of products. */
async function readUpstream(
  products: string[],
  standings: Pick<Standings, 'inputs'>,
): Promise<ReadonlyMap<string, string[]>> {
  const upstream = new Map<string, string[]>();
  let next = [...new Set(products)];
  while (next.length > 0) {
    const found = await standings.inputs(next);
    next.forEach(product => upstream.set(product, found.get(product) ?? []));
    next = [...new Set([...found.values()].flat())].filter(
      product => !upstream.has(product),
    );
  }
  return upstream;
}

function reaches(
  from: string,
  to: string,
  upstream: ReadonlyMap<string, string[]>,
): boolean {
  const seen = new Set([from]);
  // Grows while it is walked through.
  for (const product of seen) {
    if (product === to) {
      return true;
    }
    upstream.get(product)?.forEach(input => seen.add(input));
  }
  return false;
}
