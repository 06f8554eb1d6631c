import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';

/**
 * The length of time that the configuration has at a key, in milliseconds.
 *
 * @param fallback - where the configuration has none
 * @throws `InputError` naming the key when it is no duration, or none that lasts
 * @internal
 */
export function readDuration(
  config: Config,
  key: string,
  fallback: HumanDuration,
): number {
  const milliseconds = durationToMilliseconds(
    config.has(key) ? readDurationFromConfig(config, { key }) : fallback,
  );
  if (milliseconds <= 0) {
    throw new InputError(`${key}: has to be longer than nothing`);
  }
  return milliseconds;
}
