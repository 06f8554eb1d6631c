import { LoggerService } from '@backstage/backend-plugin-api';
import { AccessDatabase } from '../database/AccessDatabase';
import { Change } from '../database/Change';
import { GrantRecord } from '../database/grantRows';
import { LeaseLostError } from '../database/leases';
import { Lease } from '../database/Outbox';
import { RequestRecord } from '../database/requestRows';
import { SYSTEM } from '../workflow/actors';
import { GrantMove, GrantTransitions } from '../workflow/GrantTransitions';
import { Verdict } from './judgeRight';
import { isWork, waitOf } from './planRight';

/**
 * One right after its engine was asked.
 * @internal
 */
export interface JudgedRight {
  lease: Lease;
  /** All that had not ended. */
  grants: readonly GrantRecord[];
  /** What the answer means; `now` is ISO 8601, by the database's clock. */
  judge(now: string): Verdict[];
}

/**
 * Writes what the engines said of many rights in one transaction, together
 * with giving back the leases. What somebody else has changed meanwhile stays
 * as it is, and is looked at again.
 * @internal
 */
export class VerdictWriter {
  readonly #database: AccessDatabase;
  readonly #transitions: GrantTransitions;
  readonly #logger: LoggerService;

  constructor(options: {
    database: AccessDatabase;
    transitions: GrantTransitions;
    logger: LoggerService;
  }) {
    this.#database = options.database;
    this.#transitions = options.transitions;
    this.#logger = options.logger;
  }

  /** @param requests - of the grants that were judged, by their ids */
  async write(
    rights: readonly JudgedRight[],
    requests: ReadonlyMap<string, RequestRecord>,
  ): Promise<void> {
    try {
      const { verdicts, written } = await this.#database.change(change =>
        this.#writeIn(change, rights, requests),
      );
      verdicts.forEach(verdict => this.#report(verdict, written));
    } catch (error) {
      if (!(error instanceof LeaseLostError)) {
        throw error;
      }
      // Whoever has taken them over writes of them; the rest is ours.
      const { lost } = error;
      const held = rights.filter(({ lease }) => !lost.has(lease.id));
      this.#logger.warn(error.message);
      if (held.length > 0) {
        await this.write(held, requests);
      }
    }
  }

  async #writeIn(
    change: Change,
    rights: readonly JudgedRight[],
    requests: ReadonlyMap<string, RequestRecord>,
  ): Promise<{ verdicts: Verdict[]; written: Map<string, GrantRecord> }> {
    const verdicts = rights.flatMap(right => right.judge(change.now));
    const moves: GrantMove[] = [];
    const notes: GrantRecord[] = [];
    for (const verdict of verdicts) {
      const { grant, action, comment, patch } = verdict;
      const request = requests.get(grant.requestId);
      if (action && request) {
        moves.push({ request, grant, action, actor: SYSTEM, comment, patch });
      } else if (!action) {
        notes.push({ ...grant, ...patch });
      }
    }
    const moved = await this.#transitions.moveMany(change, moves);
    const noted = await change.noteOnGrants(notes);
    const written = new Map([...moved, ...noted].map(one => [one.id, one]));
    const now = new Date(change.now);
    const judged = new Set(verdicts.map(({ grant }) => grant.id));
    change.settle(
      rights.map(({ lease, grants }) => {
        const waits = grants
          .map(grant => (judged.has(grant.id) ? written.get(grant.id) : grant))
          .map(grant => waitAfter(grant, now))
          .filter(wait => wait !== undefined);
        return waits.length > 0
          ? { lease, wait: Math.max(0, Math.min(...waits)) }
          : { lease };
      }),
    );
    return { verdicts, written };
  }

  #report({ grant }: Verdict, written: ReadonlyMap<string, GrantRecord>): void {
    const after = written.get(grant.id);
    const what = `Grant ${grant.id} of ${grant.principal} on ${grant.platform}`;
    if (!after) {
      this.#logger.debug(`${what} has changed meanwhile`);
    } else if (!after.failure) {
      this.#logger.info(`${what} is ${after.state}`);
    } else if (after.revision === grant.revision) {
      this.#logger.warn(
        `${what} stays ${after.state} after ${after.failure.attempts} attempts: ${after.failure.message}`,
      );
    } else {
      this.#logger.error(`${what} is ${after.state}: ${after.failure.message}`);
    }
  }
}

/**
 * Milliseconds until the next attempt; `undefined` when there is nothing left
 * to do. What somebody else has changed is looked at again at once.
 */
function waitAfter(
  grant: GrantRecord | undefined,
  now: Date,
): number | undefined {
  if (!grant) {
    return 0;
  }
  return isWork(grant) ? waitOf(grant, now) : undefined;
}
