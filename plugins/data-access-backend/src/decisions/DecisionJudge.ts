import {
  ConflictError,
  InputError,
  NotAllowedError,
  toError,
} from '@backstage/errors';
import { Decision } from '@meshport/backstage-plugin-data-access-common';
import { AccessFilter } from '@meshport/backstage-plugin-data-mesh-common';
import { DataPlatforms } from '@meshport/backstage-plugin-data-platform-node';
import { AccessDatabase } from '../database/AccessDatabase';
import { approvedByOwner } from '../database/approvals';
import { RequestRecord } from '../database/requestRows';
import { databaseNow } from '../database/time';
import { basisChange } from '../ports/basis';
import { filterProblem } from '../ports/narrowing';
import { Deliverable, PortCatalog } from '../ports/PortCatalog';
import { approvalRefusal, ownsLocation } from '../ports/refusals';
import { changedSince } from '../requests/changedSince';
import { Actor, RequestAction } from '../requests/requestTypes';
import { Voids } from '../silence/Voids';
import { allowedTransition, RequestMove } from '../workflow/RequestTransitions';

/** A decision on a request, as it was read. */
interface Case {
  request: RequestRecord;
  decision: Decision;
}

/**
 * Says of decisions whether they can be: by the machine, by what the catalog
 * says of the port today, and by whose the data is.
 * @internal
 */
export class DecisionJudge {
  readonly #database: AccessDatabase;
  readonly #ports: PortCatalog;
  readonly #platforms: DataPlatforms;
  readonly #voids: Voids;

  constructor(options: {
    database: AccessDatabase;
    ports: PortCatalog;
    platforms: DataPlatforms;
    voids: Voids;
  }) {
    this.#database = options.database;
    this.#ports = options.ports;
    this.#platforms = options.platforms;
    this.#voids = options.voids;
  }

  /**
   * @returns in the order given: what to write, or why not
   */
  async judge(
    cases: readonly Case[],
    actor: Actor,
  ): Promise<(RequestMove | Error)[]> {
    const at = (await databaseNow(this.#database.knex)).toISOString();
    const judged = cases.map(one => attempt(() => moveOf(one, actor, at)));
    const approvals = judged.filter(
      (move): move is RequestMove =>
        !(move instanceof Error) && move.action.type === 'approve',
    );
    if (approvals.length === 0) {
      return judged;
    }
    const [deliverables, byOwner] = await Promise.all([
      this.#ports.deliverableMany(approvals.map(({ request }) => request)),
      approvedByOwner(
        this.#database.knex,
        approvals.map(({ request }) => request.id),
      ),
    ]);
    const found = new Map(
      approvals.map(({ request }, i) => [request.id, deliverables[i]]),
    );
    await this.#voidChanged(approvals, found);
    return judged.map(move => {
      const deliverable =
        !(move instanceof Error) && found.get(move.request.id);
      return deliverable
        ? attempt(() => this.#approval(move, deliverable, actor, byOwner))
        : move;
    });
  }

  #approval(
    move: RequestMove,
    deliverable: Deliverable | Error,
    actor: Actor,
    byOwner: ReadonlySet<string>,
  ): RequestMove {
    if (deliverable instanceof Error) {
      throw deliverable;
    }
    const { request, action } = move;
    const change = basisChange(request, deliverable);
    if (change) {
      throw new ConflictError(
        `The approvals are void, because ${change}; look at the request again, then decide`,
      );
    }
    const behind = deliverable.holderOwners?.find(ref =>
      actor.claims.includes(ref),
    );
    if (behind) {
      throw new NotAllowedError(
        `The right would be for ${request.holder}, and you are of ${behind}; nobody decides their own request`,
      );
    }
    if (action.type === 'approve' && action.filter) {
      this.#checkFilter(action.filter, deliverable);
    }
    const isLast =
      allowedTransition(request, action).patch.state === 'approved';
    const notTheirs =
      isLast &&
      approvalRefusal(
        deliverable.owners,
        actor.claims,
        byOwner.has(request.id),
      );
    if (notTheirs) {
      throw new NotAllowedError(notTheirs);
    }
    return {
      ...move,
      deliverable,
      ownsLocation: ownsLocation(deliverable.owners, actor.claims),
    };
  }

  #checkFilter(filter: AccessFilter, { columns, platform }: Deliverable): void {
    const { access, title } = this.#platforms.get(platform);
    if (
      (filter.columns && !access.capabilities.columns) ||
      (filter.rows?.length && !access.capabilities.rows)
    ) {
      throw new InputError(
        `filter: ${title} cannot narrow a right so; leave it out`,
      );
    }
    const problem = filterProblem(filter, columns);
    if (problem) {
      throw new InputError(problem);
    }
  }

  /** What has changed is decided anew, whoever finds out. */
  async #voidChanged(
    approvals: readonly RequestMove[],
    found: ReadonlyMap<string, Deliverable | Error>,
  ): Promise<void> {
    await this.#voids.void(
      approvals.flatMap(({ request }) => {
        const deliverable = found.get(request.id);
        return deliverable &&
          !(deliverable instanceof Error) &&
          basisChange(request, deliverable)
          ? [{ request, deliverable }]
          : [];
      }),
    );
  }
}

function moveOf(
  { request, decision }: Case,
  actor: Actor,
  at: string,
): RequestMove {
  const comment = decision.comment?.trim() ?? '';
  const { verdict, duration, filter, revision } = decision;
  const action: RequestAction =
    verdict === 'deny'
      ? { type: 'deny', actor, comment }
      : {
          type: 'approve',
          actor,
          at,
          ...(comment && { comment }),
          ...(duration && { duration }),
          ...(filter && { filter }),
        };
  allowedTransition(request, action);
  if (request.revision !== revision) {
    throw changedSince(revision);
  }
  return { request, action, comment };
}

function attempt(work: () => RequestMove): RequestMove | Error {
  try {
    return work();
  } catch (error) {
    return toError(error);
  }
}
