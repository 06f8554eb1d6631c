import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  DataProductEntity,
  isDataProductEntity,
} from '@meshport/backstage-plugin-data-mesh-common';
import { AccessDatabase } from '../database/AccessDatabase';
import { GrantRecord } from '../database/grantRows';
import { GrantStore } from '../database/GrantStore';
import { RequestRecord } from '../database/requestRows';
import { RequestStore } from '../database/RequestStore';
import { PolicyInput, PolicyService } from '../policies/PolicyService';
import { EntityReader } from '../ports/EntityReader';
import { behind, Holder, holderOf, ServiceAccount } from '../ports/holders';
import { Memberships, ownGroups } from '../ports/memberships';
import { currentTerms } from '../ports/terms';
import { GraceSettings } from '../settings';
import { describeError } from '../worker/describeError';
import { SYSTEM } from '../workflow/actors';
import { GrantTransitions } from '../workflow/GrantTransitions';
import { answerStanding } from './answerStanding';
import { Against, StandingFacts, standingOf } from './standingOf';

const BATCH = 200;

type Looked = { grant: GrantRecord; request: RequestRecord };

/** @internal */
export interface StandingContext {
  database: AccessDatabase;
  requests: RequestStore;
  grants: GrantStore;
  transitions: GrantTransitions;
  policies: Pick<PolicyService, 'decideMany'>;
  catalog: CatalogService;
  auth: AuthService;
  serviceAccounts: readonly ServiceAccount[];
  grace: GraceSettings;
  logger: LoggerService;
}

/**
 * Looks whether rights that were given may stay: whether the port is still
 * there, the holder too, and the rules still allow it. Those that may not are
 * warned, and end when the grace is over.
 * @internal
 */
export class StandingSweep {
  readonly #context: StandingContext;
  readonly #entities: EntityReader;

  constructor(context: StandingContext) {
    this.#context = context;
    this.#entities = new EntityReader(context);
  }

  /** Looks at every grant that is in the engine once. */
  async run(signal?: AbortSignal): Promise<void> {
    const { grants, logger } = this.#context;
    let after: string | undefined;
    do {
      const page = await grants.page(['active', 'drifted'], {
        after,
        limit: BATCH,
      });
      try {
        await this.#look(page);
      } catch (error) {
        // Nothing ends because something else is down.
        logger.warn(
          `${page.length} grants were not looked at: ${describeError(error)}`,
        );
      }
      after = page.length === BATCH ? page.at(-1)?.id : undefined;
    } while (after && !signal?.aborted);
  }

  async #look(page: readonly GrantRecord[]): Promise<void> {
    const { database, requests, transitions, grace } = this.#context;
    const byId = await requests.getRecords(
      page.map(({ requestId }) => requestId),
    );
    const looked = page.flatMap(grant => {
      const request = byId.get(grant.requestId);
      return request ? [{ grant, request }] : [];
    });
    const against = await this.#against(looked);
    if (!looked.some(({ grant }) => grant.warning || against.get(grant.id))) {
      return;
    }
    await database.change(change =>
      transitions.moveMany(
        change,
        looked.flatMap(({ grant, request }) => {
          const found = against.get(grant.id);
          const answer =
            found === 'unknown'
              ? undefined
              : answerStanding(grant, found, { grace, now: change.now });
          return answer ? [{ request, grant, actor: SYSTEM, ...answer }] : [];
        }),
      ),
    );
  }

  async #against(
    looked: readonly Looked[],
  ): Promise<Map<string, Against | 'unknown'>> {
    const { policies, serviceAccounts } = this.#context;
    const entities = await this.#entities.read(
      looked.flatMap(({ grant, request }) => [
        grant.product,
        grant.holder,
        grant.responsible,
        request.requester,
      ]),
    );
    const memberships = await Memberships.read(
      this.#entities,
      looked.flatMap(({ grant }) => entities.get(grant.responsible) ?? []),
    );
    const asked = looked.flatMap(one => {
      const input = policyInputOf(one, entities);
      return input ? [{ id: one.grant.id, input }] : [];
    });
    const answers = await policies.decideMany(asked.map(({ input }) => input));
    const verdicts = new Map(asked.map(({ id }, i) => [id, answers[i]]));
    const against = new Map<string, Against | 'unknown'>();
    for (const { grant, request } of looked) {
      const entity = entities.get(grant.holder);
      const holder = holderOf(grant.holder, entity, {
        platform: grant.platform,
        serviceAccounts,
      });
      const found = standingOf(grant, request, {
        product: productOf(grant, entities),
        holder,
        holderExists: entity !== undefined,
        responsible: responsibility(
          grant,
          holder,
          entities.get(grant.responsible),
          memberships,
        ),
        verdict: verdicts.get(grant.id),
      });
      if (found) {
        against.set(grant.id, found);
      }
    }
    return against;
  }
}

/** Whether the one who answers for a right is there, and still may. */
function responsibility(
  { responsible }: GrantRecord,
  holder: Holder,
  person: Entity | undefined,
  memberships: Memberships,
): StandingFacts['responsible'] {
  if (!person) {
    return 'gone';
  }
  return memberships.isAmong(person, responsible, behind(holder))
    ? 'fit'
    : 'left';
}

function productOf(
  { product }: GrantRecord,
  entities: ReadonlyMap<string, Entity>,
): DataProductEntity | undefined {
  const entity = entities.get(product);
  return entity && isDataProductEntity(entity) ? entity : undefined;
}

function policyInputOf(
  { grant, request }: Looked,
  entities: ReadonlyMap<string, Entity>,
): PolicyInput | undefined {
  const product = productOf(grant, entities);
  const terms = product && currentTerms(product, grant);
  return (
    terms && {
      request: {
        purpose: request.purpose,
        duration: grant.duration,
        filter: grant.filter,
        holder: grant.holder,
        renewal: false,
      },
      requester: {
        ref: request.requester,
        groups: ownGroups(entities.get(request.requester)),
      },
      terms,
      product,
    }
  );
}
