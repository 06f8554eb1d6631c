import {
  HeatMap,
  ProductSummary,
  ScorecardLevel,
} from '@meshport/backstage-plugin-data-governance-common';
import { statusesToCount } from './heatMapGrid';
import { countStatuses } from './figures';
import { MeshView, NO_LEVEL } from './meshView';

/**
 * The products of a heat map as lines of a list, with the counts of this
 * scorecard.
 *
 * @param levels - of the scorecard
 * @internal
 */
export function rowsOfHeatMap(
  map: HeatMap,
  levels: ScorecardLevel[],
): ProductSummary[] {
  return map.rows.map(row => ({
    product: row.product,
    title: row.title,
    owner: row.owner,
    domain: row.domain,
    level: levels.find(({ name }) => name === row.level),
    score: row.score,
    ...countStatuses(statusesToCount(row, map.checks)),
  }));
}

/**
 * The products that a view over all scorecards shows, in its order.
 * @internal
 */
export function narrowSummaries(
  summaries: ProductSummary[],
  view: MeshView,
): ProductSummary[] {
  const words = view.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const oneOf = (chosen: string[], value: string) =>
    chosen.length === 0 || chosen.includes(value);
  return summaries
    .filter(
      summary =>
        oneOf(view.domains, summary.domain) &&
        oneOf(view.owners, summary.owner) &&
        oneOf(view.levels, summary.level?.name ?? NO_LEVEL) &&
        words.every(word =>
          `${summary.title} ${summary.product}`
            .toLocaleLowerCase()
            .includes(word),
        ),
    )
    .sort(
      (a, b) => compare(a, b, view.order) || a.title.localeCompare(b.title),
    );
}

function compare(
  a: ProductSummary,
  b: ProductSummary,
  order: MeshView['order'],
): number {
  return order === 'score'
    ? (a.score ?? -1) - (b.score ?? -1)
    : a[order].localeCompare(b[order]);
}
