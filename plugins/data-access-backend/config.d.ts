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

    requests?: {
      /** How long a request may wait for a decision. Default 30 days. */
      lapseAfter?: HumanDuration | string;
      /** The shortest time a right may be asked for. Default 1 minute. */
      shortestDuration?: HumanDuration | string;
    };

    /** How often to look for grants whose time is over. Default 10 seconds. */
    sweepInterval?: HumanDuration | string;

    /** How often to compare active grants with the engine. Default 5 minutes. */
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
