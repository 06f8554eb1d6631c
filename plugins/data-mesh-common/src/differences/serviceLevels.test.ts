import {
  changesOf,
  changesOfLevel,
  effectsOf,
  LOOSENED,
  REPLACED,
  TIGHTENED,
  WORDING,
} from './__testUtils__/contracts';

describe('service levels', () => {
  it('may come and go', () => {
    const level = { property: 'RE', value: 3, unit: 'y', element: 'flights' };
    expect(changesOf({ slaProperties: [level] }, {})).toEqual([
      {
        kind: 'removed',
        area: 'sla',
        path: 'slaProperties.retention.flights',
        before: '3 y',
        readers: 'breaking',
        writers: 'compatible',
        message:
          'Service level retention of flights is no longer promised, it was 3 y: readers cannot count on it.',
      },
    ]);
    expect(changesOf({}, { slaProperties: [level] })).toMatchObject([
      { kind: 'added', readers: 'compatible', writers: 'breaking' },
    ]);
  });

  it.each([
    ['retention', [3, 'y'], [1, 'y']],
    ['retention', ['P2Y', undefined], [12, 'mo']],
    ['availability', [99.9, '%'], [99, '%']],
    ['availability', ['99.9%', undefined], [99.5, 'percent']],
    ['throughput', [100, 'rows/s'], [10, 'rows/s']],
    ['latency', [1, 'h'], [2, 'h']],
    ['freshness', [1, 'h'], [1, 'd']],
    ['frequency', [1, 'h'], [1, 'd']],
    ['errorRate', [1, '%'], [2, '%']],
    ['timeToDetect', [1, 'h'], [2, 'h']],
    ['timeToNotify', [1, 'h'], [2, 'h']],
    ['timeToRepair', [1, 'h'], [2, 'h']],
    [
      'generalAvailability',
      ['2025-01-01', undefined],
      ['2026-01-01', undefined],
    ],
    ['endOfSupport', ['2030-01-01', undefined], ['2029-01-01', undefined]],
    ['endOfLife', ['2030-01-01', undefined], ['2029-01-01', undefined]],
  ])('%s of %j promises more than %j', (property, strict, lax) => {
    const [before, after] = [strict, lax].map(([value, unit]) => ({
      property,
      value,
      unit: unit as string | undefined,
    }));
    expect(effectsOf(changesOfLevel(before, after))).toEqual(LOOSENED);
    expect(effectsOf(changesOfLevel(after, before))).toEqual(TIGHTENED);
  });

  it.each([
    [
      { property: 'timeOfAvailability', value: '09:00-08:00' },
      { property: 'timeOfAvailability', value: '08:00-08:00' },
    ],
    [
      { property: 'throughput', value: 5, unit: 'rows/s' },
      { property: 'throughput', value: 500, unit: 'MB/s' },
    ],
    // Times a day, or days between two: more may be better or worse.
    [
      { property: 'frequency', value: 5, unit: 'per day' },
      { property: 'frequency', value: 6, unit: 'per day' },
    ],
    [
      { property: 'frequency', value: 1, valueExt: 1, unit: 'd' },
      { property: 'frequency', value: 1, valueExt: 2, unit: 'd' },
    ],
    [
      { property: 'retention', value: 1, unit: 'y' },
      { property: 'retention', value: 'forever' },
    ],
  ])('%j cannot be compared with %j', (before, after) => {
    expect(effectsOf(changesOfLevel(before, after))).toEqual(REPLACED);
  });

  it.each([
    [
      { property: 'LY', value: 24, unit: 'h' },
      { property: 'freshness', value: 1, unit: 'days' },
    ],
    [
      { property: 'retention', value: 'P1Y' },
      { property: 'Retention', value: 365, unit: 'd' },
    ],
    [
      { property: 'latency', value: 1, unit: 'd', element: 'a.b, c.d' },
      { property: 'latency', value: 1, unit: 'd', element: 'c.d,a.b' },
    ],
  ])('%j promises the same as %j', (before, after) => {
    expect(changesOfLevel(before, after)).toEqual([]);
  });

  it('say what they were', () => {
    expect(
      changesOfLevel(
        { property: 'retention', value: 3, unit: 'y' },
        { property: 'retention', value: 1, unit: 'y' },
      ),
    ).toMatchObject([
      {
        kind: 'changed',
        area: 'sla',
        path: 'slaProperties.retention',
        before: '3 y',
        after: '1 y',
        message:
          'Service level retention is 1 y instead of 3 y: readers get less than they were promised.',
      },
    ]);
  });

  it('are known by what they are about', () => {
    const one = { property: 'latency', value: 1, unit: 'd', element: 'a' };
    const other = { property: 'latency', value: 2, unit: 'd', element: 'b' };
    expect(
      changesOf(
        { slaProperties: [one, other] },
        { slaProperties: [other, one] },
      ),
    ).toEqual([]);
    expect(
      changesOf(
        { slaProperties: [one] },
        { slaProperties: [{ ...one, element: 'b' }] },
      ).map(({ kind }) => kind),
    ).toEqual(['removed', 'added']);
  });

  it('for different drivers are different', () => {
    const at = (value: string, driver: string) => ({
      property: 'timeOfAvailability',
      value,
      driver,
    });
    expect(
      changesOf(
        {
          slaProperties: [at('09:00', 'regulatory'), at('08:00', 'analytics')],
        },
        {
          slaProperties: [at('07:00', 'analytics'), at('09:00', 'regulatory')],
        },
      ),
    ).toMatchObject([
      {
        before: '08:00',
        after: '07:00',
        message: expect.stringContaining('Service level timeOfAvailability is'),
      },
    ]);
    expect(
      effectsOf(
        changesOf(
          { slaProperties: [at('09:00', 'regulatory')] },
          { slaProperties: [at('09:00', 'analytics')] },
        ),
      ),
    ).toEqual(WORDING);
  });
});
