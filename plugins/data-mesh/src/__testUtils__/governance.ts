import {
  DataGovernanceApi,
  ScorecardLevel,
} from '@meshport/backstage-plugin-data-governance-common';

/** The levels of the scorecard below. */
export const LEVELS: ScorecardLevel[] = [
  { name: 'bronze', title: 'Bronze' },
  { name: 'silver', title: 'Silver' },
  { name: 'gold', title: 'Gold' },
];

/** Scorecards that say which products reached which level. */
export function governanceWith(
  levels: Record<string, string>,
): Pick<DataGovernanceApi, 'getScorecards' | 'getProductSummaries'> {
  return {
    getScorecards: async () => ({
      items: [
        {
          scorecard: 'scorecard:default/mesh-foundations',
          title: 'Foundations',
          owner: 'group:default/data-governance',
          levels: LEVELS,
          checks: [],
          problems: [],
        },
      ],
    }),
    getProductSummaries: async () => ({
      items: Object.entries(levels).map(([product, level]) => ({
        product,
        title: product,
        owner: 'group:default/safety',
        domain: 'domain:default/safety',
        level: LEVELS.find(({ name }) => name === level),
        passing: 1,
        failing: 0,
        exempt: 0,
        notApplicable: 0,
        unknown: 0,
      })),
    }),
  };
}
