import { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { HumanDuration } from '@backstage/types';
import { readDuration } from './readDuration';

const DAY_MS = 24 * 60 * 60 * 1000;

/** @internal */
export interface GovernanceConfig {
  /** When the catalog is looked through. */
  schedule: SchedulerServiceTaskScheduleDefinition;
  history: {
    /** How long transitions and daily summaries are kept. */
    retentionMs: number;
  };
  /** Limits of what may be sent to be evaluated. */
  files: {
    maxEntities: number;
    /** As express understands it, e.g. `2mb`. */
    maxBodySize: string;
  };
}

/**
 * Reads the section `dataGovernance`.
 *
 * @throws when a value cannot be used; the message names the key
 * @internal
 */
export function readConfig(config: Config): GovernanceConfig {
  const maxEntities =
    config.getOptionalNumber('dataGovernance.files.maxEntities') ?? 50;
  if (!Number.isInteger(maxEntities) || maxEntities < 1) {
    throw new InputError(
      'dataGovernance.files.maxEntities: has to be a whole number above 0',
    );
  }
  const maxBodySize =
    config.getOptionalString('dataGovernance.files.maxBodySize') ?? '2mb';
  if (!/^\d+(kb|mb)$/.test(maxBodySize)) {
    throw new InputError(
      'dataGovernance.files.maxBodySize: has to be a size such as 500kb or 2mb',
    );
  }
  return {
    schedule: {
      frequency: lasting(config, 'evaluation.frequency', { seconds: 10 }),
      timeout: lasting(config, 'evaluation.timeout', { minutes: 30 }),
    },
    history: { retentionMs: readRetention(config) },
    files: { maxEntities, maxBodySize },
  };
}

function readRetention(config: Config): number {
  const key = 'dataGovernance.history.retention';
  const retention = readDuration(config, key, { days: 400 });
  if (retention < DAY_MS) {
    throw new InputError(`${key}: has to be at least a day`);
  }
  return retention;
}

function lasting(
  config: Config,
  name: string,
  fallback: HumanDuration,
): HumanDuration {
  return {
    milliseconds: readDuration(config, `dataGovernance.${name}`, fallback),
  };
}
