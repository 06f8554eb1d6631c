import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  HeatMap,
  HeatMapQuery,
  MeshQuery,
  MeshSummary,
  NextSteps,
  Transition,
  TransitionQuery,
  TrendPoint,
  TrendQuery,
} from '@meshport/backstage-plugin-data-governance-common';
import { Knex } from 'knex';
import { Readable } from 'node:stream';
import { dayOf } from '../dayOf';
import { ScorecardService } from '../scorecards';
import { CatalogVisibility } from '../visibility';
import { Replay } from '../whatIf';
import { exportResults } from './exportResults';
import { readHeatMap } from './readHeatMap';
import { readNextSteps } from './readNextSteps';
import { readSummary } from './readSummary';
import { readTransitions } from './readTransitions';
import { readTrend } from './readTrend';
import { ShownRules } from './ShownRules';
import { MeshSelection } from './selectProducts';
import { spread, trendDays } from './trendDays';

const MAX_REPLAYED_DAYS = 13;

/**
 * Answers questions about many products at once. Each answer holds what the
 * caller may see, and drafts only for those who own the scorecard.
 * @internal
 */
export class MeshQueries {
  readonly #knex: Knex;
  readonly #scorecards: Pick<ScorecardService, 'list'>;
  readonly #visibility: CatalogVisibility;
  readonly #replay: Pick<Replay, 'replayDays'>;
  readonly #now: () => Date;

  constructor(options: {
    knex: Knex;
    scorecards: Pick<ScorecardService, 'list'>;
    visibility: CatalogVisibility;
    replay: Pick<Replay, 'replayDays'>;
    now: () => Date;
  }) {
    this.#knex = options.knex;
    this.#scorecards = options.scorecards;
    this.#visibility = options.visibility;
    this.#replay = options.replay;
    this.#now = options.now;
  }

  /**
   * @param query - as of all methods, with full entity refs
   * @throws `InputError`, as all methods, naming the parameter at fault
   */
  async summary(
    query: MeshQuery,
    credentials: BackstageCredentials,
  ): Promise<MeshSummary> {
    return readSummary(this.#knex, await this.#select(query, credentials));
  }

  async heatMap(
    query: HeatMapQuery,
    credentials: BackstageCredentials,
  ): Promise<HeatMap> {
    return readHeatMap(this.#knex, {
      ...(await this.#select(query, credentials)),
      query,
    });
  }

  async nextSteps(
    query: MeshQuery & { limit?: number; offset?: number },
    credentials: BackstageCredentials,
  ): Promise<NextSteps> {
    return readNextSteps(
      this.#knex,
      { ...(await this.#select(query, credentials)), query },
      this.#now(),
    );
  }

  /** The results as CSV, read as they are taken. */
  async export(
    query: MeshQuery,
    credentials: BackstageCredentials,
  ): Promise<Readable> {
    return exportResults(this.#knex, await this.#select(query, credentials));
  }

  async trend(
    { from, to, rules, ...subject }: TrendQuery,
    credentials: BackstageCredentials,
  ): Promise<TrendPoint[]> {
    const { product, domain, scorecard } = subject;
    if (product !== undefined && domain !== undefined) {
      throw new InputError('domain: leave it out when a product is named');
    }
    const now = this.#now();
    const days = trendDays({ from, to }, now);
    const { visible, rules: shown } = await this.#select({}, credentials);
    const definition =
      scorecard === undefined ? undefined : shown.require(scorecard);
    if (rules !== 'now') {
      return readTrend(
        this.#knex,
        subject,
        { visible, rules: shown },
        days,
        dayOf(now),
      );
    }
    if (!definition) {
      throw new InputError(
        'scorecard: name the one whose rules of today are asked for',
      );
    }
    return this.#replay.replayDays(
      definition,
      spread(days, MAX_REPLAYED_DAYS),
      { visible, product, domain },
    );
  }

  async transitions(
    query: TransitionQuery,
    credentials: BackstageCredentials,
  ): Promise<{ items: Transition[]; next?: string }> {
    return readTransitions(
      this.#knex,
      query,
      await this.#select({}, credentials),
    );
  }

  async #select(
    query: MeshQuery,
    credentials: BackstageCredentials,
  ): Promise<MeshSelection> {
    const [visible, claims] = await Promise.all([
      this.#visibility.visibleProducts(credentials),
      this.#visibility.identity(credentials),
    ]);
    const rules = await ShownRules.read(this.#scorecards, claims);
    return { query, visible, rules };
  }
}
