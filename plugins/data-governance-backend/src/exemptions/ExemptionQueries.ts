import { NotFoundError } from '@backstage/errors';
import {
  Exemption,
  ExemptionDetail,
  ExemptionQuery,
} from '@meshport/backstage-plugin-data-governance-common';
import { ScorecardDefinition, ScorecardService } from '../scorecards';
import { actorOf, ExemptionCaller } from './ExemptionCallers';
import { permittedTo, stateAt } from './exemptionMachine';
import {
  ExemptionFilter,
  ExemptionStore,
  ListedExemption,
} from './ExemptionStore';

type Definitions = ReadonlyMap<string, ScorecardDefinition>;

const DEFAULT_LIMIT = 50;

/**
 * Shows exemptions to those who may see them.
 * @internal
 */
export class ExemptionQueries {
  readonly #store: ExemptionStore;
  readonly #scorecards: Pick<ScorecardService, 'list'>;
  readonly #now: () => Date;

  constructor(options: {
    store: ExemptionStore;
    scorecards: Pick<ScorecardService, 'list'>;
    now: () => Date;
  }) {
    this.#store = options.store;
    this.#scorecards = options.scorecards;
    this.#now = options.now;
  }

  async list(
    query: ExemptionQuery,
    caller: ExemptionCaller,
  ): Promise<{ items: Exemption[]; total: number }> {
    const { view, limit = DEFAULT_LIMIT, offset = 0, ...filter } = query;
    const definitions = await this.#definitions();
    const narrowed = inView(view, filter, caller, definitions);
    if (!narrowed) {
      return { items: [], total: 0 };
    }
    const now = this.#now();
    const { items, total } = await this.#store.list(narrowed, caller, {
      limit,
      offset,
      now,
    });
    return {
      items: items.map(item => toExemption(item, caller, definitions, now)),
      total,
    };
  }

  /**
   * @throws `NotFoundError` when there is none, or the caller may not see it
   */
  async get(id: string, caller: ExemptionCaller): Promise<ExemptionDetail> {
    const [found, events, definitions] = await Promise.all([
      this.#store.find(id, caller),
      this.#store.events(id),
      this.#definitions(),
    ]);
    if (!found) {
      throw new NotFoundError(
        `There is no exemption ${id}, or you may not see it`,
      );
    }
    return {
      ...toExemption(found, caller, definitions, this.#now()),
      events,
    };
  }

  async #definitions(): Promise<Definitions> {
    const scorecards = await this.#scorecards.list();
    return new Map(
      scorecards.flatMap(({ ref, current }) =>
        current ? [[ref, current.definition]] : [],
      ),
    );
  }
}

/**
 * @returns `undefined` when nothing can be in the view
 */
function inView(
  view: ExemptionQuery['view'],
  filter: ExemptionFilter,
  { user, claims, mayDecide }: ExemptionCaller,
  definitions: Definitions,
): ExemptionFilter | undefined {
  if (view !== 'decidable' && view !== 'requested') {
    return filter;
  }
  if (user === undefined) {
    return undefined;
  }
  if (view === 'requested') {
    return { ...filter, requestedBy: user };
  }
  const states = filter.states ?? ['pending'];
  if (!mayDecide || !states.includes('pending')) {
    return undefined;
  }
  return {
    ...filter,
    states: ['pending'],
    notRequestedBy: user,
    scorecards: [...definitions.values()]
      .filter(({ owner }) => claims.has(owner))
      .map(({ ref }) => ref),
  };
}

function toExemption(
  { exemption, productExists }: ListedExemption,
  caller: ExemptionCaller,
  definitions: Definitions,
  now: Date,
): Exemption {
  const definition = definitions.get(exemption.scorecard);
  return {
    ...exemption,
    state: stateAt(exemption, now),
    gone: goneOf(exemption, productExists, definition),
    permitted:
      caller.user === undefined
        ? { decide: false, revoke: false }
        : permittedTo(actorOf(caller, definition?.owner), exemption, now),
  };
}

function goneOf(
  { checkId }: { checkId: string },
  productExists: boolean,
  definition: ScorecardDefinition | undefined,
): Exemption['gone'] {
  if (!definition) {
    return 'scorecard';
  }
  if (!definition.checks.some(({ id }) => id === checkId)) {
    return 'check';
  }
  return productExists ? undefined : 'product';
}
