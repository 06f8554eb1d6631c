import { RequestQuestion } from '@meshport/backstage-plugin-data-access-common';
import { AccessDatabase } from '../database/AccessDatabase';
import { RequestRecord } from '../database/requestRows';
import { PolicyService, PolicyVerdict } from '../policies/PolicyService';
import { basisChange } from '../ports/basis';
import { Deliverable } from '../ports/PortCatalog';
import { RequestAction } from '../requests/requestTypes';
import { SYSTEM } from '../workflow/actors';
import {
  RequestMove,
  RequestTransitions,
} from '../workflow/RequestTransitions';

const NEW_TERMS =
  'The terms of use have changed since you accepted them. Read them as they are now; with an answer you accept them, or withdraw the request.';

/**
 * Makes approvals void when what they rest on has changed: the policies and
 * the steps are made anew, and everybody is told.
 * @internal
 */
export class Voids {
  readonly #database: AccessDatabase;
  readonly #policies: PolicyService;
  readonly #transitions: RequestTransitions;

  constructor(options: {
    database: AccessDatabase;
    policies: PolicyService;
    transitions: RequestTransitions;
  }) {
    this.#database = options.database;
    this.#policies = options.policies;
    this.#transitions = options.transitions;
  }

  /**
   * @param changed - pending requests whose basis is another now
   * @returns those that were made void; others were decided meanwhile
   */
  async void(
    changed: readonly { request: RequestRecord; deliverable: Deliverable }[],
  ): Promise<RequestRecord[]> {
    if (changed.length === 0) {
      return [];
    }
    const verdicts = await this.#policies.decideMany(
      changed.map(({ request, deliverable }) => ({
        request: { ...request, renewal: request.renews !== undefined },
        requester: { ref: request.requester, groups: deliverable.groups },
        terms: deliverable.terms,
        product: deliverable.product,
      })),
    );
    return this.#database.change(change =>
      this.#transitions.moveMany(
        change,
        changed.map(({ request, deliverable }, i) =>
          voidMove(request, deliverable, verdicts[i], change.now),
        ),
      ),
    );
  }
}

function voidMove(
  request: RequestRecord,
  deliverable: Deliverable,
  verdict: PolicyVerdict,
  now: string,
): RequestMove {
  const { steps, ...policy } = verdict;
  const { basis } = deliverable;
  const accepts =
    basis.termsHash === undefined || request.acceptedTerms === basis.termsHash;
  const comment = `Void, because ${basisChange(request, deliverable)}`;
  if (!accepts && verdict.outcome === 'approve') {
    // Nobody would be left to see that the new terms were not accepted.
    return { request, action: { type: 'lapse' }, comment };
  }
  const question: RequestQuestion | undefined =
    accepts || verdict.outcome === 'deny'
      ? undefined
      : { by: SYSTEM, at: now, text: NEW_TERMS };
  const action: RequestAction = {
    type: 'void',
    opening: { outcome: verdict.outcome, steps },
    ...(question && { question }),
  };
  return { request, action, comment, deliverable, patch: { policy, basis } };
}
