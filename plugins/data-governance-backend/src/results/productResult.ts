import {
  CheckResult,
  isCounting,
  productLevel,
  ProductResult,
  reachedLevel,
  ScorecardResult,
} from '@meshport/backstage-plugin-data-governance-common';
import { scoreOf, standingOf } from '../judging';
import { ScorecardDefinition } from '../scorecards';

/**
 * A scorecard that measures a product, with the outcomes by check. A check
 * without one was not evaluated yet.
 * @internal
 */
export interface MeasuredScorecard {
  definition: ScorecardDefinition;
  outcomes: ReadonlyMap<
    string,
    Pick<
      CheckResult,
      'status' | 'reason' | 'since' | 'exemption' | 'hasEvidence'
    >
  >;
}

/**
 * Tells whether someone belongs to those who see a scorecard's drafts.
 * @internal
 */
export function seesDrafts(
  definition: Pick<ScorecardDefinition, 'owner'>,
  viewer: ReadonlySet<string>,
): boolean {
  return viewer.has(definition.owner);
}

/**
 * Puts together what a person is shown of a product. Drafts are left out for
 * those who do not own the scorecard; they never count.
 *
 * @param viewer - entity refs of the person and their groups
 * @internal
 */
export function productResult(
  product: Pick<
    ProductResult,
    'product' | 'title' | 'owner' | 'domain' | 'evaluatedAt'
  >,
  scorecards: MeasuredScorecard[],
  viewer: ReadonlySet<string>,
  now: Date,
): ProductResult {
  const results = scorecards
    .map(measured => scorecardResult(measured, now))
    .sort(
      (a, b) =>
        Number(Boolean(a.domain)) - Number(Boolean(b.domain)) ||
        a.title.localeCompare(b.title),
    );
  return {
    ...product,
    level: productLevel(results, now),
    exempt: results
      .flatMap(({ checks }) => checks)
      .filter(({ phase, status }) => phase !== 'draft' && status === 'exempt')
      .length,
    scorecards: results
      .map(result =>
        seesDrafts(result, viewer)
          ? result
          : {
              ...result,
              checks: result.checks.filter(({ phase }) => phase !== 'draft'),
            },
      )
      .filter(({ checks }) => checks.length > 0),
  };
}

function scorecardResult(
  { definition, outcomes }: MeasuredScorecard,
  now: Date,
): ScorecardResult {
  const { levels } = definition;
  const checks = definition.checks.flatMap(check => {
    const outcome = outcomes.get(check.id);
    if (!outcome) {
      return [];
    }
    const { id, rule: _, message: __, appliesTo: ___, ...shown } = check;
    return [{ checkId: id, ...shown, ...outcome }];
  });
  return {
    scorecard: definition.ref,
    title: definition.title,
    owner: definition.owner,
    domain: definition.domain,
    levels,
    level: reachedLevel(levels, checks, now)?.name,
    score: scoreOf(
      standingOf(
        checks.map(check => ({
          counts: isCounting(check, now),
          draft: check.phase === 'draft',
          weight: check.weight,
          status: check.status,
        })),
      ),
    ),
    checks,
  };
}
