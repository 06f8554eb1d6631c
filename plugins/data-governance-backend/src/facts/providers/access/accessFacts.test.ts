import { ResponseError } from '@backstage/errors';
import {
  DriftCount,
  GrantCount,
} from '@meshport/backstage-plugin-data-access-common';
import { aProduct } from '../../../__testUtils__/entities';
import { aBatch, collectAll, collectOne } from '../__testUtils__/batch';
import { createAccessFacts } from './accessFacts';

const FLIGHTS = 'dataproduct:default/flights';
const WEATHER = 'dataproduct:default/weather';

const counts = (product: string, ...states: [GrantCount['state'], number][]) =>
  states.map(([state, grants]) => ({
    product,
    port: 'daily',
    version: '1.0.0',
    state,
    grants,
  }));

function setUp(
  options: {
    items?: GrantCount[];
    drift?: DriftCount[];
    stored?: string[];
  } = {},
) {
  const countGrants = jest.fn(async (_products: string[]) => ({
    items: options.items ?? [],
    drift: options.drift ?? [],
  }));
  const provider = createAccessFacts({
    access: () => ({ countGrants }),
    stored: {
      find: async () =>
        new Map(
          (options.stored ?? []).map(name => {
            const product = aProduct(name);
            return [`dataproduct:default/${name}`, product];
          }),
        ),
    },
  });
  return { provider, countGrants };
}

describe('facts.access', () => {
  it('adds up the rights of many products in one request', async () => {
    const { provider, countGrants } = setUp({
      items: [
        ...counts(
          FLIGHTS,
          ['active', 2],
          ['drifted', 1],
          ['revoke_failed', 3],
          ['granting', 1],
        ),
        ...counts(FLIGHTS, ['active', 5]),
      ],
    });
    const found = await collectAll(
      provider,
      aBatch([aProduct('flights'), aProduct('weather')]),
    );
    expect(countGrants.mock.calls).toEqual([[[FLIGHTS, WEATHER]]]);
    expect(found.get(FLIGHTS)?.facts).toEqual({
      activeGrants: 7,
      driftedGrants: 1,
      failedGrants: 0,
      failedRevocations: 3,
      openDrift: 0,
      adoptedDrift: 0,
      agrees: false,
    });
    expect(found.get(FLIGHTS)?.evidence).toContainEqual({
      fact: 'agrees',
      subject: 'daily 1.0.0',
      message: 'A right that has ended could not be taken away.',
      expected: '0',
      actual: '3',
    });
    expect(found.get(WEATHER)).toEqual({
      facts: {
        activeGrants: 0,
        driftedGrants: 0,
        failedGrants: 0,
        failedRevocations: 0,
        openDrift: 0,
        adoptedDrift: 0,
        agrees: true,
      },
      evidence: [],
    });
  });

  it('finds what was found open in the engine, and lets be what was adopted', async () => {
    const { provider } = setUp({
      drift: [
        { product: FLIGHTS, open: 2, adopted: 1 },
        { product: WEATHER, open: 0, adopted: 1 },
      ],
    });
    const found = await collectAll(
      provider,
      aBatch([aProduct('flights'), aProduct('weather')]),
    );
    expect(found.get(FLIGHTS)?.facts).toMatchObject({
      openDrift: 2,
      adoptedDrift: 1,
      agrees: false,
    });
    expect(
      found.get(FLIGHTS)?.evidence?.map(({ fact, actual }) => [fact, actual]),
    ).toEqual([
      ['openDrift', '2'],
      ['agrees', '2'],
    ]);
    expect(found.get(WEATHER)).toMatchObject({
      facts: { openDrift: 0, adoptedDrift: 1, agrees: true },
      evidence: [],
    });
  });

  it('tells those who send files only of their own products and new ones', async () => {
    const { provider } = setUp({
      items: counts(FLIGHTS, ['drifted', 1]),
      stored: ['flights'],
    });
    const batch = (...viewer: string[]) =>
      aBatch([aProduct('flights')], { viewer });
    const owner = 'group:default/flight-operations';
    expect((await collectOne(provider, batch(owner))).facts.agrees).toBe(false);
    for (const others of [[], ['group:default/safety']]) {
      expect(await collectOne(provider, batch(...others))).toEqual({
        facts: {},
        failure: expect.stringContaining('Only the owners'),
      });
    }
    const fresh = aBatch([aProduct('weather')], { viewer: [] });
    expect((await collectOne(provider, fresh)).facts.agrees).toBe(true);
  });

  it('says that the plugin is not there, and hands on other errors', async () => {
    const { provider, countGrants } = setUp();
    const notFound = await ResponseError.fromResponse(
      new Response('{}', { status: 404 }),
    );
    countGrants.mockRejectedValueOnce(notFound);
    const batch = aBatch([aProduct('flights')]);
    await expect(collectOne(provider, batch)).rejects.toThrow(
      'The plugin data-access is not installed in this portal',
    );
    countGrants.mockRejectedValueOnce(new Error('too many requests'));
    await expect(collectOne(provider, batch)).rejects.toThrow('too many');
  });
});
