import { aContract } from '../../../__testUtils__/entities';
import { aBatch, collectOne, evidenceFor } from '../__testUtils__/batch';
import { aColumn, aTable } from '../__testUtils__/FakePlatform';
import { LATENCY, NOW, setUp, withPromises } from '../__testUtils__/measuring';
import { aPort, offering } from '../__testUtils__/ports';

describe('facts.data: freshness and retention', () => {
  it('are measured in the same go', async () => {
    const { platform, collect } = setUp({
      bounds: {
        smallest: '2016-11-01T00:00:00.000Z',
        greatest: '2026-11-20T12:00:00.000Z',
      },
    });
    const found = await collect(
      withPromises(
        `${LATENCY}  - property: retention\n    value: P10Y\n    element: flights.departed_at\n`,
      ),
    );
    expect(found.facts).toMatchObject({
      freshnessPromised: true,
      fresh: true,
      newest: '2026-11-20T12:00:00.000Z',
      ageDays: 2,
      retentionPromised: true,
      retained: true,
      oldest: '2016-11-01T00:00:00.000Z',
    });
    expect(platform.measure).toHaveBeenCalledTimes(1);
    expect(platform.measure.mock.calls[0][0].bounds).toEqual(['departed_at']);
  });

  it('say how old the newest row is when that is too old', async () => {
    const { collect } = setUp({
      bounds: { smallest: null, greatest: '2026-11-19T12:00:00.000Z' },
    });
    const found = await collect(withPromises(LATENCY));
    expect(found.facts).toMatchObject({ fresh: false, ageDays: 3 });
    expect(found.evidence).toContainEqual({
      fact: 'fresh',
      subject: 'flights.departed_at',
      message: 'The newest row is older than promised.',
      expected: 'newest row at most 2 days old',
      actual: '3 days old (2026-11-19T12:00:00.000Z)',
    });
  });

  it('show no moment of a column that is not public or internal', async () => {
    const { collect } = setUp({
      bounds: { smallest: null, greatest: '2026-11-19T12:00:00.000Z' },
    });
    const found = await collect(
      withPromises(LATENCY).replace(
        'classification: internal',
        'classification: restricted',
      ),
    );
    expect(found.facts).toMatchObject({ fresh: false });
    expect(JSON.stringify(found)).not.toContain('2026-11-19');
    expect(found.facts).not.toHaveProperty('ageDays');
  });

  it('are not known of what is no moment', async () => {
    const { collect } = setUp({
      bounds: { smallest: '-infinity', greatest: 'infinity' },
    });
    const found = await collect(withPromises(LATENCY));
    expect(found.facts).not.toHaveProperty('fresh');
    expect(found.facts).not.toHaveProperty('ageDays');
    expect(evidenceFor('fresh', found)).toEqual([
      ['flights.departed_at', expect.stringContaining('infinity')],
    ]);
  });

  it('count a day to its end, and no future', async () => {
    const of = async (greatest: string) =>
      (
        await setUp({
          timeType: 'date',
          bounds: { smallest: greatest, greatest },
        }).collect(withPromises(LATENCY))
      ).facts;
    // Over since 12 hours, and since 60.
    expect(await of('2026-11-21T00:00:00.000Z')).toMatchObject({
      fresh: true,
      ageDays: 0,
    });
    expect(await of('2026-11-19T00:00:00.000Z')).toMatchObject({
      fresh: false,
      ageDays: 2,
    });
    expect(await of('2999-01-01T00:00:00.000Z')).toMatchObject({
      fresh: true,
      ageDays: 0,
    });
  });

  it('are broken in an empty table', async () => {
    const { collect } = setUp({ bounds: { smallest: null, greatest: null } });
    const found = await collect(withPromises(LATENCY));
    expect(found.facts.fresh).toBe(false);
    expect(found.facts).not.toHaveProperty('newest');
    expect(evidenceFor('fresh', found)).toEqual([
      ['flights.departed_at', 'No row of the table has a time.'],
    ]);
  });

  it.each([
    [
      'no element',
      '  - { property: latency, value: 1, unit: d }\n',
      /name it in element/,
    ],
    [
      'no length of time',
      '  - { property: latency, value: soon, element: flights.departed_at }\n',
      /a value and a unit/,
    ],
    [
      'an unknown column',
      '  - { property: latency, value: 1, unit: d, element: flights.landed_at }\n',
      /flights\.landed_at/,
    ],
    [
      'a column that holds no time',
      '  - { property: latency, value: 1, unit: d, element: flights.origin }\n',
      /holds no time but string/,
    ],
  ])('are not known of a promise with %s', async (_, promise, message) => {
    const found = await setUp().collect(withPromises(promise));
    expect(found.facts).toMatchObject({ freshnessPromised: true });
    expect(found.facts).not.toHaveProperty('fresh');
    expect(evidenceFor('fresh', found)).toEqual([
      [expect.stringContaining('flights'), expect.stringMatching(message)],
    ]);
  });

  it('take the default element, and synonyms of the promises', async () => {
    const found = await setUp().collect(
      `${withPromises(
        '  - { property: Freshness, value: 1h }\n',
      )}slaDefaultElement: departed_at\n`,
    );
    expect(found.facts).toMatchObject({ freshnessPromised: true, fresh: true });
  });

  it('begin to keep rows when the data became available', async () => {
    const bounds = { smallest: '2025-11-22T00:00:00.000Z', greatest: NOW };
    const retention =
      '  - { property: retention, value: 10, unit: y, element: flights.departed_at }\n';
    const { collect } = setUp({ bounds });
    const young = await collect(withPromises(retention));
    expect(young.facts).toMatchObject({
      retentionPromised: true,
      retained: false,
    });
    expect(young.evidence).toContainEqual(
      expect.objectContaining({
        fact: 'retained',
        expected: 'rows kept for 10 years',
        message: expect.stringContaining('generalAvailability'),
      }),
    );
    const since = (day: string) =>
      withPromises(
        `${retention}  - { property: generalAvailability, value: '${day}' }\n`,
      );
    expect((await collect(since('2026-01-01'))).facts.retained).toBe(true);
    expect((await collect(since('2025-06-01'))).facts.retained).toBe(false);
  });

  it('are those of the worst of several tables', async () => {
    const { platform, provider } = setUp();
    platform.add(
      aTable([aColumn('departed_at', { logicalType: 'timestamp' })], {
        title: 'flights.old',
      }),
    );
    const moments: Record<string, string> = {
      flights: NOW,
      old: '2026-10-23T12:00:00.000Z',
    };
    platform.measure.mockImplementation(async ({ port }) => ({
      measuredAt: NOW,
      rows: 3,
      rules: [],
      bounds: {
        departed_at: {
          smallest: moments[port.location.table],
          greatest: moments[port.location.table],
        },
      },
    }));
    const found = await collectOne(
      provider,
      aBatch(
        [
          offering('flights', [
            aPort(),
            aPort({
              name: 'old',
              location: { schema: 'flights', table: 'old' },
            }),
          ]),
        ],
        { contracts: [aContract('flights', withPromises(LATENCY))] },
      ),
    );
    expect(found.facts).toMatchObject({
      measuredTables: 2,
      rows: 6,
      fresh: false,
      newest: moments.old,
      ageDays: 30,
    });
  });
});
