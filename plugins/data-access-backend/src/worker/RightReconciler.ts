import { LoggerService } from '@backstage/backend-plugin-api';
import { DataPlatforms } from '@meshport/backstage-plugin-data-platform-node';
import { AccessDatabase } from '../database/AccessDatabase';
import { GrantRecord } from '../database/grantRows';
import { GrantStore } from '../database/GrantStore';
import { Lease, Outbox } from '../database/Outbox';
import { RequestRecord } from '../database/requestRows';
import { RequestStore } from '../database/RequestStore';
import { databaseNow } from '../database/time';
import { Settings } from '../settings';
import { GrantTransitions } from '../workflow/GrantTransitions';
import { callEngines } from './callEngine';
import { describeError } from './describeError';
import { GrantCheck } from './GrantCheck';
import { judgeRight } from './judgeRight';
import { isWork, planRight, RightPlan, waitOf } from './planRight';
import { VerdictWriter } from './VerdictWriter';

const BATCH = 250;

/**
 * Brings engines to what the grants of many rights say, and writes down what
 * the engines then say. One worker at a time does so for one right, so a grant
 * that begins is never overtaken by another one's end.
 * @internal
 */
export class RightReconciler {
  readonly #database: AccessDatabase;
  readonly #outbox: Outbox;
  readonly #requests: RequestStore;
  readonly #grants: GrantStore;
  readonly #check: GrantCheck;
  readonly #platforms: DataPlatforms;
  readonly #settings: Settings['worker'];
  readonly #logger: LoggerService;
  readonly #writer: VerdictWriter;

  constructor(options: {
    database: AccessDatabase;
    outbox: Outbox;
    requests: RequestStore;
    grants: GrantStore;
    check: GrantCheck;
    platforms: DataPlatforms;
    transitions: GrantTransitions;
    settings: Settings['worker'];
    logger: LoggerService;
  }) {
    this.#database = options.database;
    this.#outbox = options.outbox;
    this.#requests = options.requests;
    this.#grants = options.grants;
    this.#check = options.check;
    this.#platforms = options.platforms;
    this.#settings = options.settings;
    this.#logger = options.logger;
    this.#writer = new VerdictWriter(options);
  }

  /** @returns how many rights were due */
  async work(): Promise<number> {
    const begun = performance.now();
    const leases = await this.#outbox.lease({
      kind: 'reconcile',
      limit: BATCH,
      duration: this.#settings.leaseDuration,
    });
    if (leases.length > 0) {
      try {
        await this.#reconcile(leases, begun);
      } catch (error) {
        this.#logger.error(
          `${leases.length} rights are tried again: ${describeError(error)}`,
        );
        const wait = this.#settings.retry.initialDelay;
        await this.#outbox.settle(leases.map(lease => ({ lease, wait })));
      }
    }
    return leases.length;
  }

  async #reconcile(leases: readonly Lease[], begun: number): Promise<void> {
    const [now, byRight] = await Promise.all([
      databaseNow(this.#database.knex),
      this.#grants.living(leases.map(({ content }) => content)),
    ]);
    const rights = leases.map(lease => ({
      lease,
      grants: byRight.get(lease.content) ?? [],
    }));
    const due = rights.flatMap(({ grants }) =>
      grants.filter(grant => isWork(grant) && waitOf(grant, now) <= 0),
    );
    const requests = await this.#requests.getRecords(
      due.map(({ requestId }) => requestId),
    );
    const objections = await this.#check.objections(toCheck(due, requests));
    const plans = new Map(
      rights.map(({ lease, grants }) => [
        lease.content,
        planRight(grants, now, objections),
      ]),
    );
    const results = await this.#call(plans, begun);
    await this.#writer.write(
      rights.map(({ lease, grants }) => ({
        lease,
        grants,
        judge: at =>
          judgeRight(plans.get(lease.content)!, {
            objections,
            result: results.get(lease.content),
            now: at,
            retry: this.#settings.retry,
          }),
      })),
      requests,
    );
  }

  async #call(plans: ReadonlyMap<string, RightPlan>, begun: number) {
    const { callTimeout, leaseDuration } = this.#settings;
    // A call must have come back before anyone else may take a right over.
    if (performance.now() - begun + 2 * callTimeout >= leaseDuration) {
      throw new Error('Too little is left of the lease to call an engine');
    }
    const calls = new Map(
      [...plans].flatMap(([key, { call }]) => (call ? [[key, call]] : [])),
    );
    return callEngines(calls, {
      platforms: this.#platforms,
      timeout: callTimeout,
    });
  }
}

/** What ends is not looked at again: it may always end. */
function toCheck(
  due: readonly GrantRecord[],
  requests: ReadonlyMap<string, RequestRecord>,
) {
  return due
    .filter(({ state }) => state !== 'revoking' && state !== 'revoke_failed')
    .flatMap(grant => {
      const request = requests.get(grant.requestId);
      return request ? [{ grant, request }] : [];
    });
}
