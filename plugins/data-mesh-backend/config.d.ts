import { HumanDuration } from '@backstage/types';

export interface Config {
  /**
   * The data mesh plugin.
   */
  dataMesh?: {
    /**
     * How the index of products, contracts and columns is kept up to date with
     * the catalog.
     */
    indexing?: {
      /**
       * How often the catalog is looked through for changes. Only what changed
       * is read in full. Default: 10 seconds.
       */
      frequency?: string | HumanDuration;
      /**
       * When a run that was cut short, e.g. by a restart of the portal, may be
       * taken over. A longer run is ended then and the next one goes on where
       * it stopped. Default: 2 minutes.
       */
      timeout?: string | HumanDuration;
    };
    /**
     * Levels of the products in the scorecards, where the data governance
     * plugin is installed.
     */
    levels?: {
      /**
       * How often they are read. Default: 1 minute.
       */
      frequency?: string | HumanDuration;
    };
    /**
     * What the followers of a product are told.
     */
    notifications?: {
      /**
       * How often it is looked for something to tell. Default: 10 seconds.
       */
      frequency?: string | HumanDuration;
    };
  };
}
