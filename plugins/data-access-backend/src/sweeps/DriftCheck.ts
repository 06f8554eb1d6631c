import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { DataPlatforms } from '@meshport/backstage-plugin-data-platform-node';
import { AccessDatabase } from '../database/AccessDatabase';
import { GrantRecord, toAccessItem } from '../database/grantRows';
import { GrantStore } from '../database/GrantStore';
import { RequestRecord } from '../database/requestRows';
import { RequestStore } from '../database/RequestStore';
import { SYSTEM, Transitions } from '../workflow/Transitions';
import { describeError } from '../worker/describeError';

const BATCH = 100;

/**
 * Compares grants that should be in the engine with what the engine says. It
 * changes no engine: whether a right comes back is for people to decide.
 * @internal
 */
export class DriftCheck {
  readonly #database: AccessDatabase;
  readonly #requests: RequestStore;
  readonly #grants: GrantStore;
  readonly #platforms: DataPlatforms;
  readonly #transitions: Transitions;
  readonly #logger: LoggerService;

  constructor(options: {
    database: AccessDatabase;
    requests: RequestStore;
    grants: GrantStore;
    platforms: DataPlatforms;
    transitions: Transitions;
    logger: LoggerService;
  }) {
    this.#database = options.database;
    this.#requests = options.requests;
    this.#grants = options.grants;
    this.#platforms = options.platforms;
    this.#transitions = options.transitions;
    this.#logger = options.logger;
  }

  /** Looks at every active and drifted grant once. */
  async run(signal?: AbortSignal): Promise<void> {
    let after: string | undefined;
    do {
      const page = await this.#grants.page(['active', 'drifted'], {
        after,
        limit: BATCH,
      });
      const requests = await this.#requests.getRecords(
        page.map(grant => grant.requestId),
      );
      for (const grant of page) {
        const request = requests.get(grant.requestId);
        if (request && !signal?.aborted) {
          await this.#check(grant, request);
        }
      }
      after = page.length === BATCH ? page.at(-1)?.id : undefined;
    } while (after && !signal?.aborted);
  }

  async #check(grant: GrantRecord, request: RequestRecord): Promise<void> {
    try {
      const { access } = this.#platforms.get(grant.platform);
      const evidence = await access.verify(toAccessItem(grant));
      const agrees = evidence.state === 'present';
      if (agrees === (grant.state === 'active')) {
        await this.#database.change(change =>
          change.noteOnGrant({ ...grant, evidence }),
        );
        return;
      }
      const type = agrees ? 'confirm-present' : 'find-drift';
      await this.#database.change(change =>
        this.#transitions.grant(
          change,
          request,
          grant,
          { type },
          {
            actor: SYSTEM,
            patch: { evidence },
          },
        ),
      );
      if (!agrees) {
        this.#logger.error(
          `Grant ${grant.id} has drifted: ${evidence.summary}`,
        );
      }
    } catch (error) {
      if (error instanceof ConflictError) {
        this.#logger.debug(`Grant ${grant.id}: ${error.message}`);
      } else {
        this.#logger.warn(
          `Grant ${grant.id} cannot be compared with ${
            grant.platform
          }: ${describeError(error)}`,
        );
      }
    }
  }
}
