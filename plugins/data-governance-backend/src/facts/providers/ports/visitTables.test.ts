import { ServiceUnavailableError } from '@backstage/errors';
import { aContract } from '../../../__testUtils__/entities';
import { aBatch } from '../__testUtils__/batch';
import { FakePlatform, platformsOf } from '../__testUtils__/FakePlatform';
import { aPort, offering, storing } from '../__testUtils__/ports';
import { PortTable } from './portTables';
import { visitTables } from './visitTables';

const names = ['a', 'b', 'c'];
const products = names.map(name =>
  offering(name, [aPort({ location: { schema: 'flights', table: name } })]),
);

async function visits(
  visit: (table: PortTable, signal: AbortSignal) => Promise<string>,
  options: { limit?: number; signal?: AbortSignal } = {},
) {
  const found = await visitTables(
    {
      batch: aBatch(products, { contracts: [aContract('flights')] }),
      platforms: platformsOf(new FakePlatform()),
      stored: storing(),
      signal: options.signal ?? new AbortController().signal,
      limit: options.limit ?? 1_000,
    },
    (table, _, signal) => visit(table, signal),
  );
  return [...found.values()].map(result =>
    'failure' in result
      ? result.failure
      : result.visited.map(({ found: answer }) => answer),
  );
}

const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });

describe('visitTables', () => {
  it('looks at one table after the other', async () => {
    let busy = 0;
    expect(
      await visits(async ({ location }) => {
        busy += 1;
        expect(busy).toBe(1);
        await new Promise(resolve => setTimeout(resolve, 5));
        busy -= 1;
        return location.table;
      }),
    ).toEqual([['a'], ['b'], ['c']]);
  });

  it('gives up a table that takes too long, and goes on', async () => {
    expect(
      await visits(
        async ({ location }, signal) =>
          location.table === 'b' ? untilAborted(signal) : location.table,
        { limit: 50 },
      ),
    ).toEqual([
      ['a'],
      'flights 1.0.0: It took longer than 0.05 seconds',
      ['c'],
    ]);
  });

  it('does not ask a platform again that did not answer', async () => {
    const asked: string[] = [];
    const down = 'flights 1.0.0: no connection';
    expect(
      await visits(async ({ location }) => {
        asked.push(location.table);
        if (location.table === 'a') {
          return 'fine';
        }
        throw new ServiceUnavailableError('no connection');
      }),
    ).toEqual([['fine'], down, down]);
    expect(asked).toEqual(['a', 'b']);
  });

  it('stops as a whole with its signal', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('the backend stops')), 20);
    await expect(
      visits((_, signal) => untilAborted(signal), {
        signal: controller.signal,
      }),
    ).rejects.toThrow('the backend stops');
  });
});
