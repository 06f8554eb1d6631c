import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { HumanDuration } from '@backstage/types';
import { Duration } from 'luxon';
import {
  readRequestSettings,
  RequestSettings,
} from './requests/requestSettings';

/**
 * What `dataAccess` in the configuration says. Times are in milliseconds.
 * @internal
 */
export interface Settings {
  /** Entity refs that hear of alarms, beside the approvers. */
  alarmRecipients: string[];
  requests: RequestSettings;
  worker: {
    interval: HumanDuration;
    callTimeout: number;
    leaseDuration: number;
    retry: RetrySettings;
  };
  sweepInterval: HumanDuration;
  standingInterval: HumanDuration;
  driftInterval: HumanDuration;
  grace: GraceSettings;
  /** How long before its end a holder hears of it. */
  expiringSoon: number;
}

/** @internal */
export interface RetrySettings {
  initialDelay: number;
  longestDelay: number;
  attemptsBeforeAlarm: number;
}

/**
 * How long a right stays after something has come to stand against it; not at
 * all when zero.
 * @internal
 */
export interface GraceSettings {
  retired: number;
  departed: number;
  policy: number;
}

/**
 * @throws `InputError` for a setting that cannot be used, naming it
 * @internal
 */
export function readSettings(root: Config): Settings {
  const config = root.getOptionalConfig('dataAccess');
  const duration = (
    key: string,
    otherwise: HumanDuration,
    { orNone = false } = {},
  ): Duration => {
    const value = Duration.fromObject(
      root.has(`dataAccess.${key}`)
        ? readDurationFromConfig(root, { key: `dataAccess.${key}` })
        : otherwise,
    );
    if (value.toMillis() < 0 || (value.toMillis() === 0 && !orNone)) {
      throw new InputError(`dataAccess.${key} must be longer than nothing`);
    }
    return value;
  };
  const grace = (key: keyof GraceSettings, otherwise: HumanDuration) =>
    duration(`grace.${key}`, otherwise, { orNone: true }).toMillis();
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
    requests: readRequestSettings(root),
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
    standingInterval: duration('standingInterval', { minutes: 5 }).toObject(),
    driftInterval: duration('driftInterval', { minutes: 5 }).toObject(),
    grace: {
      retired: grace('retired', { hours: 1 }),
      departed: grace('departed', { hours: 1 }),
      policy: grace('policy', { days: 7 }),
    },
    expiringSoon: duration('expiringSoon', { days: 14 }).toMillis(),
  };
}
