import { TestDatabases } from '@backstage/backend-test-utils';
import {
  CHECK_STATUSES,
  CheckStatus,
  HEAT_MAP_CODES,
  isCounting,
  MeshQuery,
} from '@meshport/backstage-plugin-data-governance-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import {
  refOf,
  SEEDED_AT,
  SeededProduct,
  seedMesh,
  standingOf,
} from '../__testUtils__/seedMesh';
import { migrationsDirectory } from '../database';
import { CheckDefinition, ScorecardDefinition } from '../scorecards';
import { VisibleProducts } from '../visibility';
import { readHeatMap } from './readHeatMap';
import { readNextSteps } from './readNextSteps';
import { readSummary } from './readSummary';
import { ShownRules } from './ShownRules';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const MESH = 'scorecard:default/mesh';
const SAFETY = 'scorecard:default/safety';
const GOVERNORS = 'group:default/data-governance';

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

const definitions = [
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

const anyMesh = fc.array(anyProduct, { maxLength: 12 }).map(products =>
  products.map(
    ({ mesh, safety, ...product }, index): SeededProduct => ({
      ...product,
      name: `p${index}-${product.title.toLowerCase().replace(/\W/g, '')}`,
      outcomes: { [MESH]: mesh, ...(safety && { [SAFETY]: safety }) },
    }),
  ),
);

const anyQuery: fc.Arbitrary<MeshQuery> = fc.record(
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
function selected(
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

const compare = (a: string, b: string) => Number(a > b) - Number(a < b);
const closeTo = (value: number): unknown => expect.closeTo(value);
const byTitle = (a: SeededProduct, b: SeededProduct) =>
  compare(a.title.toLowerCase(), b.title.toLowerCase()) ||
  compare(refOf(a), refOf(b));

it('has a PostgreSQL to be tested on', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
});

describe.each(databases.eachSupportedId())('the mesh on %s', id => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
  });

  const rules = new ShownRules(definitions, new Set());

  async function forAny(
    property: (
      products: SeededProduct[],
      query: MeshQuery,
      visible: VisibleProducts,
    ) => Promise<void>,
  ) {
    await fc.assert(
      fc.asyncProperty(
        anyMesh,
        anyQuery,
        fc.option(fc.array(fc.nat({ max: 11 })), { nil: undefined }),
        async (products, query, seen) => {
          await seedMesh(knex, definitions, products);
          await property(
            products,
            query,
            seen
              ? products.filter((_, i) => seen.includes(i)).map(refOf)
              : 'everything',
          );
        },
      ),
      { numRuns: 60 },
    );
  }

  it('adds up as if counted one by one', async () => {
    await forAny(async (products, query, visible) => {
      const summary = await readSummary(knex, { query, visible, rules });
      const found = selected(products, query, visible);
      const concerned = definitions.filter(
        ({ ref }) => query.scorecard === undefined || ref === query.scorecard,
      );
      const sum = (among: SeededProduct[]) => {
        const total = {
          passing: 0,
          failing: 0,
          unknown: 0,
          exempt: 0,
          notApplicable: 0,
        };
        let passed = 0;
        let counted = 0;
        for (const product of among) {
          const standing = standingOf(product, concerned);
          total.passing += standing.passing;
          total.failing += standing.failing;
          total.unknown += standing.unknown;
          total.exempt += standing.exempt;
          total.notApplicable += standing.notApplicable;
          passed += standing.weightPassed;
          counted += standing.weightCounted;
        }
        return {
          products: among.length,
          ...total,
          score: counted > 0 ? closeTo(passed / counted) : undefined,
        };
      };
      const levels = (among: SeededProduct[]) =>
        ['none', 'bronze', 'silver', 'gold'].flatMap(name => {
          const reached = among.filter(
            product =>
              (standingOf(product, concerned).level?.name ?? 'none') === name,
          );
          return reached.length === 0
            ? []
            : [
                {
                  ...(name === 'none'
                    ? { level: undefined }
                    : { level: { name, title: name.toUpperCase() } }),
                  products: reached.length,
                },
              ];
        });
      const groups = (key: 'domain' | 'owner') =>
        [...new Set(found.map(product => product[key]))].sort();
      expect(summary).toEqual({
        ...sum(found),
        levels: levels(found),
        domains: groups('domain').map(domain => {
          const among = found.filter(product => product.domain === domain);
          return { domain, ...sum(among), levels: levels(among) };
        }),
        owners: groups('owner').map(owner => ({
          owner,
          ...sum(found.filter(product => product.owner === owner)),
        })),
        evaluatedAt: found.length > 0 ? SEEDED_AT.toISOString() : undefined,
        waiting: 0,
      });
    });
  });

  it('shows each outcome in its place of the heat map', async () => {
    const letters = Object.entries(HEAT_MAP_CODES);
    await forAny(async (products, query, visible) => {
      const heatMap = await readHeatMap(knex, {
        query: { ...query, scorecard: MESH },
        visible,
        rules,
      });
      const found = selected(products, { ...query, scorecard: MESH }, visible);
      expect(heatMap.checks.map(({ id: checkId }) => checkId)).toEqual([
        'a',
        'b',
        'c',
        'd',
        'e',
      ]);
      expect(heatMap.total).toBe(found.length);
      expect(
        heatMap.rows.map(({ product, statuses }) => [product, statuses]),
      ).toEqual(
        found
          .sort(byTitle)
          .map(product => [
            refOf(product),
            heatMap.checks
              .map(
                ({ id: checkId }) =>
                  letters.find(
                    ([, status]) => status === product.outcomes[MESH][checkId],
                  )?.[0],
              )
              .join(''),
          ]),
      );
    });
  });

  it('finds the cheapest steps as if looked for one by one', async () => {
    await forAny(async (products, query, visible) => {
      const steps = await readNextSteps(
        knex,
        { query: { ...query, limit: 200 }, visible, rules },
        SEEDED_AT,
      );
      const expected = selected(products, query, visible)
        .flatMap(product =>
          definitions
            .filter(({ ref }) => product.outcomes[ref])
            .filter(({ ref }) => !query.scorecard || query.scorecard === ref)
            .flatMap(definition => {
              const { level } = standingOf(product, [definition]);
              const blocking = definition.checks.filter(
                one =>
                  isCounting(one, SEEDED_AT) &&
                  ['fail', 'unknown'].includes(
                    product.outcomes[definition.ref][one.id],
                  ),
              );
              if (blocking.length === 0) {
                return [];
              }
              const reached = definition.levels.findIndex(
                ({ name }) => name === level?.name,
              );
              const next = definition.levels[reached + 1];
              return [
                {
                  product,
                  scorecard: definition.ref,
                  level,
                  next,
                  missing: blocking.filter(one => one.level === next.name),
                  blocking,
                },
              ];
            }),
        )
        .sort(
          (a, b) =>
            a.missing.length - b.missing.length ||
            byTitle(a.product, b.product) ||
            compare(a.scorecard, b.scorecard),
        );
      expect(steps.total).toBe(expected.length);
      expect(
        steps.items.map(({ product, scorecard: ref, level, next, checks }) => [
          product,
          ref,
          level?.name,
          next.name,
          checks.map(one => [one.id, one.status, one.remedy]),
        ]),
      ).toEqual(
        expected.map(one => [
          refOf(one.product),
          one.scorecard,
          one.level?.name,
          one.next.name,
          one.missing.map(({ id: checkId, remedy }) => [
            checkId,
            one.product.outcomes[one.scorecard][checkId],
            remedy,
          ]),
        ]),
      );
      for (const blocking of steps.blocking) {
        const here = expected.filter(
          one =>
            one.scorecard === blocking.scorecard &&
            one.blocking.some(
              ({ id: checkId }) => checkId === blocking.checkId,
            ),
        );
        expect(blocking).toMatchObject({
          products: here.length,
          wouldRise: here.filter(
            ({ missing }) =>
              missing.length === 1 && missing[0].id === blocking.checkId,
          ).length,
        });
      }
      const rises = steps.blocking.map(({ wouldRise }) => wouldRise);
      expect(rises).toEqual([...rises].sort((a, b) => b - a));
    });
  });

  describe('of some products', () => {
    const statuses = (a: CheckStatus): SeededProduct['outcomes'] => ({
      [MESH]: { a, b: 'pass', c: 'pass', d: 'pass', e: 'pass', hidden: 'fail' },
    });
    const products = [
      { name: 'one', title: 'One', outcomes: statuses('fail') },
      { name: 'two', title: 'Two', outcomes: statuses('pass') },
      { name: 'three', title: 'Three', outcomes: statuses('exempt') },
    ].map(product => ({
      ...product,
      owner: 'group:default/one',
      domain: 'domain:default/air',
    }));

    beforeEach(() => seedMesh(knex, definitions, products));

    const heatMap = (
      query: MeshQuery & {
        scorecard: string;
        sort?: 'score';
        limit?: number;
        offset?: number;
      },
      claims: string[] = [],
    ) =>
      readHeatMap(knex, {
        query,
        visible: 'everything',
        rules: new ShownRules(definitions, new Set(claims)),
      });

    it('narrows by the status of one check', async () => {
      const found = await heatMap({
        scorecard: MESH,
        checkId: 'a',
        statuses: ['fail', 'exempt'],
      });
      expect(found.rows.map(({ title }) => title)).toEqual(['One', 'Three']);
    });

    it('shows drafts to owners of the scorecard only', async () => {
      expect(
        (await heatMap({ scorecard: MESH }, [GOVERNORS])).checks,
      ).toHaveLength(6);
      const query = { scorecard: MESH, checkId: 'hidden' };
      expect((await heatMap(query, [GOVERNORS])).total).toBe(3);
      await expect(heatMap(query)).rejects.toThrow("no check 'hidden'");
    });

    it('sorts and pages', async () => {
      const page = await heatMap({
        scorecard: MESH,
        sort: 'score',
        limit: 2,
        offset: 1,
      });
      expect(page).toMatchObject({
        total: 3,
        rows: [{ title: 'Three' }, { title: 'Two' }],
      });
    });

    it('counts those that wait, also new ones', async () => {
      await knex('stale').insert(
        ['one', 'new'].map(name => ({
          product: refOf({ name }),
          changes: '[]',
          since: SEEDED_AT,
        })),
      );
      const waiting = async (
        query: MeshQuery,
        visible: VisibleProducts = 'everything',
      ) => (await readSummary(knex, { query, visible, rules })).waiting;
      expect(await waiting({})).toBe(2);
      expect(await waiting({}, [refOf({ name: 'one' })])).toBe(1);
      expect(await waiting({ text: 'one' })).toBe(1);
      expect(await waiting({ text: 'two' })).toBe(0);
      await knex('stale').delete();
    });

    it.each<[string, MeshQuery, string]>([
      ['a check without a scorecard', { checkId: 'a' }, 'scorecard: name'],
      ['an unknown scorecard', { scorecard: 'x' }, 'scorecard: there is no x'],
      ['too many words', { text: 'a '.repeat(11) }, 'text: give at most'],
    ])('refuses %s', async (_, query, message) => {
      await expect(
        readSummary(knex, { query, visible: 'everything', rules }),
      ).rejects.toThrow(message);
    });
  });
});
