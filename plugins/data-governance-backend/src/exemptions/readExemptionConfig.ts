import { Config } from '@backstage/config';
import { readDuration } from '../readDuration';

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
  return {
    longestMs: readDuration(config, 'dataGovernance.exemptions.longest', {
      days: 365,
    }),
  };
}
