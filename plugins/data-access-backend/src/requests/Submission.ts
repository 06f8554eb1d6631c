import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { AccessDatabase } from '../database/AccessDatabase';
import { Change } from '../database/Change';
import { RequestRecord } from '../database/requestRows';
import { insertRequests } from '../database/requestWrites';
import { newGrant } from '../grants/newGrant';
import { requestNotices } from '../notifications/requestNotices';
import { SilenceLimits } from '../silence/clock';
import { SYSTEM } from '../workflow/actors';
import { GrantTransitions } from '../workflow/GrantTransitions';
import { policyEvent, submittedEvent } from '../workflow/requestEvents';
import { ExtendGrant } from '../workflow/RequestTransitions';
import { Assessment, Assessor, Caller, NewRequest } from './Assessor';
import { newRequestRecord } from './newRequestRecord';
import { DuplicateRequestError, throwProblems } from './problems';

/**
 * Makes requests of what is asked for: all of them, or none.
 * @internal
 */
export class Submission {
  readonly #database: AccessDatabase;
  readonly #assessor: Assessor;
  readonly #grants: GrantTransitions;
  readonly #extend: ExtendGrant;
  readonly #limits: SilenceLimits;

  constructor(options: {
    database: AccessDatabase;
    assessor: Assessor;
    grants: GrantTransitions;
    extend: ExtendGrant;
    settings: SilenceLimits;
  }) {
    this.#database = options.database;
    this.#assessor = options.assessor;
    this.#grants = options.grants;
    this.#extend = options.extend;
    this.#limits = options.settings;
  }

  /**
   * @param basket - id of what is asked for together, if it is
   * @throws `NotFoundError` when a port is not there for this user,
   * `InputError` for what the user can mend, `NotAllowedError` for a holder who
   * is not theirs, `ConflictError` when a port cannot be given now or there is
   * an open request already
   */
  async submit(
    items: readonly NewRequest[],
    caller: Caller,
    basket: string | undefined,
  ): Promise<RequestRecord[]> {
    const assessed = await this.#assessor.assess(items, caller);
    const inBasket = basket !== undefined;
    throwProblems(
      assessed.map(({ problems }) => problems),
      { inBasket },
    );
    refuseDuplicates(assessed, inBasket);
    try {
      return await this.#database.change(change =>
        this.#begin(change, assessed, { requester: caller.userRef, basket }),
      );
    } catch (error) {
      if (isDatabaseConflictError(error)) {
        // Somebody was faster; now it can be named.
        const again = await this.#assessor.assess(items, caller);
        refuseDuplicates(again, inBasket);
      }
      throw error;
    }
  }

  async #begin(
    change: Change,
    assessed: readonly Assessment[],
    options: { requester: string; basket?: string },
  ): Promise<RequestRecord[]> {
    const begun = assessed.map(assessment => ({
      assessment,
      ...newRequestRecord(assessment, {
        ...options,
        now: change.now,
        limits: this.#limits,
      }),
    }));
    const requests = begun.map(({ request }) => request);
    await insertRequests(change, requests);

    for (const { request } of begun) {
      change.record(submittedEvent(request));
      if (request.state !== 'pending') {
        change.record(policyEvent(request));
      }
    }
    const event = 'request.submitted';
    requestNotices(begun.map(one => ({ ...one, event }))).forEach(notice =>
      change.notify(notice),
    );
    const approved = begun.filter(({ effects }) => effects.includes('grant'));
    for (const { assessment, request } of approved) {
      if (request.renews) {
        await this.#extend(change, request, assessment.view.terms);
      }
    }
    await this.#grants.begin(
      change,
      approved
        .filter(one => !one.request.renews)
        .map(({ assessment, request }) => ({
          request,
          grant: newGrant({
            request,
            deliverable: deliverableOf(assessment),
            now: change.now,
          }),
        })),
      SYSTEM,
    );
    return requests;
  }
}

function refuseDuplicates(
  assessed: readonly Assessment[],
  inBasket: boolean,
): void {
  assessed.forEach(({ existing }, i) => {
    if (existing) {
      throw new DuplicateRequestError(
        existing,
        inBasket ? `items[${i}]: ` : '',
      );
    }
  });
}

function deliverableOf({ view: { terms }, holder }: Assessment) {
  const { platform, location, masks, endsWith } = terms;
  if (!platform || !location || !holder.principal) {
    throw new Error('Assessed without a problem, and yet not to be given');
  }
  return {
    platform,
    location,
    principal: holder.principal,
    terms,
    ...(masks.length > 0 && { masks }),
    ...(endsWith && { endsWith }),
  };
}
