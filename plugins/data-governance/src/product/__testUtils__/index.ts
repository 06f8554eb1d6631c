import { DataGovernanceApi } from '@meshport/backstage-plugin-data-governance-common';
import {
  check,
  FOUNDATIONS,
  governance,
  levels,
  productResult,
  scorecard,
} from '../../__testUtils__';

/** Somebody who owns the product. */
export const OWNER = { owns: ['group:default/flight-operations'] };

/** A check that fails and stands in the way of silver. */
export const failing = check({
  checkId: 'described',
  title: 'Columns are described',
  level: 'silver',
  status: 'fail',
  reason: 'Two columns have no description.',
  why: 'A name alone misleads.',
  remedy: 'Describe origin and destination in the contract.',
  hasEvidence: true,
});
/** A check that does not count yet. */
const later = check({
  checkId: 'fresh',
  title: 'Is fresh',
  level: 'gold',
  status: 'unknown',
  phase: 'grace',
  enforcedFrom: '2999-01-01',
});

/** A backend that knows the product, with these checks. */
export function backend(
  checks = [check(), failing, later],
  changes: Partial<DataGovernanceApi> = {},
) {
  return governance({
    getProductResult: async () =>
      productResult({
        level: levels[0],
        scorecards: [scorecard({ level: 'bronze', checks })],
      }),
    ...changes,
  });
}

/** The address that opens the failing check. */
export const THIS_CHECK = `/?${new URLSearchParams({
  scorecard: FOUNDATIONS,
  check: 'described',
})}`;
