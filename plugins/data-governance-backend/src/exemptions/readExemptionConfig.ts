import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

const KEY = 'dataGovernance.exemptions.longest';
const YEAR = { days: 365 };

/** @internal */
export interface ExemptionConfig {
  /** How far ahead an exemption may end, in milliseconds. */
  longestMs: number;
}

/**
 * Reads the section `dataGovernance.exemptions`.
 *
 * @throws when a value cannot be used; the message names the key
 * @internal
 */
export function readExemptionConfig(config: Config): ExemptionConfig {
  const longestMs = durationToMilliseconds(
    config.has(KEY) ? readDurationFromConfig(config, { key: KEY }) : YEAR,
  );
  if (longestMs <= 0) {
    throw new InputError(`${KEY}: has to be longer than nothing`);
  }
  return { longestMs };
}
