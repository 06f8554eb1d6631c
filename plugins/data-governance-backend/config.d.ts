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
     * What is known about data products: how long it is kept, and how each
     * external fact provider is used, by its id.
     */
    facts?: {
      /**
       * How long the past of facts is kept. Results can be computed again for
       * any day within. Default: 400 days.
       */
      retention?: string | HumanDuration;
      [provider: string]:
        | string
        | HumanDuration
        | {
            /**
             * False: the provider is not asked, its facts are unknown.
             * Default: true.
             */
            enabled?: boolean;
            /**
             * How often all products are collected. Default: as the provider
             * has it, or every hour.
             */
            frequency?: string | HumanDuration;
            /**
             * How long one batch of products may take. Default: as the
             * provider has it, or one minute.
             */
            timeout?: string | HumanDuration;
          }
        | undefined;
    };
    /**
     * Sources of facts that other tools send to `POST /facts`, by id: letters
     * and digits, starting with a lower case letter. Rules read them as
     * `facts.<id>.<name>`.
     */
    pushedFacts?: {
      [id: string]: {
        /**
         * What people read. Default: the id.
         */
        title?: string;
        /**
         * By name: letters and digits, starting with a lower case letter.
         */
        facts: {
          [name: string]: {
            type: 'bool' | 'int' | 'double' | 'string' | 'list<string>';
            /**
             * What it means, for those who write rules.
             */
            description: string;
          };
        };
        /**
         * Subjects of the services that may send, e.g. `external:ci`.
         * Default: any service with the permission.
         */
        services?: string[];
        /**
         * How long facts may hold at most, from when they are sent.
         * Default: 30 days.
         */
        maxValidity?: string | HumanDuration;
      };
    };
    /**
     * Exemptions from checks.
     */
    exemptions?: {
      /**
       * How far ahead an exemption may end. Default: 365 days.
       */
      longest?: string | HumanDuration;
    };
    /**
     * What owners of products are told when results change.
     */
    digest?: {
      /**
       * False: owners are not told. Default: true.
       */
      enabled?: boolean;
      /**
       * How long there is silence after a digest. Default: one day.
       */
      frequency?: string | HumanDuration;
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
