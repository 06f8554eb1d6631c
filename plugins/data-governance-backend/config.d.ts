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
       * How often the catalog is looked through for changes. Of products and
       * contracts only names and versions are read each time, and what changed
       * in full: raise it to a minute or more for a mesh of tens of thousands
       * of products. Default: 10 seconds.
       */
      frequency?: string | HumanDuration;
      /**
       * When another replica may take over a run that does not end.
       * Default: 30 minutes.
       */
      timeout?: string | HumanDuration;
    };
    /**
     * How results came to be what they are.
     */
    history?: {
      /**
       * How long changes of results and daily summaries are kept.
       * Default: 400 days.
       */
      retention?: string | HumanDuration;
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
