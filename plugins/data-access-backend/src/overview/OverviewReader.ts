import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { AccessOverview } from '@meshport/backstage-plugin-data-access-common';
import { AccessRequestFilter } from '@meshport/backstage-plugin-data-access-node';
import { Knex } from 'knex';
import { DateTime, Duration } from 'luxon';
import { whereCriteria } from '../database/criteria';
import { databaseNow, isPostgres } from '../database/time';
import { ProductNumbers, summarize } from './summarize';

const ENDING_SOON = { days: 14 };
const DECISIONS_OF = { days: 90 };

/**
 * Of what the overview is.
 * @internal
 */
export interface OverviewScope {
  /** Which requests the caller may see; every one when absent. */
  allowed?: PermissionCriteria<AccessRequestFilter>;
  /** Entity refs of products whose drift they may see; of all when absent. */
  driftOf?: readonly string[];
}

type Numbers = Partial<Record<keyof ProductNumbers, number | string>> & {
  product: string;
};

/**
 * Counts how access stands in the mesh, a query for each kind of thing.
 * @internal
 */
export class OverviewReader {
  readonly #knex: Knex;
  readonly #remindAfter: Duration;

  /** @param options - `remindAfter`: how long a step should take at most */
  constructor(options: { database: { knex: Knex }; remindAfter: Duration }) {
    this.#knex = options.database.knex;
    this.#remindAfter = options.remindAfter;
  }

  async read(scope: OverviewScope): Promise<AccessOverview> {
    const now = DateTime.fromJSDate(await databaseNow(this.#knex));
    const [requests, grants, drift, decisionTime] = await Promise.all([
      this.#requests(now, scope),
      this.#grants(now, scope),
      this.#drift(scope),
      this.#decisionTime(now, scope),
    ]);
    return {
      ...summarize([...requests, ...grants, ...drift].map(toNumbers)),
      ...(decisionTime && { decisionTime }),
    };
  }

  async #requests(now: DateTime, { allowed }: OverviewScope) {
    const overdue = now.minus(this.#remindAfter).toJSDate();
    const query = this.#knex('access_requests')
      .where('state', 'pending')
      .groupBy('product')
      .select<Numbers[]>(
        'product',
        this.#knex.raw('count(*) as pending'),
        // While the requester is asked, no time runs.
        this.#count(
          'silence_due_at is not null and silence_since <= ?',
          'overdue',
          [overdue],
        ),
      );
    return allowed ? query.where(sub => whereCriteria(sub, allowed)) : query;
  }

  async #grants(now: DateTime, { allowed }: OverviewScope) {
    const soon = now.plus(ENDING_SOON).toJSDate();
    const query = this.#knex('access_grants')
      .whereNotIn('access_grants.state', ['revoked', 'expired'])
      .groupBy('access_grants.product')
      .select<Numbers[]>(
        'access_grants.product',
        this.#knex.raw('count(*) as living'),
        this.#count(`access_grants.state = 'active'`, 'active'),
        this.#count(
          `access_grants.state = 'active' and access_grants.expires_at <= ?`,
          'ending_soon',
          [soon],
        ),
        this.#count(
          `access_grants.state in ('grant_failed', 'revoke_failed', 'drifted')`,
          'alarms',
        ),
      );
    if (allowed) {
      query
        .join('access_requests', 'access_requests.id', 'request_id')
        .where(sub => whereCriteria(sub, allowed));
    }
    return query;
  }

  async #drift({ driftOf }: OverviewScope) {
    const query = this.#knex('access_drift')
      .whereNot('state', 'gone')
      .groupBy('product')
      .select<Numbers[]>(
        'product',
        this.#count(`state <> 'adopted'`, 'drift'),
        this.#count(`state = 'adopted'`, 'adopted'),
      );
    return driftOf ? query.whereIn('product', [...driftOf]) : query;
  }

  /** Of what people decided; policies take no time. */
  async #decisionTime(now: DateTime, { allowed }: OverviewScope) {
    const decided = () => {
      const query = this.#knex('access_requests')
        .whereIn('state', ['approved', 'denied'])
        .where('decided_at', '>=', now.minus(DECISIONS_OF).toJSDate())
        .whereNot('decided_by', 'system');
      return allowed ? query.where(sub => whereCriteria(sub, allowed)) : query;
    };
    const seconds = this.#knex.raw(
      isPostgres(this.#knex)
        ? 'extract(epoch from decided_at - created_at)'
        : '(decided_at - created_at) / 1000.0',
    );
    const [total] = await decided().select<
      { decisions: number | string; longest: number | string | null }[]
    >(
      this.#knex.raw('count(*) as decisions'),
      this.#knex.raw('max(?) as longest', [seconds]),
    );
    const decisions = Number(total.decisions);
    if (decisions === 0) {
      return undefined;
    }
    const [middle] = await decided()
      .select<{ seconds: number | string }[]>(
        this.#knex.raw('? as seconds', [seconds]),
      )
      .orderBy('seconds')
      .offset(Math.floor((decisions - 1) / 2))
      .limit(1);
    return {
      median: Number(middle?.seconds ?? total.longest),
      longest: Number(total.longest),
      decisions,
    };
  }

  #count(
    condition: string,
    name: string,
    bindings: readonly Date[] = [],
  ): Knex.Raw {
    return this.#knex.raw(
      `sum(case when ${condition} then 1 else 0 end) as ${name}`,
      [...bindings],
    );
  }
}

/** PostgreSQL hands out sums as text. */
function toNumbers({ product, ...row }: Numbers & { ending_soon?: number }): {
  product: string;
} & Partial<ProductNumbers> {
  const { ending_soon: endingSoon, ...rest } = row;
  const entries = Object.entries({ ...rest, endingSoon }).map(
    ([name, value]) => [name, Number(value ?? 0)],
  );
  return { product, ...Object.fromEntries(entries) };
}
