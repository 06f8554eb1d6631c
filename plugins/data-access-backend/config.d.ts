import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Access requests, approvals and grants. */
  dataAccess?: {
    /**
     * Entity refs of the users and groups that hear, beside the approvers of a
     * request, when the engine could not be changed or no longer agrees with a
     * grant. None by default.
     */
    alarmRecipients?: string[];

    /**
     * Entity refs of the AccessPolicy entities that are in force, in the order
     * in which their rules are shown. None by default: only naming one here
     * lets it approve, deny or add steps.
     */
    policies?: string[];

    autoApproval?: {
      /**
       * Beginnings of the locations, as the catalog writes them, of products
       * for which rules may approve where the data platform says who owns the
       * data, e.g. `url:https://git.example.com/products/`. Whoever may write
       * there gives access to the data of those it names as owners. None by
       * default: people decide then.
       */
      sources?: string[];
    };

    /**
     * Login roles of data products, by which they read what they consume. Only
     * this names them: a product's entity is written by its team.
     */
    serviceAccounts?: {
      /** Entity ref, e.g. `dataproduct:default/departure-delays`. */
      product: string;
      /** Id of a data platform. */
      platform: string;
      /** The login role in the engine. */
      principal: string;
    }[];

    requests?: {
      /**
       * How long a step may wait before its approvers are reminded. Default 3
       * days. The time in which a question waits for its answer does not count,
       * here and below.
       */
      remindAfter?: HumanDuration | string;
      /**
       * How long a step may wait before others may decide it too. Default 7
       * days.
       */
      escalateAfter?: HumanDuration | string;
      /**
       * Entity refs of those others; the owner of the product's domain by
       * default.
       */
      escalateTo?: string[];
      /**
       * How long a step may wait before the request lapses. Default 30 days.
       */
      lapseAfter?: HumanDuration | string;
      /** The shortest time a right may be asked for. Default 1 minute. */
      shortestDuration?: HumanDuration | string;
    };

    /** How often to look for grants whose time is over. Default 10 seconds. */
    sweepInterval?: HumanDuration | string;

    /**
     * How long before its end the holder of a right is told of it, once. Default
     * 14 days, and no earlier than after half of its time. The end of a right of
     * less than a day is not announced.
     */
    expiringSoon?: HumanDuration | string;

    /**
     * How often to look whether rights that were given may stay. Default 5
     * minutes.
     */
    standingInterval?: HumanDuration | string;

    /**
     * How long a right stays, with a warning, after something has come to stand
     * against it. Zero ends it at once.
     */
    grace?: {
      /** The product or the port is no longer in the catalog. Default 1 hour. */
      retired?: HumanDuration | string;
      /** The holder, or their login role, is gone. Default 1 hour. */
      departed?: HumanDuration | string;
      /**
       * A rule no longer allows it, or who answers for the right of a team or a
       * data product has left. Default 7 days.
       */
      policy?: HumanDuration | string;
    };

    /** How often to compare the engines with the grants. Default 5 minutes. */
    driftInterval?: HumanDuration | string;

    /** What changes the engines, on every replica of the backend. */
    worker?: {
      /**
       * How often to look for work that no event announced, e.g. after a
       * restart. Default 2 seconds.
       */
      interval?: HumanDuration | string;
      /**
       * How long to wait for an engine. Must be longer than the adapter's own
       * time limits. Default 1 minute.
       */
      callTimeout?: HumanDuration | string;
      retry?: {
        /** Before the second attempt; doubles from there. Default 2 seconds. */
        initialDelay?: HumanDuration | string;
        /** The longest time between two attempts. Default 5 minutes. */
        longestDelay?: HumanDuration | string;
        /** Attempts before people are told. Default 5. */
        attemptsBeforeAlarm?: number;
      };
    };
  };
}
