import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { NewAccessRequest } from '@meshport/backstage-plugin-data-access-common';
import { RequestStore } from '../database/RequestStore';
import {
  PolicyInput,
  PolicyService,
  PolicyVerdict,
} from '../policies/PolicyService';
import { durationRefusal } from '../ports/duration';
import { fullRef, productRef } from '../ports/entityRefs';
import { callerRefusal, Holder } from '../ports/holders';
import { filterRefusal } from '../ports/narrowing';
import { PortCatalog } from '../ports/PortCatalog';
import { PortView } from '../ports/PortView';
import {
  acceptanceRefusal,
  deprecationRefusal,
  holderRefusal,
  purposeRefusal,
  stepsRefusal,
} from '../ports/refusals';
import { Problem, problem } from './problems';
import { RequestSettings } from './requestSettings';
import { Actor } from './requestTypes';

/**
 * The signed-in user who asks, with their own credentials.
 * @internal
 */
export interface Caller extends Actor {
  credentials: BackstageCredentials;
}

/** @internal */
export interface NewRequest extends NewAccessRequest {
  /** Id of the request whose grant it prolongs. */
  renews?: string;
}

/**
 * What would come of a request.
 * @internal
 */
export interface Assessment {
  /** With full refs, and texts without space around them. */
  item: NewRequest & { holder: string };
  view: PortView;
  holder: Holder;
  problems: Problem[];
  /** Id of the open request or the one with a living grant. */
  existing?: string;
  /** Absent when the request cannot be judged as it is. */
  verdict?: PolicyVerdict;
}

/**
 * Finds out what would come of requests, without changing anything.
 * @internal
 */
export class Assessor {
  readonly #requests: RequestStore;
  readonly #ports: PortCatalog;
  readonly #policies: PolicyService;
  readonly #settings: Pick<RequestSettings, 'shortestDuration'>;

  constructor(options: {
    requests: RequestStore;
    ports: PortCatalog;
    policies: PolicyService;
    settings: Pick<RequestSettings, 'shortestDuration'>;
  }) {
    this.#requests = options.requests;
    this.#ports = options.ports;
    this.#policies = options.policies;
    this.#settings = options.settings;
  }

  /**
   * @returns in the order given
   * @throws `NotFoundError` when a port is not there for this user,
   * `InputError` for a malformed ref or the same asked for twice
   */
  async assess(
    asked: readonly NewRequest[],
    caller: Caller,
  ): Promise<Assessment[]> {
    const items = asked.map(item => normalized(item, caller.userRef));
    refuseRepetition(items);
    const views = await this.#ports.offered(items, caller.credentials);
    const [holders, existing] = await Promise.all([
      this.#ports.holders(
        items.map((item, i) => ({
          ref: item.holder,
          platform: views[i].terms.platform,
        })),
      ),
      this.#requests.findOpen(items),
    ]);
    const assessed = items.map((item, i): Assessment => {
      const holder = holders[i];
      const isTheirs = !callerRefusal(holder, caller);
      return {
        item,
        view: views[i],
        // What others may read, and as whom, is nothing to the caller.
        holder: isTheirs ? holder : { ref: holder.ref },
        problems: this.#problems(item, views[i], holder, caller),
        ...(isTheirs && existing[i] && { existing: existing[i] }),
      };
    });
    await this.#judge(assessed, caller);
    return assessed;
  }

  #problems(
    item: NewRequest,
    view: PortView,
    holder: Holder,
    caller: Caller,
  ): Problem[] {
    const { terms } = view;
    const notTheirs = callerRefusal(holder, caller);
    const impossible = view.refusal ?? holderRefusal(terms, holder);
    const wrong = [
      purposeRefusal(item.purpose, terms),
      deprecationRefusal(item.comment, terms),
      durationRefusal(item.duration, {
        shortest: this.#settings.shortestDuration,
        longest: terms.longestDuration,
      }),
      acceptanceRefusal(item.acceptedTerms, terms),
      // A renewal keeps what an approver has made of the right.
      item.renews ? undefined : filterRefusal(item.filter, terms, view.columns),
    ];
    return [
      ...(notTheirs ? [problem('actor', notTheirs)] : []),
      ...(impossible && !notTheirs ? [problem('state', impossible)] : []),
      ...wrong.flatMap(text => (text ? [problem('input', text)] : [])),
    ];
  }

  /** Asks the policies about those that are whole enough to be judged. */
  async #judge(assessed: Assessment[], caller: Caller): Promise<void> {
    const judged = assessed.filter(({ problems }) =>
      problems.every(({ field }) => field !== 'port' && field !== 'duration'),
    );
    const verdicts = await this.#policies.decideMany(
      judged.map(one => policyInput(one, caller)),
    );
    judged.forEach((one, i) => {
      const verdict = verdicts[i];
      one.verdict = verdict;
      const nobody =
        verdict.outcome === 'decide' &&
        stepsRefusal(one.view.terms, verdict.steps, {
          requester: caller.userRef,
          behind: [one.holder.ref, ...(one.holder.owners ?? [])],
        });
      if (nobody) {
        one.problems.push(problem('state', nobody));
      }
    });
  }
}

function policyInput(
  { item, view }: Assessment,
  { userRef, claims }: Caller,
): PolicyInput {
  const { purpose, duration, filter, holder } = item;
  return {
    request: {
      purpose,
      duration,
      holder,
      ...(filter && { filter }),
      renewal: item.renews !== undefined,
    },
    requester: {
      ref: userRef,
      groups: claims.filter(ref => ref.startsWith('group:')),
    },
    terms: view.terms,
    product: view.product,
  };
}

function normalized(
  { comment, ...item }: NewRequest,
  userRef: string,
): Assessment['item'] {
  return {
    ...item,
    product: productRef(item.product),
    holder: item.holder ? fullRef(item.holder, 'holder') : userRef,
    purpose: item.purpose.trim(),
    ...(comment?.trim() && { comment: comment.trim() }),
  };
}

function refuseRepetition(items: readonly Assessment['item'][]): void {
  const seen = new Map<string, number>();
  items.forEach(({ product, port, version, holder }, i) => {
    const key = JSON.stringify([product, port, version, holder]);
    const first = seen.get(key);
    if (first !== undefined) {
      throw new InputError(
        `items[${i}]: the same port for the same holder as items[${first}]; leave one out`,
      );
    }
    seen.set(key, i);
  });
}
