export interface Config {
  dataMesh?: {
    /**
     * Where `data-mesh:publish:local` puts repositories. For development only:
     * in production use a `publish:*` action of your source control system.
     */
    localRepositories?: {
      /** Folder that holds one git repository a product. */
      folder: string;
      /**
       * Address under which the catalog reads that folder, without a slash at
       * the end. Its host must be in `backend.reading.allow`.
       */
      baseUrl: string;
    };
  };
}
