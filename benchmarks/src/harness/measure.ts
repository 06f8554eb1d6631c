/**
 * How long something takes, in milliseconds.
 */
export async function elapsed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/**
 * The value below which a share of the samples lies (nearest rank).
 *
 * @param share - above 0 and at most 1, e.g. 0.95
 * @throws without samples
 */
export function percentile(samples: number[], share: number): number {
  if (samples.length === 0) {
    throw new Error('There are no samples');
  }
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1];
}

/**
 * Measures two sides of a comparison in turn, so that what else the machine
 * does falls on both. The first round warms up and is not counted.
 *
 * @returns the fastest counted round of each side, in milliseconds
 */
export async function inTurn(
  rounds: number,
  one: () => unknown,
  other: () => unknown,
): Promise<[number, number]> {
  let best: [number, number] = [Infinity, Infinity];
  for (let round = 0; round <= rounds; round++) {
    const times = [await elapsed(one), await elapsed(other)];
    if (round > 0) {
      best = [Math.min(best[0], times[0]), Math.min(best[1], times[1])];
    }
  }
  return best;
}
