import { TestDatabases } from '@backstage/backend-test-utils';
import { CheckStatus } from '@meshport/backstage-plugin-data-governance-common';
import { parse } from 'csv-parse/sync';
import { Knex } from 'knex';
import { text } from 'node:stream/consumers';
import { SEEDED_AT, SeededProduct, seedMesh } from '../__testUtils__/seedMesh';
import { migrationsDirectory } from '../database';
import { CheckDefinition, ScorecardDefinition } from '../scorecards';
import { VisibleProducts } from '../visibility';
import { exportResults } from './exportResults';
import { ShownRules } from './ShownRules';

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

describe.each(databases.eachSupportedId())('results as CSV on %s', id => {
  let knex: Knex;

  const products = [
    product('flights', { a: 'pass', b: 'fail', hidden: 'fail' }, '=1+1'),
    product('weather', { a: 'unknown', b: 'pass', hidden: 'pass' }, 'A, "B"'),
  ];
  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({ directory: migrationsDirectory() });
    await seedMesh(knex, [definition], products);
  });

  const lines = async (
    query: Parameters<typeof exportResults>[1]['query'] = {},
    visible: VisibleProducts = 'everything',
    shown = rules(),
    pageSize?: number,
  ) => {
    const csv = await text(
      exportResults(knex, { query, visible, rules: shown }, pageSize),
    );
    const records: Record<string, string>[] = parse(csv, { columns: true });
    return { csv, records };
  };

  it('has a line for each product and check', async () => {
    const { csv, records } = await lines();
    expect(csv.split('\r\n')[0]).toBe(
      'product,title,owner,domain,scorecard,check,check title,level,severity,phase,status,since,reason',
    );
    expect(
      records.map(line => [line.product, line.check, line.status]),
    ).toEqual([
      [ref('flights'), 'a', 'pass'],
      [ref('flights'), 'b', 'fail'],
      [ref('weather'), 'a', 'unknown'],
      [ref('weather'), 'b', 'pass'],
    ]);
    expect(records[3]).toMatchObject({
      title: 'A, "B"',
      since: SEEDED_AT.toISOString(),
      'check title': 'Check b',
    });
  });

  it('holds nothing that a spreadsheet takes for a formula', async () => {
    const { records } = await lines();
    expect(records[0].title).toBe("'=1+1");
  });

  it('is the same in pages of any size', async () => {
    const { csv } = await lines();
    for (const size of [1, 2, 3, 4]) {
      expect((await lines({}, 'everything', rules(), size)).csv).toBe(csv);
    }
  });

  it('holds what is asked for and may be seen', async () => {
    const owner = await lines({}, 'everything', rules(GOVERNORS));
    expect(owner.records).toHaveLength(6);
    const failing = await lines({ statuses: ['fail'] });
    expect(failing.records.map(line => line.check)).toEqual(['b']);
    const seen = await lines({}, [ref('weather')]);
    expect(seen.records).toHaveLength(2);
    expect((await lines({}, [])).csv).toContain('product,title');
  });
});
