import { HumanDuration } from '@backstage/types';

export interface Config {
  /**
   * Scorecards of data products.
   */
  dataGovernance?: {
    /**
     * How the results are kept up to date with the catalog.
     */
    evaluation?: {
      /**
       * How often the catalog is looked through for changes. Products that did
       * not change are not evaluated again, but the entities are read each
       * time: raise it to a minute or more for a mesh of thousands of
       * products. Default: 10 seconds.
       */
      frequency?: string | HumanDuration;
      /**
       * When another replica may take over a run that does not end.
       * Default: 30 minutes.
       */
      timeout?: string | HumanDuration;
    };
    /**
     * Limits of files that are sent to be evaluated before they are merged.
     */
    files?: {
      /**
       * The most entities in one request. Default: 50.
       */
      maxEntities?: number;
      /**
       * The largest request, e.g. `500kb`. Default: `2mb`.
       */
      maxBodySize?: string;
    };
  };
}
