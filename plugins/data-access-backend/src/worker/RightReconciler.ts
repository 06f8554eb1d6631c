import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  AccessEvidence,
  DataPlatforms,
} from '@meshport/backstage-plugin-data-platform-node';
import { AccessDatabase } from '../database/AccessDatabase';
import { GrantRecord } from '../database/grantRows';
import { GrantStore } from '../database/GrantStore';
import { Lease } from '../database/Outbox';
import { RequestStore } from '../database/RequestStore';
import { databaseNow } from '../database/time';
import { GrantAction, WORK_STATES } from '../grants/grantMachine';
import { endOf } from '../ports/duration';
import { PortCatalog } from '../ports/PortCatalog';
import { Settings } from '../settings';
import { SYSTEM, Transitions } from '../workflow/Transitions';
import { backoff } from './backoff';
import { askEngine, Finding } from './engine';

/**
 * Brings the engine to what the grants of one right say, and writes down what
 * the engine then says. One worker at a time does so for one right, so a grant
 * that begins is never overtaken by another one's end.
 * @internal
 */
export class RightReconciler {
  readonly #database: AccessDatabase;
  readonly #requests: RequestStore;
  readonly #grants: GrantStore;
  readonly #ports: PortCatalog;
  readonly #platforms: DataPlatforms;
  readonly #transitions: Transitions;
  readonly #settings: Settings['worker'];
  readonly #logger: LoggerService;

  constructor(options: {
    database: AccessDatabase;
    requests: RequestStore;
    grants: GrantStore;
    ports: PortCatalog;
    platforms: DataPlatforms;
    transitions: Transitions;
    settings: Settings['worker'];
    logger: LoggerService;
  }) {
    this.#database = options.database;
    this.#requests = options.requests;
    this.#grants = options.grants;
    this.#ports = options.ports;
    this.#platforms = options.platforms;
    this.#transitions = options.transitions;
    this.#settings = options.settings;
    this.#logger = options.logger;
  }

  /**
   * @returns milliseconds until the next attempt is due; `undefined` when
   * there is nothing left to do
   */
  async reconcile(
    lease: Extract<Lease, { kind: 'reconcile' }>,
  ): Promise<number | undefined> {
    const { callTimeout, leaseDuration } = this.#settings;
    const begun = performance.now();
    const now = await databaseNow(this.#database.knex);
    for (const grant of await this.#grants.ofRight(
      lease.rightKey,
      WORK_STATES,
    )) {
      // A call must have come back before anyone else may take the right over.
      const roomForACall =
        performance.now() - begun + 2 * callTimeout < leaseDuration;
      if (roomForACall && waitOf(grant, now) <= 0) {
        await this.#attempt(grant, lease);
      }
    }
    return this.#nextAttempt(lease.rightKey);
  }

  async #attempt(
    grant: GrantRecord,
    lease: Extract<Lease, { kind: 'reconcile' }>,
  ): Promise<void> {
    const finding = await askEngine(grant, {
      grants: this.#grants,
      ports: this.#ports,
      platforms: this.#platforms,
      timeout: this.#settings.callTimeout,
    });
    try {
      const written =
        'failure' in finding
          ? await this.#fail(grant, finding, lease)
          : await this.#succeed(grant, finding, lease);
      this.#report(grant, written);
    } catch (error) {
      if (!(error instanceof ConflictError)) {
        throw error;
      }
      // Somebody changed the grant meanwhile and has asked for another look.
      this.#logger.debug(`Grant ${grant.id}: ${error.message}`);
    }
  }

  async #succeed(
    grant: GrantRecord,
    finding: { action: GrantAction; evidence: AccessEvidence },
    lease: Lease,
  ): Promise<GrantRecord> {
    const request = await this.#requestOf(grant);
    return this.#database.change(async change => {
      change.underLease(lease);
      const activates = finding.action.type === 'confirm-present';
      return this.#transitions.grant(change, request, grant, finding.action, {
        actor: SYSTEM,
        patch: {
          evidence: finding.evidence,
          failure: undefined,
          ...(activates
            ? {
                activeSince: grant.activeSince ?? change.now,
                expiresAt: grant.expiresAt ?? endOf(change.now, grant.duration),
              }
            : { endedAt: change.now }),
        },
      });
    });
  }

  async #fail(
    grant: GrantRecord,
    finding: Extract<Finding, { failure: string }>,
    lease: Lease,
  ): Promise<GrantRecord> {
    const { retry } = this.#settings;
    const attempts = (grant.failure?.attempts ?? 0) + 1;
    const delay = finding.permanent
      ? retry.longestDelay
      : backoff(attempts, retry);
    const alarm =
      (grant.state === 'granting' || grant.state === 'revoking') &&
      (finding.permanent || attempts >= retry.attemptsBeforeAlarm);
    const request = await this.#requestOf(grant);

    return this.#database.change(async change => {
      change.underLease(lease);
      const next = new Date(Date.parse(change.now) + delay);
      const patch = {
        ...(finding.evidence && { evidence: finding.evidence }),
        failure: {
          message: finding.failure,
          attempts,
          nextAttemptAt: next.toISOString(),
        },
      };
      if (alarm) {
        const action = { type: 'raise-alarm' } as const;
        return this.#transitions.grant(change, request, grant, action, {
          actor: SYSTEM,
          patch,
        });
      }
      const noted = { ...grant, ...patch };
      await change.noteOnGrant(noted);
      return noted;
    });
  }

  async #requestOf(grant: GrantRecord) {
    const request = (await this.#requests.getRecords([grant.requestId])).get(
      grant.requestId,
    );
    if (!request) {
      throw new Error(`Grant ${grant.id} has no request`);
    }
    return request;
  }

  async #nextAttempt(rightKey: string): Promise<number | undefined> {
    const left = await this.#grants.ofRight(rightKey, WORK_STATES);
    const now = await databaseNow(this.#database.knex);
    return left.length > 0
      ? Math.max(0, Math.min(...left.map(grant => waitOf(grant, now))))
      : undefined;
  }

  #report(before: GrantRecord, after: GrantRecord): void {
    const what = `Grant ${after.id} of ${after.principal} on ${after.platform}`;
    if (before.state !== after.state && after.failure) {
      this.#logger.error(`${what} is ${after.state}: ${after.failure.message}`);
    } else if (after.failure) {
      this.#logger.warn(
        `${what} stays ${after.state} after ${after.failure.attempts} attempts: ${after.failure.message}`,
      );
    } else {
      this.#logger.info(`${what} is ${after.state}`);
    }
  }
}

function waitOf(grant: GrantRecord, now: Date): number {
  const next = grant.failure?.nextAttemptAt;
  return next ? Date.parse(next) - now.getTime() : 0;
}
