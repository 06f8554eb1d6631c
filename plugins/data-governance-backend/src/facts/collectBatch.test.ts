import { mockServices } from '@backstage/backend-test-utils';
import {
  CollectedFacts,
  FactProvider,
} from '@meshport/backstage-plugin-data-governance-node';
import fc from 'fast-check';
import { aProduct } from '../__testUtils__/entities';
import { aBatch, aProvider } from '../__testUtils__/facts';
import { collectBatch } from './collectBatch';
import { FoundFacts } from './FactStore';
import { FactProviderRegistry } from './FactProviderRegistry';

const FLIGHTS = 'dataproduct:default/flights';
const WEATHER = 'dataproduct:default/weather';

async function collect(
  answer: unknown,
  options: { signal?: AbortSignal } = {},
): Promise<{ found: FoundFacts[]; warnings: string[] }> {
  const logger = mockServices.logger.mock();
  const found = await collectBatch({
    provider: aProvider(
      'tables',
      (typeof answer === 'function'
        ? answer
        : async () => answer) as FactProvider['collect'],
    ),
    batch: aBatch(aProduct('flights'), aProduct('weather')),
    timeoutMs: 50,
    logger,
    ...options,
  });
  return { found, warnings: logger.warn.mock.calls.map(([text]) => text) };
}

const failed = (failure: string) =>
  [FLIGHTS, WEATHER].map(product => ({ product, source: 'tables', failure }));

describe('collectBatch', () => {
  it('takes what is declared, with its evidence', async () => {
    const evidence = [{ fact: 'count', subject: 'flights', message: 'three' }];
    const { found, warnings } = await collect(
      new Map([
        [FLIGHTS, { facts: { count: 3, names: ['a'], other: 1 }, evidence }],
        [WEATHER, { facts: {}, failure: 'no connection' }],
      ]),
    );

    expect(found).toEqual([
      {
        product: FLIGHTS,
        source: 'tables',
        content: { count: 3, names: ['a'] },
        evidence,
      },
      { product: WEATHER, source: 'tables', failure: 'no connection' },
    ]);
    expect(warnings).toEqual([]);
  });

  it.each([
    ['throws', async () => Promise.reject(new Error('away')), 'away'],
    [
      'throws at once',
      () => {
        throw new Error('silly');
      },
      'silly',
    ],
    [
      'throws nothing',
      async () => Promise.reject(),
      "unknown error 'undefined'",
    ],
    ['hangs', () => new Promise(() => {}), 'It took longer than 0.05 seconds'],
    [
      'gives nothing',
      undefined,
      'It answered with something that is not a map',
    ],
    [
      'gives an object',
      { [FLIGHTS]: {} },
      'It answered with something that is not a map',
    ],
    ['says nothing of a product', new Map(), 'Nothing was found out'],
  ])(
    'makes all facts unknown when a provider %s',
    async (_, answer, failure) => {
      const { found } = await collect(answer);

      expect(found).toEqual(failed(failure));
    },
  );

  it('raises its signal when time is up', async () => {
    let seen: AbortSignal | undefined;
    await collect(
      (_: unknown, { signal }: { signal: AbortSignal }) =>
        new Promise(() => {
          seen = signal;
        }),
    );

    expect(seen?.aborted).toBe(true);
  });

  it('stores nothing when the backend stops', async () => {
    const controller = new AbortController();
    const collected = collect(() => new Promise(() => {}), {
      signal: controller.signal,
    });
    controller.abort(new Error('The backend stops'));

    await expect(collected).rejects.toThrow('The backend stops');
  });

  it('leaves out values of another type', async () => {
    const { found, warnings } = await collect(
      new Map([
        [
          FLIGHTS,
          {
            facts: {
              count: 1.5,
              share: NaN,
              good: 'true',
              name: 'x'.repeat(20_000),
              names: new Array(2),
            },
          },
        ],
        [WEATHER, { facts: { count: 1 } }],
      ]),
    );

    expect(found.map(({ content }) => content)).toEqual([{}, { count: 1 }]);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^Fact provider 'tables', 2 products from dataproduct:default\/flights: count must be a whole number; share must be a number; good must be true or false; name must be/,
      ),
    ]);
  });

  it('looks at what belongs to the answer alone', async () => {
    const inherited = Object.create({ count: 7 });
    const { found } = await collect(
      new Map<string, unknown>([
        [FLIGHTS, { facts: inherited }],
        [
          WEATHER,
          {
            get facts() {
              throw new Error('a trap');
            },
          },
        ],
        ['dataproduct:default/other', { facts: { count: 1 } }],
      ]),
    );

    expect(found).toEqual([
      { product: FLIGHTS, source: 'tables', content: {}, evidence: [] },
      { product: WEATHER, source: 'tables', failure: 'a trap' },
    ]);
  });

  it('keeps evidence within bounds', async () => {
    const finding = {
      fact: 'count',
      subject: 's',
      message: 'm'.repeat(5_000),
      sample: {
        columns: ['c'],
        rows: Array.from({ length: 1_000 }, () => ['v'.repeat(1_000)]),
      },
    };
    const { found } = await collect(
      new Map([
        [
          FLIGHTS,
          {
            facts: { count: 1 },
            evidence: [
              { ...finding, fact: 'other' },
              { ...finding, subject: 3 },
              null,
              ...Array.from({ length: 1_000 }, () => finding),
            ],
          },
        ],
      ]),
    );

    const evidence = found[0].evidence!;
    expect(evidence).toHaveLength(97);
    expect(evidence[0].message).toHaveLength(2_000);
    expect(evidence[0].sample!.rows).toHaveLength(10);
    expect(evidence[0].sample!.rows[0][0]).toHaveLength(200);
  });

  it('has an answer for each product, whatever a provider gives', async () => {
    const value = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
    });
    const facts = fc.record(
      { count: value, share: value, good: value, name: value, names: value },
      { requiredKeys: [] },
    );
    const entry = fc.oneof(
      value,
      fc.record({ facts }),
      fc.record({
        facts,
        failure: value,
        evidence: value,
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(value, fc.tuple(entry, entry)), async given => {
        const answer = Array.isArray(given)
          ? new Map([
              [FLIGHTS, given[0] as CollectedFacts],
              [WEATHER, given[1] as CollectedFacts],
            ])
          : given;
        const { found } = await collect(answer);

        expect(found.map(({ product }) => product)).toEqual([FLIGHTS, WEATHER]);
        for (const { content, failure } of found) {
          expect((content === undefined) !== (failure === undefined)).toBe(
            true,
          );
          // It can be stored, and is the same when it is read back.
          expect(JSON.parse(JSON.stringify({ content }))).toEqual({ content });
        }
      }),
    );
  });
});

describe('FactProviderRegistry', () => {
  const add = (
    id: string,
    name: string,
    registry = new FactProviderRegistry(),
  ) =>
    registry.addFactProvider(
      aProvider(id, async () => new Map(), {
        facts: { [name]: { type: 'int', description: '' } },
      }),
    );

  it('refuses an id twice, and ids with another meaning', () => {
    const registry = new FactProviderRegistry();
    add('drift', 'count', registry);

    expect(() => add('drift', 'count', registry)).toThrow(
      "There is a fact provider 'drift' already",
    );
    expect(() => add('entity', 'count')).toThrow("'entity'");
    expect(() => add('retention', 'count')).toThrow("'retention'");
  });

  it('refuses names that a rule cannot write', () => {
    expect(() => add('other', 'with-dash')).toThrow("'with-dash' cannot be");
    expect(() => add('Other', 'count')).toThrow("'Other' cannot be");
  });
});
