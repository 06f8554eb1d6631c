import { Config } from '@backstage/config';
import { readDuration } from '../readDuration';

const KEY = 'dataGovernance.digest';

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
  return {
    enabled: config.getOptionalBoolean(`${KEY}.enabled`) ?? true,
    frequencyMs: readDuration(config, `${KEY}.frequency`, { days: 1 }),
  };
}
