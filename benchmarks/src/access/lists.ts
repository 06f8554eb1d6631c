import { elapsed, percentile } from '../harness';
import { CONSUMERS, consumerRef, LISTS, OWNER } from './sizes';
import { Access } from './startAccess';

/**
 * How long the two lists take that people look at most.
 *
 * @returns milliseconds, the 95th percentile
 */
export async function timeOfLists(
  access: Access,
): Promise<{ inbox: number; mine: number }> {
  const inbox = await timesOf(() =>
    access.as(OWNER).listRequests({ scope: 'inbox' }),
  );
  const mine = await timesOf(index =>
    access
      .as(consumerRef(index % CONSUMERS))
      .listRequests({ scope: 'mine', living: true }),
  );
  return { inbox: percentile(inbox, 0.95), mine: percentile(mine, 0.95) };
}

async function timesOf(
  list: (index: number) => Promise<{ items: unknown[] }>,
): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index <= LISTS; index++) {
    const time = await elapsed(async () => {
      const { items } = await list(index);
      if (items.length === 0) {
        throw new Error('The list is empty, so its time says nothing');
      }
    });
    times.push(time);
  }
  // The first one warms up.
  return times.slice(1);
}
