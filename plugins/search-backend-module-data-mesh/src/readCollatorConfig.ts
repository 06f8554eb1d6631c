import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';

const KEY = 'search.collators.dataMesh';

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 10 },
  timeout: { minutes: 15 },
  initialDelay: { seconds: 3 },
};

/**
 * Reads when the documents are written and where their pages are.
 *
 * @throws `InputError` for a schedule that is none
 * @internal
 */
export function readCollatorConfig(root: Config): {
  schedule: SchedulerServiceTaskScheduleDefinition;
  locationTemplate: string;
} {
  const config = root.getOptionalConfig(KEY);
  return {
    schedule: readSchedule(config?.getOptionalConfig('schedule')),
    locationTemplate:
      config?.getOptionalString('locationTemplate') ??
      '/catalog/:namespace/:kind/:name',
  };
}

function readSchedule(
  config: Config | undefined,
): SchedulerServiceTaskScheduleDefinition {
  if (!config) {
    return DEFAULT_SCHEDULE;
  }
  try {
    return readSchedulerServiceTaskScheduleDefinitionFromConfig(config);
  } catch (error) {
    throw new InputError(
      `${KEY}.schedule is no schedule: ${toError(error).message}`,
    );
  }
}
