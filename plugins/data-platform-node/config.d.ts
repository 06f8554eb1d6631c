export interface Config {
  /**
   * The engines that hold data, by id. The id is lower case letters, digits
   * and single dashes; output ports name it as their `platform`.
   */
  dataPlatforms?: {
    [id: string]: {
      /**
       * The adapter, e.g. `postgres`. Each adapter's own settings are beside
       * it.
       */
      type: string;
      /**
       * What people see. Default: the id.
       */
      title?: string;
    };
  };
}
