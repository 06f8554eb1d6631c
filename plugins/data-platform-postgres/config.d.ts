import { HumanDuration } from '@backstage/types';

export interface Config {
  dataPlatforms?: {
    [id: string]: {
      /**
       * How the portal reaches PostgreSQL, for platforms of type `postgres`.
       */
      connection?: {
        host?: string;
        /**
         * Default 5432.
         */
        port?: number | string;
        database?: string;
        /**
         * The provisioner: a login role with CREATEROLE that is a member of
         * the roles that own the tables. It needs no superuser.
         */
        user?: string;
        /**
         * @visibility secret
         */
        password?: string;
        /**
         * `true` verifies the server against the system's authorities.
         */
        ssl?:
          | boolean
          | {
              /**
               * PEM of the authority that signed the server's certificate.
               */
              ca?: string;
              /**
               * Default true.
               */
              rejectUnauthorized?: boolean;
            };
      };
      /**
       * The address shown to consumers, when it is not the one the portal
       * uses.
       */
      public?: {
        host?: string;
        port?: number | string;
      };
      /**
       * Most connections the portal keeps open to this database. Default 5.
       */
      poolSize?: number;
      /**
       * How long to wait for a connection. Default 10 seconds.
       */
      connectionTimeout?: HumanDuration | string;
      /**
       * Longest time of one statement. Default 30 seconds.
       */
      statementTimeout?: HumanDuration | string;
      /**
       * How long a change of rights waits for its turn. Default 10 seconds.
       */
      lockTimeout?: HumanDuration | string;
      /**
       * Which schemas data products may use. `*` stands for any characters.
       * Schemas of PostgreSQL itself are never offered.
       */
      schemas?: {
        /**
         * Default `['*']`.
         */
        include?: string[];
        /**
         * Default `['meshport_internal']`.
         */
        exclude?: string[];
        /**
         * Who may offer the tables of a schema as data products: entity refs
         * by the exact name of the schema. A ref without a kind is a Group.
         * When this is set, nobody may offer a schema that it does not name.
         * Without it, everyone who may register data products may offer every
         * table on which the provisioner can give rights.
         */
        owners?: { [schema: string]: string[] };
      };
      /**
       * Ends the principal's sessions in this database after a revocation, so
       * that a cursor opened before it stops too. The provisioner needs
       * `pg_signal_backend`. Default false.
       */
      terminateSessions?: boolean;
      /**
       * How rights are given in this database.
       */
      access?: {
        /**
         * The schema that Meshport makes for the views consumers read: lower
         * case letters, digits and underscores. Its tables are never offered.
         * Default `meshport`.
         */
        schema?: string;
        /**
         * How long it may take to prove that a new view with a row filter or
         * masks shows what it should, for each statement. A right that cannot
         * be proved in time is refused. Default 10 seconds.
         */
        proofTimeout?: HumanDuration | string;
      };
      /**
       * Roles that are expected to read everything, beside superusers and the
       * owners of tables: login roles, or roles whose members are meant. They
       * are no drift.
       */
      administrators?: string[];
      /**
       * How the quality of data is measured in this database.
       */
      measurement?: {
        /**
         * How many tables are measured at once, each over a connection of its
         * own beside those of `poolSize`. Default 2.
         */
        concurrency?: number;
        /**
         * Longest time of one statement that measures a table. Default two
         * minutes.
         */
        statementTimeout?: HumanDuration | string;
      };
    };
  };
}
