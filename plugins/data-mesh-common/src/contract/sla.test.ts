import { slaAmount, slaPropertyName } from './sla';

describe('slaPropertyName', () => {
  it.each([
    ['latency', 'latency'],
    ['LY', 'latency'],
    ['Freshness', 'latency'],
    ['re', 'retention'],
    ['fy', 'frequency'],
    ['AV', 'availability'],
    ['generalavailability', 'generalAvailability'],
    ['ga', 'generalAvailability'],
    ['es', 'endOfSupport'],
    ['el', 'endOfLife'],
    ['th', 'throughput'],
    ['ER', 'errorRate'],
    ['td', 'timeToDetect'],
    ['tn', 'timeToNotify'],
    [' TimeToRepair ', 'timeToRepair'],
    ['Our own Promise', 'our own promise'],
    ['constructor', 'constructor'],
  ])('%s is %s', (written, name) => {
    expect(slaPropertyName(written)).toBe(name);
  });
});

describe('slaAmount', () => {
  const day = 86_400;

  it.each<[string, unknown, string | undefined, number]>([
    ['latency', 4, 'd', 4 * day],
    ['latency', 4, 'Days', 4 * day],
    ['latency', '4', 'day', 4 * day],
    ['latency', '96h', undefined, 4 * day],
    ['latency', '96 hours', undefined, 4 * day],
    ['latency', 15, 'm', 900],
    ['latency', 500, 'ms', 0.5],
    ['retention', 'P4D', undefined, 4 * day],
    ['retention', 'PT1H30M', undefined, 5400],
    ['retention', 'P1Y2M', undefined, 365 * day + (365 * day) / 6],
    ['retention', 365, 'd', 365 * day],
    ['retention', 12, 'months', 365 * day],
    ['retention', 1, 'yr', 365 * day],
  ])('%s %p %p is a duration', (property, value, unit, amount) => {
    expect(slaAmount({ property, value, unit })).toEqual({
      quantity: 'duration',
      amount,
      unit: '',
    });
  });

  it.each<[unknown, string | undefined]>([
    [99.9, '%'],
    [99.9, 'percent'],
    [99.9, undefined],
    ['99.9%', undefined],
    ['99.9 Percent', undefined],
  ])('availability %p %p is a percentage', (value, unit) => {
    expect(slaAmount({ property: 'av', value, unit })).toEqual({
      quantity: 'percent',
      amount: 99.9,
      unit: '',
    });
  });

  it('reads dates as seconds since 1970', () => {
    const property = 'endOfLife';
    expect(slaAmount({ property, value: '1970-01-02' })?.amount).toBe(day);
    expect(slaAmount({ property, value: '1970-01-01T00:00:00-01:00' })).toEqual(
      { quantity: 'instant', amount: 3600, unit: '' },
    );
  });

  it('keeps units that it does not know, to compare by', () => {
    expect(
      slaAmount({ property: 'throughput', value: 20, unit: 'Rows/Second' }),
    ).toEqual({ quantity: 'number', amount: 20, unit: 'rows/second' });
    expect(slaAmount({ property: 'throughput', value: 20 })).toEqual({
      quantity: 'number',
      amount: 20,
      unit: '',
    });
  });

  it.each([true, null, undefined, 'soon', '', 'P', 'PT', '2022-99-99', NaN])(
    'finds no amount in %p',
    value => {
      expect(slaAmount({ property: 'latency', value })).toBeUndefined();
    },
  );
});
