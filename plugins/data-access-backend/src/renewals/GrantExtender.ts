import { isDeepStrictEqual } from 'node:util';
import { ConflictError } from '@backstage/errors';
import { canonicalNarrowing } from '@meshport/backstage-plugin-data-platform-node';
import { Change } from '../database/Change';
import { GrantRecord } from '../database/grantRows';
import { GrantStore } from '../database/GrantStore';
import { RequestRecord } from '../database/requestRows';
import { RequestStore } from '../database/RequestStore';
import { EndTerms, endOf } from '../ports/duration';
import { SYSTEM } from '../workflow/actors';
import { GrantTransitions } from '../workflow/GrantTransitions';

/**
 * Prolongs grants by renewals that were approved: the engine keeps the right
 * all along, and its end moves once the engine has confirmed it.
 * @internal
 */
export class GrantExtender {
  readonly #requests: RequestStore;
  readonly #grants: GrantStore;
  readonly #transitions: GrantTransitions;

  constructor(options: {
    requests: RequestStore;
    grants: GrantStore;
    transitions: GrantTransitions;
  }) {
    this.#requests = options.requests;
    this.#grants = options.grants;
    this.#transitions = options.transitions;
  }

  /**
   * Within the transaction that approves a renewal.
   *
   * @param renewal - the request that was approved
   * @param terms - of the port today
   * @throws `ConflictError` when the grant has ended or is ending, has not
   * begun, is not as wide as what was approved, or changes this moment
   */
  async extend(
    change: Change,
    renewal: RequestRecord,
    terms: EndTerms,
  ): Promise<void> {
    const { renews } = renewal;
    const grant = renews
      ? await this.#grants.ofRequest(renews, change.trx)
      : undefined;
    const requests = await this.#requests.getRecords(
      renews ? [renews] : [],
      change.trx,
    );
    const request = renews ? requests.get(renews) : undefined;
    if (!grant || !request) {
      throw new ConflictError(
        'The grant that was to be prolonged is not there; ask anew',
      );
    }
    const { filter } = canonicalNarrowing({
      filter: renewal.granted?.filter ?? renewal.filter,
    });
    if (!isDeepStrictEqual(filter, grant.filter)) {
      throw new ConflictError(
        'A renewal prolongs the right as it is; ask anew for other columns or rows',
      );
    }
    await this.#transitions.move(change, {
      request,
      grant,
      action: { type: 'extend' },
      actor: renewal.decision?.by ?? SYSTEM,
      patch: {
        extension: {
          requestId: renewal.id,
          until: prolongedEnd(grant, {
            duration: renewal.granted?.duration ?? renewal.duration,
            now: change.now,
            terms,
          }),
        },
        // Attempts are counted anew.
        failure: undefined,
      },
    });
  }
}

/**
 * When a grant ends that is prolonged now: the longest time a right may last is
 * counted from now, and nothing is taken away.
 *
 * @param options - ISO 8601 each
 * @internal
 */
export function prolongedEnd(
  grant: Pick<GrantRecord, 'expiresAt'>,
  { duration, now, terms }: { duration: string; now: string; terms: EndTerms },
): string {
  const end = endOf(now, duration, terms.endsWith, terms.longestDuration);
  const before = grant.expiresAt ?? end;
  return end > before ? end : before;
}
