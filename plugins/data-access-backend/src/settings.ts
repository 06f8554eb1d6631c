import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { HumanDuration } from '@backstage/types';
import { Duration } from 'luxon';

/**
 * What `dataAccess` in the configuration says. Times are in milliseconds.
 * @internal
 */
export interface Settings {
  /** Entity refs that hear of alarms, beside the approvers. */
  alarmRecipients: string[];
  shortestDuration: Duration;
  lapseAfter: Duration;
  worker: {
    interval: HumanDuration;
    callTimeout: number;
    leaseDuration: number;
    retry: RetrySettings;
  };
  sweepInterval: HumanDuration;
  driftInterval: HumanDuration;
}

/** @internal */
export interface RetrySettings {
  initialDelay: number;
  longestDelay: number;
  attemptsBeforeAlarm: number;
}

/**
 * @throws `InputError` for a setting that cannot be used, naming it
 * @internal
 */
export function readSettings(root: Config): Settings {
  const config = root.getOptionalConfig('dataAccess');
  const duration = (key: string, otherwise: HumanDuration): Duration => {
    const value = Duration.fromObject(
      root.has(`dataAccess.${key}`)
        ? readDurationFromConfig(root, { key: `dataAccess.${key}` })
        : otherwise,
    );
    if (value.toMillis() <= 0) {
      throw new InputError(`dataAccess.${key} must be longer than nothing`);
    }
    return value;
  };
  const callTimeout = duration('worker.callTimeout', { minutes: 1 });
  const attemptsBeforeAlarm =
    config?.getOptionalNumber('worker.retry.attemptsBeforeAlarm') ?? 5;
  if (!Number.isInteger(attemptsBeforeAlarm) || attemptsBeforeAlarm < 1) {
    throw new InputError(
      'dataAccess.worker.retry.attemptsBeforeAlarm must be a whole number from 1',
    );
  }

  return {
    alarmRecipients: config?.getOptionalStringArray('alarmRecipients') ?? [],
    shortestDuration: duration('requests.shortestDuration', { minutes: 1 }),
    lapseAfter: duration('requests.lapseAfter', { days: 30 }),
    worker: {
      interval: duration('worker.interval', { seconds: 2 }).toObject(),
      callTimeout: callTimeout.toMillis(),
      // A worker that died holds a right back for this long, no more.
      leaseDuration: callTimeout.toMillis() * 4,
      retry: {
        initialDelay: duration('worker.retry.initialDelay', {
          seconds: 2,
        }).toMillis(),
        longestDelay: duration('worker.retry.longestDelay', {
          minutes: 5,
        }).toMillis(),
        attemptsBeforeAlarm,
      },
    },
    sweepInterval: duration('sweepInterval', { seconds: 10 }).toObject(),
    driftInterval: duration('driftInterval', { minutes: 5 }).toObject(),
  };
}
