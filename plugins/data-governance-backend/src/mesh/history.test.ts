import { TestDatabases } from '@backstage/backend-test-utils';
import {
  CheckStatus,
  TransitionQuery,
} from '@meshport/backstage-plugin-data-governance-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { SEEDED_AT, SeededProduct, seedMesh } from '../__testUtils__/seedMesh';
import { migrationsDirectory } from '../database';
import { ProductDayRow } from '../database/rows';
import { CheckDefinition, ScorecardDefinition } from '../scorecards';
import { VisibleProducts } from '../visibility';
import { readTransitions } from './readTransitions';
import { readTrend } from './readTrend';
import { ShownRules } from './ShownRules';
import { spread, trendDays } from './trendDays';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const MESH = 'scorecard:default/mesh';
const GOVERNORS = 'group:default/data-governance';
const ref = (name: string) => `dataproduct:default/${name}`;

const check = (id: string, phase: CheckDefinition['phase'] = 'enforced') => ({
  id,
  title: `Check ${id}`,
  level: 'bronze',
  rule: 'true',
  severity: 'medium' as const,
  phase,
  weight: 1,
  why: 'Because',
  remedy: 'Mend it',
});

const definition: ScorecardDefinition = {
  ref: MESH,
  title: 'Mesh',
  owner: GOVERNORS,
  levels: [{ name: 'bronze', title: 'Bronze' }],
  checks: [check('a'), check('b'), check('hidden', 'draft')],
};

const rules = (...claims: string[]) =>
  new ShownRules([definition], new Set(claims));

const product = (
  name: string,
  outcomes: Record<string, CheckStatus>,
  title = name,
): SeededProduct => ({
  name,
  title,
  owner: 'group:default/one',
  domain: name === 'strikes' ? 'domain:default/sea' : 'domain:default/air',
  outcomes: { [MESH]: outcomes },
});

it('has a PostgreSQL to be tested on', () => {
  expect(databases.supports('POSTGRES_18')).toBe(true);
});

