import {
  CHECK_STATUSES,
  CheckStatus,
  MeshQuery,
} from '@meshport/backstage-plugin-data-governance-common';
import fc from 'fast-check';
import { CheckDefinition, ScorecardDefinition } from '../scorecards';
import { VisibleProducts } from '../visibility';
import { refOf, SeededProduct, standingOf } from './seedMesh';

export const MESH = 'scorecard:default/mesh';
export const SAFETY = 'scorecard:default/safety';
export const GOVERNORS = 'group:default/data-governance';

const check = (
  id: string,
  level: string,
  overrides: Partial<CheckDefinition> = {},
): CheckDefinition => ({
  id,
  title: `Check ${id}`,
  level,
  rule: 'true',
  severity: 'medium',
  phase: 'enforced',
  weight: 1,
  why: 'Because',
  remedy: `Mend ${id}`,
  ...overrides,
});

const scorecard = (
  ref: string,
  owner: string,
  checks: CheckDefinition[],
): ScorecardDefinition => ({
  ref,
  title: ref,
  owner,
  levels: ['bronze', 'silver', 'gold'].map(name => ({
    name,
    title: name.toUpperCase(),
  })),
  checks,
});

export const definitions = [
  scorecard(MESH, GOVERNORS, [
    check('a', 'bronze'),
    check('b', 'bronze', { weight: 3 }),
    check('c', 'silver'),
    check('d', 'gold', { phase: 'grace', enforcedFrom: '2026-01-01' }),
    check('e', 'gold', { phase: 'grace', enforcedFrom: '2999-01-01' }),
    check('hidden', 'bronze', { phase: 'draft' }),
  ]),
  scorecard(SAFETY, 'group:default/safety', [
    check('a', 'silver'),
    check('z', 'gold'),
  ]),
];

const outcomes = (ids: string[]) =>
  fc.record(
    Object.fromEntries(
      ids.map(id => [id, fc.constantFrom<CheckStatus>(...CHECK_STATUSES)]),
    ),
  );

const anyProduct = fc.record({
  title: fc.constantFrom('Flights', 'Wéather 100%', 'Bird_strikes', 'flights'),
  owner: fc.constantFrom('group:default/one', 'group:default/two'),
  domain: fc.constantFrom('domain:default/air', 'domain:default/sea'),
  mesh: outcomes(['a', 'b', 'c', 'd', 'e', 'hidden']),
  safety: fc.option(outcomes(['a', 'z']), { nil: undefined }),
});

export const anyMesh = fc.array(anyProduct, { maxLength: 12 }).map(products =>
  products.map(
    ({ mesh, safety, ...product }, index): SeededProduct => ({
      ...product,
      name: `p${index}-${product.title.toLowerCase().replace(/\W/g, '')}`,
      outcomes: { [MESH]: mesh, ...(safety && { [SAFETY]: safety }) },
    }),
  ),
);

export const anyQuery: fc.Arbitrary<MeshQuery> = fc.record(
  {
    domains: fc.constantFrom(['domain:default/air'], ['domain:default/none']),
    owners: fc.constantFrom(
      ['group:default/one'],
      ['group:default/one', 'group:default/two'],
    ),
    scorecard: fc.constantFrom(MESH, SAFETY),
    levels: fc.subarray(['none', 'bronze', 'silver', 'gold'], { minLength: 1 }),
    statuses: fc.subarray([...CHECK_STATUSES], { minLength: 1 }),
    text: fc.constantFrom('fli', '100%', '_', 'WEATHER p1', ''),
  },
  { requiredKeys: [] },
);

/** What a query selects, product by product. */
export function selected(
  products: SeededProduct[],
  query: MeshQuery,
  visible: VisibleProducts,
): SeededProduct[] {
  const concerned = definitions.filter(
    ({ ref }) => query.scorecard === undefined || ref === query.scorecard,
  );
  return products.filter(product => {
    const standing = standingOf(product, concerned);
    const level = standing.level?.name ?? 'none';
    const counts: Record<CheckStatus, number> = {
      pass: standing.passing,
      fail: standing.failing,
      unknown: standing.unknown,
      exempt: standing.exempt,
      'not-applicable': standing.notApplicable,
    };
    return (
      (visible === 'everything' || visible.includes(refOf(product))) &&
      (query.scorecard === undefined ||
        product.outcomes[query.scorecard] !== undefined) &&
      (query.domains?.includes(product.domain) ?? true) &&
      (query.owners?.includes(product.owner) ?? true) &&
      (query.levels?.includes(level) ?? true) &&
      (query.statuses?.some(status => counts[status] > 0) ?? true) &&
      (query.text ?? '')
        .toLowerCase()
        .split(' ')
        .filter(Boolean)
        .every(
          word =>
            product.title.toLowerCase().includes(word) ||
            product.name.includes(word),
        )
    );
  });
}

export const compare = (a: string, b: string) => Number(a > b) - Number(a < b);
export const byTitle = (a: SeededProduct, b: SeededProduct) =>
  compare(a.title.toLowerCase(), b.title.toLowerCase()) ||
  compare(refOf(a), refOf(b));
