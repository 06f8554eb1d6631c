import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { ShownRules } from '../mesh';
import { ScorecardService } from '../scorecards';
import { Digest, digestsOf } from './digestOf';
import { digestMessage } from './digestMessage';
import { DigestStore } from './DigestStore';

/**
 * Tells owners at most once in a while what changed for their products, all at
 * once and never a message for each check. Any number of replicas may do so.
 * @internal
 */
export class DigestSender {
  readonly #store: DigestStore;
  readonly #scorecards: Pick<ScorecardService, 'list'>;
  readonly #notifications: NotificationService;
  readonly #logger: LoggerService;
  readonly #frequencyMs: number;
  readonly #now: () => Date;

  constructor(options: {
    store: DigestStore;
    scorecards: Pick<ScorecardService, 'list'>;
    notifications: NotificationService;
    logger: LoggerService;
    /** How long there is silence after a digest. */
    frequencyMs: number;
    now: () => Date;
  }) {
    this.#store = options.store;
    this.#scorecards = options.scorecards;
    this.#notifications = options.notifications;
    this.#logger = options.logger;
    this.#frequencyMs = options.frequencyMs;
    this.#now = options.now;
  }

  /** Tells all owners whose time has come. */
  async run(signal?: AbortSignal): Promise<void> {
    const now = this.#now();
    const since = new Date(now.getTime() - this.#frequencyMs);
    const until = await this.#store.settled(now);
    await this.#store.begin(until, now);
    const owners = await this.#store.due(since);
    if (owners.length === 0) {
      return;
    }
    // An owner of products sees no drafts of those who own the rules.
    const rules = await ShownRules.read(this.#scorecards, new Set());
    const digests = digestsOf(
      await this.#store.netChanges(owners, until, rules),
      await this.#store.ending(owners, now),
    );
    const told = new Set(digests.map(({ owner }) => owner));
    await this.#store.skip(
      owners.filter(owner => !told.has(owner)),
      { since, until },
    );
    for (const digest of digests) {
      if (signal?.aborted) {
        return;
      }
      await this.#tell(digest, { since, now, until });
    }
  }

  /** What is not sent now is sent the next time, with what is new then. */
  async #tell(
    digest: Digest,
    turn: { since: Date; now: Date; until: string },
  ): Promise<void> {
    try {
      await this.#store.tell(digest.owner, turn, () =>
        this.#notifications.send(digestMessage(digest, turn.now)),
      );
    } catch (error) {
      this.#logger.warn(
        `The digest for ${digest.owner} was not sent: ${
          toError(error).message
        }`,
      );
    }
  }
}
