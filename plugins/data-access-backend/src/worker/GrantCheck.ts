import { isDeepStrictEqual } from 'node:util';
import { toError } from '@backstage/errors';
import { canonicalNarrowing } from '@meshport/backstage-plugin-data-platform-node';
import { GrantRecord } from '../database/grantRows';
import { RequestRecord } from '../database/requestRows';
import { policyStanding } from '../grants/policyStanding';
import { PolicyService } from '../policies/PolicyService';
import { basisChange } from '../ports/basis';
import { Deliverable, PortCatalog } from '../ports/PortCatalog';
import { isPermanent } from './callEngine';
import { Objection } from './planRight';

type Checked = { grant: GrantRecord; request: RequestRecord };

/**
 * Looks again before a right is given, in bulk: what was approved is what is
 * granted, to whom it was granted, and only if the rules still allow it.
 * @internal
 */
export class GrantCheck {
  readonly #ports: Pick<PortCatalog, 'deliverableMany'>;
  readonly #policies: Pick<PolicyService, 'decideMany'>;

  constructor(options: {
    ports: Pick<PortCatalog, 'deliverableMany'>;
    policies: Pick<PolicyService, 'decideMany'>;
  }) {
    this.#ports = options.ports;
    this.#policies = options.policies;
  }

  /**
   * Never throws: what cannot be looked up is an objection too.
   *
   * @returns why rights are not to be given now, by id of the grant
   */
  async objections(
    checked: readonly Checked[],
  ): Promise<Map<string, Objection>> {
    const objections = new Map<string, Objection>();
    if (checked.length === 0) {
      return objections;
    }
    try {
      const deliverables = await this.#ports.deliverableMany(
        checked.map(({ request }) => request),
      );
      const unchanged: (Checked & { deliverable: Deliverable })[] = [];
      checked.forEach((one, i) => {
        const deliverable = deliverables[i];
        const objection =
          deliverable instanceof Error
            ? fromError(deliverable)
            : changeOf(one, deliverable);
        if (objection) {
          objections.set(one.grant.id, objection);
        } else if (!(deliverable instanceof Error)) {
          unchanged.push({ ...one, deliverable });
        }
      });
      for (const [id, objection] of await this.#byPolicy(unchanged)) {
        objections.set(id, objection);
      }
    } catch (error) {
      for (const { grant } of checked) {
        objections.set(grant.id, fromError(toError(error)));
      }
    }
    return objections;
  }

  async #byPolicy(
    checked: readonly (Checked & { deliverable: Deliverable })[],
  ): Promise<Map<string, Objection>> {
    // A renewal was decided a moment ago, and the right is there already.
    const beginning = checked.filter(({ grant }) => grant.state !== 'active');
    const verdicts = await this.#policies.decideMany(
      beginning.map(({ grant, request, deliverable }) =>
        policyInput(grant, request, deliverable),
      ),
    );
    const objections = new Map<string, Objection>();
    beginning.forEach(({ grant, request }, i) => {
      const standing = policyStanding(request, verdicts[i]);
      if (standing.kind === 'refused') {
        const { message } = standing;
        objections.set(grant.id, { kind: 'end', reason: 'policy', message });
      } else if (standing.kind === 'unknown') {
        const { message } = standing;
        objections.set(grant.id, { kind: 'fail', message, permanent: false });
      }
    });
    return objections;
  }
}

/**
 * What the rules are asked about a right that was approved.
 * @internal
 */
export function policyInput(
  grant: GrantRecord,
  request: RequestRecord,
  deliverable: Deliverable,
): Parameters<PolicyService['decide']>[0] {
  return {
    request: {
      purpose: request.purpose,
      duration: grant.duration,
      filter: grant.filter,
      holder: grant.holder,
      renewal: false,
    },
    requester: { ref: request.requester, groups: deliverable.groups },
    terms: deliverable.terms,
    product: deliverable.product,
  };
}

function changeOf(
  { grant, request }: Checked,
  deliverable: Deliverable,
): Objection | undefined {
  const { platform, location, principal, masks } = deliverable;
  const what = `${grant.port} ${grant.version} of ${grant.product}`;
  if (
    platform !== grant.platform ||
    !isDeepStrictEqual(location, grant.location)
  ) {
    return needsNewRequest(
      `Output port ${what} has moved since the request was approved`,
    );
  }
  if (!isDeepStrictEqual(canonicalNarrowing({ masks }).masks, grant.masks)) {
    return needsNewRequest(
      `The masked columns of ${what} have changed since the request was approved`,
    );
  }
  // Before the right begins, the approval still has to rest on what is.
  const voided = !grant.activeSince && basisChange(request, deliverable);
  if (voided) {
    return {
      kind: 'end',
      reason: 'policy',
      message: `The approval no longer holds: ${voided}. Ask again`,
    };
  }
  return principal === grant.principal
    ? undefined
    : needsNewRequest(
        `The login role of ${grant.holder} is '${principal}' now and was '${grant.principal}' when the request was approved`,
      );
}

function needsNewRequest(why: string): Objection {
  return {
    kind: 'fail',
    message: `${why}; end this grant and ask again`,
    permanent: true,
  };
}

function fromError(error: Error): Objection {
  return {
    kind: 'fail',
    message: error.message,
    permanent: isPermanent(error),
  };
}
