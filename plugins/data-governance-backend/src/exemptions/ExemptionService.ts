import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  ExemptionDecision,
  NewExemption,
} from '@meshport/backstage-plugin-data-governance-common';
import { resolveEntityRef } from '@meshport/backstage-plugin-data-mesh-common';
import { randomUUID } from 'node:crypto';
import {
  CheckDefinition,
  ScorecardDefinition,
  ScorecardService,
} from '../scorecards';
import { CatalogVisibility } from '../visibility';
import { ExemptionAnnouncer } from './ExemptionAnnouncer';
import { actorOf, ExemptionCaller } from './ExemptionCallers';
import {
  beginExemption,
  changeExemption,
  ExemptionActor,
  ExemptionChange,
  ExemptionCommand,
  ExemptionRecord,
} from './exemptionMachine';
import { ExemptionStore } from './ExemptionStore';
import { ExemptionSweep } from './ExemptionSweep';

/**
 * What people do with exemptions: the owner of a product or a domain asks, the
 * owner of the rule decides, and never the one who asked.
 * @internal
 */
export class ExemptionService {
  readonly #store: ExemptionStore;
  readonly #scorecards: Pick<ScorecardService, 'list'>;
  readonly #visibility: CatalogVisibility;
  readonly #announcer: ExemptionAnnouncer;
  readonly #sweep: ExemptionSweep;
  readonly #longestMs: number;
  readonly #now: () => Date;

  constructor(options: {
    store: ExemptionStore;
    scorecards: Pick<ScorecardService, 'list'>;
    visibility: CatalogVisibility;
    announcer: ExemptionAnnouncer;
    sweep: ExemptionSweep;
    /** How far ahead an exemption may end, in milliseconds. */
    longestMs: number;
    now: () => Date;
  }) {
    this.#store = options.store;
    this.#scorecards = options.scorecards;
    this.#visibility = options.visibility;
    this.#announcer = options.announcer;
    this.#sweep = options.sweep;
    this.#longestMs = options.longestMs;
    this.#now = options.now;
  }

  /**
   * @param request - with full entity refs
   * @returns the id of the new exemption
   * @throws `InputError` naming the field at fault, `NotFoundError` when the
   * caller may not see the subject, `NotAllowedError` when they do not own it,
   * `ConflictError` when one is open for the same check and subject
   */
  async request(
    request: NewExemption,
    caller: ExemptionCaller,
    credentials: BackstageCredentials,
  ): Promise<string> {
    const subject = subjectOf(request);
    const { user } = actorOf(caller, undefined);
    await this.#requireOwner(subject, caller, credentials);
    const { definition, check } = await this.#requireRule(request);
    if (
      request.product &&
      !(await this.#store.isMeasured({ ...request, product: request.product }))
    ) {
      throw new InputError(
        `checkId: check '${check.id}' does not apply to ${request.product}, or was not evaluated yet`,
      );
    }
    const now = this.#now();
    const change = beginExemption(
      {
        ...request,
        scorecardTitle: definition.title,
        checkTitle: check.title,
      },
      { id: randomUUID(), user },
      now,
      this.#longestMs,
    );
    await this.#addAfterEnded(change, now);
    await this.#announcer.announce(change, definition.owner);
    return change.exemption.id;
  }

  /**
   * @throws `NotFoundError`, `NotAllowedError`, `InputError` or
   * `ConflictError`, which also says that the exemption changed since the
   * revision that the decision names
   */
  async decide(
    id: string,
    { decision, revision, ...details }: ExemptionDecision,
    caller: ExemptionCaller,
  ): Promise<void> {
    await this.#change(id, revision, caller, actor =>
      decision === 'approve'
        ? { type: 'approve', actor, ...details }
        : { type: 'reject', actor, comment: details.comment },
    );
  }

  /**
   * Ends an exemption early, or withdraws it while it is pending.
   *
   * @throws as `decide`
   */
  async revoke(
    id: string,
    { revision, comment }: { comment?: string; revision: number },
    caller: ExemptionCaller,
  ): Promise<void> {
    await this.#change(id, revision, caller, actor => ({
      type: 'revoke',
      actor,
      comment,
    }));
  }

  async #change(
    id: string,
    revision: number,
    caller: ExemptionCaller,
    commandOf: (actor: ExemptionActor) => ExemptionCommand,
  ): Promise<void> {
    const found = await this.#store.find(id, caller);
    if (!found) {
      throw new NotFoundError(
        `There is no exemption ${id}, or you may not see it`,
      );
    }
    const { exemption } = found;
    if (exemption.revision !== revision) {
      throw new ConflictError(
        `The exemption changed since revision ${revision}; load it again`,
      );
    }
    const owner = await this.#ruleOwner(exemption);
    const change = changeExemption(
      exemption,
      commandOf(actorOf(caller, owner)),
      this.#now(),
    );
    await this.#store.change(change);
    await this.#announcer.announce(change, owner);
  }

  /**
   * One that has ended makes room for a new one, also when nobody wrote yet
   * that it has.
   */
  async #addAfterEnded(change: ExemptionChange, now: Date): Promise<void> {
    await this.#sweep.expire(now);
    await this.#store.add(change);
  }

  async #requireOwner(
    subject: { ref: string; kind: string },
    caller: ExemptionCaller,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const entity = await this.#visibility.requireEntity(
      subject.ref,
      credentials,
    );
    const { owner } = entity.spec ?? {};
    const ownerRef = resolveEntityRef(
      entity,
      typeof owner === 'string' ? owner : undefined,
      'Group',
    );
    if (!ownerRef || !caller.claims.has(ownerRef)) {
      throw new NotAllowedError(
        `Only the owner of the ${subject.kind}, ${
          ownerRef ?? 'nobody'
        }, can ask for an exemption of ${subject.ref}`,
      );
    }
  }

  async #requireRule(request: NewExemption): Promise<{
    definition: ScorecardDefinition;
    check: CheckDefinition;
  }> {
    const definition = await this.#definition(request.scorecard);
    if (!definition) {
      throw new InputError(`scorecard: there is no ${request.scorecard}`);
    }
    const check = definition.checks.find(({ id }) => id === request.checkId);
    // Drafts are told from no check only by who owns them.
    if (!check || check.phase === 'draft') {
      throw new InputError(
        `checkId: ${request.scorecard} has no check '${request.checkId}' that counts or will count`,
      );
    }
    return { definition, check };
  }

  async #ruleOwner(exemption: ExemptionRecord): Promise<string | undefined> {
    return (await this.#definition(exemption.scorecard))?.owner;
  }

  async #definition(ref: string): Promise<ScorecardDefinition | undefined> {
    const scorecards = await this.#scorecards.list();
    return scorecards.find(scorecard => scorecard.ref === ref)?.current
      ?.definition;
  }
}

function subjectOf({ product, domain }: NewExemption): {
  ref: string;
  kind: string;
} {
  if (product && !domain) {
    requireKind('product', product, 'dataproduct');
    return { ref: product, kind: 'product' };
  }
  if (domain && !product) {
    requireKind('domain', domain, 'domain');
    return { ref: domain, kind: 'domain' };
  }
  throw new InputError('product: name either a product or a domain');
}

/** Owners of something else have nothing to ask for. */
function requireKind(field: string, ref: string, kind: string): void {
  if (!ref.startsWith(`${kind}:`)) {
    throw new InputError(`${field}: ${ref} is no ${kind}`);
  }
}
