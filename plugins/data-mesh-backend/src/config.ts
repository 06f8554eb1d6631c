import { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import { Config, readDurationFromConfig } from '@backstage/config';
import { HumanDuration } from '@backstage/types';

/**
 * When the plugin does what nobody asks it for.
 * @internal
 */
export interface DataMeshConfig {
  /** When the catalog is looked through for changes. */
  indexing: SchedulerServiceTaskScheduleDefinition;
  /** When the levels in the scorecards are read. */
  levels: SchedulerServiceTaskScheduleDefinition;
  /** When followers are told what happened. */
  notifications: SchedulerServiceTaskScheduleDefinition;
}

/**
 * Reads the section `dataMesh`.
 *
 * @throws when a value cannot be used; the message names the key
 * @internal
 */
export function readConfig(config: Config): DataMeshConfig {
  const durationAt = (key: string, fallback: HumanDuration): HumanDuration =>
    config.has(`dataMesh.${key}`)
      ? readDurationFromConfig(config, { key: `dataMesh.${key}` })
      : fallback;
  return {
    indexing: {
      frequency: durationAt('indexing.frequency', { seconds: 10 }),
      timeout: durationAt('indexing.timeout', { minutes: 2 }),
    },
    levels: {
      frequency: durationAt('levels.frequency', { minutes: 1 }),
      timeout: { minutes: 5 },
    },
    notifications: {
      frequency: durationAt('notifications.frequency', { seconds: 10 }),
      timeout: { minutes: 5 },
    },
  };
}
