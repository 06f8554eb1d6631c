import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      /** The documents about data products and their output ports. */
      dataMesh?: {
        /**
         * When all documents are written anew. Every 10 minutes by default,
         * with a timeout of 15 minutes and an initial delay of 3 seconds.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /**
         * Address of an entity's page in the portal. Default
         * `/catalog/:namespace/:kind/:name`.
         */
        locationTemplate?: string;
      };
    };
  };
}
