import { TrendPoint } from '@meshport/backstage-plugin-data-governance-common';
import { Turnstile } from '@meshport/backstage-plugin-data-mesh-node';
import { ExemptionStore } from '../exemptions/ExemptionStore';
import { FactStore } from '../facts/FactStore';
import { addStandings, ScorecardJudgement, scoreOf } from '../judging';
import {
  compileScorecard,
  ScorecardDefinition,
  ScorecardService,
} from '../scorecards';
import { hashOf } from '../hash';
import { VisibleProducts } from '../visibility';
import { judgeMesh } from './judgeMesh';

/**
 * Judges the facts of past days by a scorecard as it is, or was, or may be: so
 * a trend goes on across an edit of its rules.
 * @internal
 */
export class Replay {
  readonly #facts: Pick<
    FactStore,
    'current' | 'at' | 'products' | 'productsAt'
  >;
  readonly #exemptions: Pick<ExemptionStore, 'inForce'>;
  readonly #scorecards: Pick<ScorecardService, 'language'>;
  readonly #turnstile: Turnstile;
  readonly #now: () => Date;

  constructor(options: {
    facts: Pick<FactStore, 'current' | 'at' | 'products' | 'productsAt'>;
    exemptions: Pick<ExemptionStore, 'inForce'>;
    scorecards: Pick<ScorecardService, 'language'>;
    turnstile: Turnstile;
    now: () => Date;
  }) {
    this.#facts = options.facts;
    this.#exemptions = options.exemptions;
    this.#scorecards = options.scorecards;
    this.#turnstile = options.turnstile;
    this.#now = options.now;
  }

  /**
   * @param days - ISO dates; the end of each (UTC) is looked at, of today the
   * moment. A day in the future is left out
   * @param among - `product`: entity ref of the only one to look at. `domain`:
   * entity ref; the products of it and those below it
   * @returns one point for each day, in the order of `days`
   * @throws `ServiceUnavailableError` when too many ask at once; the reason of
   * `signal`
   */
  replayDays(
    definition: ScorecardDefinition,
    days: readonly string[],
    among: {
      visible: VisibleProducts;
      product?: string;
      domain?: string;
      signal?: AbortSignal;
    },
  ): Promise<TrendPoint[]> {
    const scorecard = compileScorecard(
      this.#scorecards.language,
      definition,
      hashOf(definition),
    );
    return this.#turnstile.pass(async () => {
      const points: TrendPoint[] = [];
      for (const day of days) {
        const now = this.#now();
        if (day > now.toISOString().slice(0, 10)) {
          continue;
        }
        const end = new Date(`${day}T23:59:59.999Z`);
        const standings: Pointed[] = [];
        for await (const { content, judgements } of judgeMesh({
          facts: this.#facts,
          exemptions: this.#exemptions,
          sets: [[scorecard]],
          visible: narrowed(among),
          time: end < now ? end : undefined,
          now,
          signal: among.signal,
        })) {
          if (!among.domain || content.domains.includes(among.domain)) {
            // Checks and reasons of a whole mesh are too much to keep.
            standings.push(
              ...judgements[0].scorecards.map(({ checks: _, ...rest }) => rest),
            );
          }
        }
        points.push(pointOf(day, standings));
      }
      return points;
    });
  }
}

type Pointed = Omit<ScorecardJudgement, 'checks'>;

function narrowed({
  visible,
  product,
}: {
  visible: VisibleProducts;
  product?: string;
}): VisibleProducts {
  if (product === undefined) {
    return visible;
  }
  return visible === 'everything' || visible.includes(product) ? [product] : [];
}

function pointOf(day: string, standings: Pointed[]): TrendPoint {
  const { weightPassed, weightCounted, ...counts } = addStandings(standings);
  const levels: Record<string, number> = {};
  for (const { level } of standings) {
    const name = level?.name ?? 'none';
    levels[name] = (levels[name] ?? 0) + 1;
  }
  return {
    day,
    products: standings.length,
    score: scoreOf({ weightPassed, weightCounted }),
    levels,
    ...counts,
  };
}
