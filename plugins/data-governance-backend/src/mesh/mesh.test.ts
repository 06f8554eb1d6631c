import { TestDatabases } from '@backstage/backend-test-utils';
import {
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
import {
  anyMesh,
  anyQuery,
  byTitle,
  compare,
  definitions,
  GOVERNORS,
  MESH,
  selected,
} from '../__testUtils__/anyMesh';
import { migrationsDirectory } from '../database';
import { VisibleProducts } from '../visibility';
import { readHeatMap } from './readHeatMap';
import { readNextSteps } from './readNextSteps';
import { readSummary } from './readSummary';
import { ShownRules } from './ShownRules';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const closeTo = (value: number): unknown => expect.closeTo(value);

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
