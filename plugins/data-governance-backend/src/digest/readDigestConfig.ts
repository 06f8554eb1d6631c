import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

const KEY = 'dataGovernance.digest';
const DAY = { days: 1 };

/** @internal */
export interface DigestConfig {
  /** Whether owners are told at all. */
  enabled: boolean;
  /** How long there is silence after a digest, in milliseconds. */
  frequencyMs: number;
}

/**
 * Reads the section `dataGovernance.digest`.
 *
 * @throws when a value cannot be used; the message names the key
 * @internal
 */
export function readDigestConfig(config: Config): DigestConfig {
  const key = `${KEY}.frequency`;
  const frequencyMs = durationToMilliseconds(
    config.has(key) ? readDurationFromConfig(config, { key }) : DAY,
  );
  if (frequencyMs <= 0) {
    throw new InputError(`${key}: has to be longer than nothing`);
  }
  return {
    enabled: config.getOptionalBoolean(`${KEY}.enabled`) ?? true,
    frequencyMs,
  };
}