describe.each(databases.eachSupportedId())('history on %s', id => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
  });

  describe('transitions', () => {
    const row = (
      name: string,
      checkId: string,
      from: CheckStatus | null,
      to: CheckStatus | null,
      day: number,
    ) => ({
      product: ref(name),
      scorecard: MESH,
      check_id: checkId,
      from_status: from,
      to_status: to,
      reason: 'Because',
      cause: 'facts',
      at: new Date(`2026-11-${day}T00:00:00Z`),
    });

    beforeAll(async () => {
      await knex('transitions').delete();
      await seedMesh(
        knex,
        [definition],
        [
          product('flights', { a: 'pass' }, 'Flights'),
          product('strikes', { a: 'pass' }, 'Strikes'),
        ],
      );
      await knex.batchInsert('transitions', [
        row('flights', 'a', null, 'fail', 10),
        row('flights', 'hidden', null, 'fail', 10),
        row('strikes', 'a', null, 'pass', 11),
        row('flights', 'a', 'fail', 'pass', 12),
        row('flights', 'left', 'fail', null, 13),
        row('gone', 'a', 'pass', null, 14),
      ]);
    });

    const read = (
      query: TransitionQuery = {},
      visible: VisibleProducts = 'everything',
      ...claims: string[]
    ) => readTransitions(knex, query, { visible, rules: rules(...claims) });
    const of = async (...parameters: Parameters<typeof read>) =>
      (await read(...parameters)).items.map(item => [
        item.productTitle,
        item.checkId,
        item.to,
      ]);

    it('are the newest first, without the drafts of others', async () => {
      expect(await of()).toEqual([
        ['gone', 'a', undefined],
        ['Flights', 'a', 'pass'],
        ['Strikes', 'a', 'pass'],
        ['Flights', 'a', 'fail'],
      ]);
      expect((await read()).items[1]).toMatchObject({
        checkTitle: 'Check a',
        from: 'fail',
        cause: 'facts',
        reason: 'Because',
        at: '2026-11-12T00:00:00.000Z',
      });
      expect(await of({}, 'everything', GOVERNORS)).toHaveLength(6);
    });

    it('are narrowed', async () => {
      expect(await of({}, [ref('strikes')])).toHaveLength(1);
      expect(await of({ domain: 'domain:default/sea' })).toHaveLength(1);
      expect(await of({ product: ref('flights') })).toHaveLength(2);
      expect(await of({ checkId: 'b' })).toEqual([]);
      expect(await of({ scorecard: 'scorecard:default/x' })).toEqual([]);
      expect(await of({ since: '2026-11-12T00:00:00Z' })).toHaveLength(2);
    });

    it('come in pages', async () => {
      const pages: unknown[] = [];
      let before: string | undefined;
      do {
        const page = await read({ limit: 3, before });
        pages.push(...page.items);
        before = page.next;
      } while (before);
      expect(pages).toEqual((await read()).items);
    });
  });

  describe('a trend', () => {
    const days = trendDays({ from: '2026-11-01', to: '2026-11-08' }, SEEDED_AT);
    const names = ['flights', 'weather', 'strikes'];
    const levels = [null, 'bronze', 'silver'];

    const trendOf = (
      on: Knex,
      subject: Parameters<typeof readTrend>[1],
      visible: VisibleProducts,
      among: string[],
      today = '2026-12-01',
    ) => readTrend(on, subject, { visible, rules: rules() }, among, today);

    const dayRow = (
      name: string,
      day: string,
      overrides: Partial<ProductDayRow> = {},
    ): ProductDayRow => ({
      product: ref(name),
      scorecard: '',
      day,
      domain: 'domain:default/air',
      level: 'bronze',
      gone: false,
      passing: 1,
      failing: 0,
      unknown: 0,
      exempt: 0,
      not_applicable: 0,
      weight_passed: 1,
      weight_counted: 2,
      ...overrides,
    });

    it('goes on from what was so before, and says nothing of before', async () => {
      await knex('product_days').delete();
      await knex.batchInsert('product_days', [
        dayRow('flights', '2026-10-01', { passing: 7 }),
        dayRow('flights', '2026-10-20'),
        dayRow('flights', '2026-11-03', {
          level: null,
          passing: 0,
          failing: 1,
          weight_passed: 0,
        }),
        dayRow('weather', '2026-11-05'),
        dayRow('flights', '2026-11-07', { gone: true }),
        dayRow('flights', '2026-11-02', { scorecard: MESH, passing: 9 }),
      ]);
      const trend = await trendOf(knex, {}, names.map(ref), days);
      expect(
        trend.map(point => [
          point.day.slice(8),
          point.products,
          point.passing,
          point.score,
          point.levels,
        ]),
      ).toEqual([
        ['01', 1, 1, 0.5, { bronze: 1 }],
        ['02', 1, 1, 0.5, { bronze: 1 }],
        ['03', 1, 0, 0, { none: 1 }],
        ['04', 1, 0, 0, { none: 1 }],
        ['05', 2, 1, 0.25, { none: 1, bronze: 1 }],
        ['06', 2, 1, 0.25, { none: 1, bronze: 1 }],
        ['07', 1, 1, 0.5, { bronze: 1 }],
        ['08', 1, 1, 0.5, { bronze: 1 }],
      ]);
      expect(
        await trendOf(knex, { product: ref('weather') }, 'everything', days),
      ).toMatchObject([{ day: '2026-11-05' }, {}, {}, {}]);
      expect(await trendOf(knex, {}, [], days)).toEqual([]);
      expect(
        await trendOf(knex, { scorecard: MESH }, [ref('flights')], days),
      ).toMatchObject([
        { day: '2026-11-02', passing: 9 },
        {},
        {},
        {},
        {},
        {},
        {},
      ]);
    });

    it('has today also before the day is over and summed up', async () => {
      await knex('domain_days').delete();
      await seedMesh(
        knex,
        [definition],
        [
          product('flights', { a: 'pass', b: 'pass' }),
          product('strikes', { a: 'fail', b: 'exempt' }),
        ],
      );
      const today = async (subject: Parameters<typeof readTrend>[1]) =>
        trendOf(knex, subject, 'everything', days, days[7]);
      const point = {
        day: '2026-11-08',
        products: 2,
        passing: 2,
        failing: 1,
        unknown: 0,
        exempt: 1,
        notApplicable: 0,
        score: 2 / 3,
        levels: { none: 1, bronze: 1 },
      };
      expect(await today({})).toEqual([point]);
      expect(await today({ scorecard: MESH })).toEqual([point]);
      expect(await today({ domain: 'domain:default/sea' })).toMatchObject([
        { products: 1, exempt: 1, levels: { none: 1 } },
      ]);
      expect(await today({ domain: 'domain:default/none' })).toEqual([]);
    });

    it('is the same from products as from domains', async () => {
      const change = fc.record({
        name: fc.constantFrom(...names),
        day: fc.constantFrom(...days),
        domain: fc.constantFrom('domain:default/air', 'domain:default/sea'),
        level: fc.constantFrom(...levels),
        passing: fc.nat({ max: 5 }),
        gone: fc.boolean(),
      });
      const changes = fc.uniqueArray(change, {
        selector: ({ name, day }) => `${name} ${day}`,
        maxLength: 12,
      });
      await fc.assert(
        fc.asyncProperty(changes, async rows => {
          await knex('product_days').delete();
          await knex('domain_days').delete();
          await knex.batchInsert(
            'product_days',
            rows.map(({ name, day, ...rest }) => dayRow(name, day, rest)),
          );
          await knex.batchInsert(
            'domain_days',
            days.flatMap(day => domainDaysOf(rows, day)),
          );
          for (const domain of [undefined, 'domain:default/sea']) {
            const fromProducts = await trendOf(
              knex,
              { domain },
              names.map(ref),
              days,
            );
            const fromDomains = await trendOf(
              knex,
              { domain },
              'everything',
              days,
            );
            expect(fromProducts.filter(({ products }) => products > 0)).toEqual(
              fromDomains,
            );
          }
        }),
        { numRuns: 30 },
      );
    });

    interface Change {
      name: string;
      day: string;
      domain: string;
      level: string | null;
      passing: number;
      gone: boolean;
    }

    /** Summaries of domains at the end of a day, made by looking back. */
    function domainDaysOf(changes: Change[], day: string) {
      const current = names.flatMap(name => {
        const last = changes
          .filter(one => one.name === name && one.day <= day)
          .sort((a, b) => (a.day < b.day ? 1 : -1))[0];
        return last && !last.gone ? [last] : [];
      });
      return [...new Set(current.map(({ domain }) => domain))].map(domain => {
        const among = current.filter(one => one.domain === domain);
        const reached: Record<string, number> = {};
        among.forEach(({ level }) => {
          reached[level ?? 'none'] = (reached[level ?? 'none'] ?? 0) + 1;
        });
        return {
          day,
          domain,
          scorecard: '',
          products: among.length,
          levels: JSON.stringify(reached),
          passing: among.reduce((sum, { passing }) => sum + passing, 0),
          failing: 0,
          unknown: 0,
          exempt: 0,
          not_applicable: 0,
          weight_passed: among.length,
          weight_counted: 2 * among.length,
        };
      });
    }
  });
});

describe('the days of a trend', () => {
  it('are the last 90 when none are named, and none to come', () => {
    const days = trendDays({}, SEEDED_AT);
    expect(days).toHaveLength(90);
    expect(days[89]).toBe('2026-11-20');
    expect(trendDays({ to: '2027-01-01' }, SEEDED_AT)).toEqual(days);
    expect(trendDays({ from: '2026-11-21' }, SEEDED_AT)).toEqual([]);
  });

  it.each([
    [{ from: '2025-01-01' }, 'from: 689 days are asked for, at most 400'],
    [{ from: 'yesterday' }, "from: 'yesterday' is no date"],
    [{ to: '2026-13-01' }, "to: '2026-13-01' is no date"],
  ])('refuse %p', (range, message) => {
    expect(() => trendDays(range, SEEDED_AT)).toThrow(message);
  });

  it('are spread evenly, with the first and the last', () => {
    const days = trendDays({}, SEEDED_AT);
    const some = spread(days, 13);
    expect(some).toHaveLength(13);
    expect([some[0], some[12]]).toEqual([days[0], days[89]]);
    expect(new Set(some).size).toBe(13);
    expect(spread(days.slice(0, 3), 13)).toEqual(days.slice(0, 3));
  });
});
