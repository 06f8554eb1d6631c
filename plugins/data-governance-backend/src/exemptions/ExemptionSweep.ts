import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { ScorecardService } from '../scorecards';
import { ExemptionAnnouncer } from './ExemptionAnnouncer';
import { changeExemption } from './exemptionMachine';
import { ExemptionStore } from './ExemptionStore';

const BATCH = 200;
const DAY = 24 * 60 * 60 * 1000;
const REMINDED_BEFORE = 7 * DAY;
// Whoever got a short one was just told when it ends.
const REMINDED_AFTER_DECISION = DAY;

/**
 * Lets time end exemptions. Any number of replicas may do so at once: each
 * step is written by one of them.
 * @internal
 */
export class ExemptionSweep {
  readonly #store: ExemptionStore;
  readonly #scorecards: Pick<ScorecardService, 'list'>;
  readonly #announcer: ExemptionAnnouncer;
  readonly #logger: LoggerService;
  readonly #now: () => Date;

  constructor(options: {
    store: ExemptionStore;
    scorecards: Pick<ScorecardService, 'list'>;
    announcer: ExemptionAnnouncer;
    logger: LoggerService;
    now: () => Date;
  }) {
    this.#store = options.store;
    this.#scorecards = options.scorecards;
    this.#announcer = options.announcer;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  /** Expires what has ended, and says what ends soon. */
  async run(signal?: AbortSignal): Promise<void> {
    const now = this.#now();
    const expired = await this.expire(now, signal);
    if (expired > 0) {
      this.#logger.info(`${expired} exemptions have expired`);
    }
    const ending = await this.#store.takeEnding(now, {
      endsBefore: new Date(now.getTime() + REMINDED_BEFORE),
      decidedBefore: new Date(now.getTime() - REMINDED_AFTER_DECISION),
    });
    for (const exemption of ending) {
      await this.#announcer.remind(exemption);
    }
  }

  /**
   * Writes that exemptions have ended whose end was reached.
   *
   * @returns how many
   */
  async expire(now: Date, signal?: AbortSignal): Promise<number> {
    let expired = 0;
    let ended = await this.#store.ended(now, BATCH);
    while (ended.length > 0 && !signal?.aborted) {
      const owners = await this.#ruleOwners();
      for (const exemption of ended) {
        const change = changeExemption(exemption, { type: 'expire' }, now);
        if (await this.#writes(() => this.#store.change(change))) {
          expired += 1;
          await this.#announcer.announce(
            change,
            owners.get(exemption.scorecard),
          );
        }
      }
      ended = await this.#store.ended(now, BATCH);
    }
    return expired;
  }

  /** Whether this replica wrote it, and not another one. */
  async #writes(write: () => Promise<void>): Promise<boolean> {
    try {
      await write();
      return true;
    } catch (error) {
      if (error instanceof ConflictError) {
        return false;
      }
      throw error;
    }
  }

  async #ruleOwners(): Promise<Map<string, string | undefined>> {
    const scorecards = await this.#scorecards.list();
    return new Map(
      scorecards.map(({ ref, current }) => [ref, current?.definition.owner]),
    );
  }
}
