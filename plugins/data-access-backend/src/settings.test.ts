import { mockServices } from '@backstage/backend-test-utils';
import { readSettings } from './settings';

const read = (dataAccess?: object) =>
  readSettings(
    mockServices.rootConfig({ data: dataAccess ? { dataAccess } : {} }),
  );

describe('readSettings', () => {
  it('has a default for everything', () => {
    expect(read()).toMatchObject({
      alarmRecipients: [],
      worker: {
        callTimeout: 60_000,
        retry: {
          initialDelay: 2_000,
          longestDelay: 300_000,
          attemptsBeforeAlarm: 5,
        },
      },
      sweepInterval: { seconds: 10 },
      standingInterval: { minutes: 5 },
      driftInterval: { minutes: 5 },
      grace: { retired: 3_600_000, departed: 3_600_000, policy: 604_800_000 },
      expiringSoon: 1_209_600_000,
    });
    expect(read().requests.lapseAfter.toISO()).toBe('P30D');
  });

  it('reads ISO 8601 durations and durations in words', () => {
    const settings = read({
      requests: { lapseAfter: 'P7D' },
      worker: { retry: { longestDelay: '1 minute' } },
    });
    expect(settings.requests.lapseAfter.toISO()).toBe('P7D');
    expect(settings.worker.retry.longestDelay).toBe(60_000);
  });

  it('lets a grace be none at all, and nothing else', () => {
    expect(read({ grace: { policy: { days: 0 } } }).grace.policy).toBe(0);
  });

  it.each([
    [{ grace: { departed: { days: -1 } } }, 'dataAccess.grace.departed'],
    [{ expiringSoon: { days: 0 } }, 'dataAccess.expiringSoon'],
    [{ sweepInterval: { seconds: 0 } }, 'dataAccess.sweepInterval'],
    [
      { worker: { retry: { attemptsBeforeAlarm: 0 } } },
      'dataAccess.worker.retry.attemptsBeforeAlarm',
    ],
    [{ requests: { lapseAfter: 'soon' } }, 'dataAccess.requests.lapseAfter'],
  ])('names the setting that is wrong: %j', (config, name) => {
    expect(() => read(config)).toThrow(name);
  });
});
