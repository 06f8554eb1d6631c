import {
  isCounting,
  ProductResult,
} from '@meshport/backstage-plugin-data-governance-common';

/**
 * The weighted share of passed checks among those that count, over all
 * scorecards; exempt and not applicable ones are left out.
 *
 * @returns 0 to 1; `undefined` when no check counts
 * @internal
 */
export function productScore(
  { scorecards }: ProductResult,
  now: Date,
): number | undefined {
  const counting = scorecards
    .flatMap(({ checks }) => checks)
    .filter(
      check =>
        isCounting(check, now) &&
        check.status !== 'exempt' &&
        check.status !== 'not-applicable',
    );
  const weigh = (checks: typeof counting) =>
    checks.reduce((sum, { weight }) => sum + weight, 0);
  const all = weigh(counting);
  return all > 0
    ? weigh(counting.filter(({ status }) => status === 'pass')) / all
    : undefined;
}
