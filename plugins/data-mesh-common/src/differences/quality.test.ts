import { ContractQualityRule } from '../contract';
import {
  changesOfColumn,
  changesOfRule,
  changesOfTable,
  effectsOf,
  LOOSENED,
  REPLACED,
  TIGHTENED,
  WORDING,
} from './__testUtils__/contracts';

describe('quality rules', () => {
  const rule = {
    id: 'rows',
    metric: 'rowCount' as const,
    mustBeGreaterThan: 0,
  };

  it('may come and go', () => {
    expect(changesOfTable({ quality: [rule] }, {})).toEqual([
      {
        kind: 'removed',
        area: 'quality',
        path: 'schema.flights.quality.rows',
        object: 'flights',
        before: 'rows',
        readers: 'breaking',
        writers: 'compatible',
        message:
          'Quality rule rows of flights is removed: readers can no longer trust in it.',
      },
    ]);
    expect(changesOfTable({}, { quality: [rule] })).toMatchObject([
      {
        kind: 'added',
        readers: 'compatible',
        writers: 'breaking',
        message:
          'Quality rule rows of flights is new: those who write have to keep to it.',
      },
    ]);
  });

  it.each<[Partial<ContractQualityRule>, Partial<ContractQualityRule>]>([
    [{ mustBeGreaterThan: 10 }, { mustBeGreaterThan: 5 }],
    [{ mustBeGreaterThan: 5 }, { mustBeGreaterOrEqualTo: 5 }],
    [{ mustBeLessThan: 5 }, { mustBeLessOrEqualTo: 5 }],
    [{ mustBeLessThan: 5 }, { mustBeLessThan: 6 }],
    [{ mustBe: 5 }, { mustBeBetween: [5, 6] }],
    [{ mustBeBetween: [2, 3] }, { mustBeBetween: [1, 3] }],
    [{ mustBeBetween: [2, 3] }, { mustBeGreaterThan: 1 }],
    [{ mustBeGreaterThan: 5 }, { mustNotBe: 5 }],
    [{ mustBe: 4 }, { mustNotBe: 5 }],
    [{ mustNotBeBetween: [1, 5] }, { mustNotBeBetween: [2, 4] }],
    [{ mustNotBeBetween: [1, 5] }, { mustNotBe: 3 }],
    [{ mustBeLessThan: 1 }, { mustNotBeBetween: [1, 5] }],
    [{ mustBe: 0 }, {}],
    [
      { arguments: { validValues: ['a'] } },
      { arguments: { validValues: ['a', 'b'] } },
    ],
    [{ arguments: { pattern: '^a$' } }, { arguments: {} }],
  ])('%j demands more than %j', (strict, lax) => {
    const before = { metric: 'invalidValues' as const, ...strict };
    const after = { metric: 'invalidValues' as const, ...lax };
    expect(effectsOf(changesOfRule(before, after))).toEqual(LOOSENED);
    expect(effectsOf(changesOfRule(after, before))).toEqual(TIGHTENED);
  });

  it.each<[Partial<ContractQualityRule>, Partial<ContractQualityRule>]>([
    [{ mustBe: 5 }, { mustBe: 6 }],
    [{ mustBeBetween: [1, 3] }, { mustBeBetween: [2, 4] }],
    [{ mustNotBe: 5 }, { mustBe: 5 }],
    [{ mustBeLessThan: 5 }, { mustBeGreaterThan: 3 }],
    [{ metric: 'rowCount' }, { metric: 'nullValues' }],
    [{ unit: 'rows' }, { unit: 'percent' }],
    [
      { type: 'sql', query: 'SELECT 1' },
      { type: 'sql', query: 'SELECT 2' },
    ],
    [
      { type: 'custom', engine: 'soda', implementation: 'a' },
      { type: 'custom', engine: 'soda', implementation: { a: 1 } },
    ],
    [{ arguments: { pattern: '^a$' } }, { arguments: { pattern: '^b$' } }],
    [
      { arguments: { properties: ['a'] } },
      { arguments: { properties: ['a', 'b'] } },
    ],
  ])('%j demands something else than %j', (before, after) => {
    expect(effectsOf(changesOfRule(before, after))).toEqual(REPLACED);
  });

  it.each<[Partial<ContractQualityRule>, Partial<ContractQualityRule>]>([
    [{ mustBe: 5 }, { mustBeBetween: [5, 5] }],
    [{ metric: 'nullValues' }, { metric: 'nullValues', type: 'library' }],
    // The name of the metric before ODCS 3.1.
    [{ rule: 'nullValues' }, { metric: 'nullValues' }],
    [{ mustBe: 5 }, { mustBe: 5, unit: 'rows' }],
    [
      { type: 'sql', query: 'SELECT 1\nFROM flights' },
      { type: 'sql', query: '  SELECT 1\r\n  FROM flights\n' },
    ],
    [
      { type: 'custom', engine: 'soda', implementation: 'type: no_nulls' },
      { type: 'custom', engine: 'soda', implementation: 'type: no_nulls\n' },
    ],
    [
      { arguments: { validValues: ['a', 'b'] } },
      { arguments: { validValues: ['b', 'a'] } },
    ],
  ])('%j demands the same as %j', (before, after) => {
    expect(changesOfRule(before, after)).toEqual([]);
  });

  it('say what they accept now', () => {
    expect(
      changesOfRule(
        { metric: 'nullValues', mustBeLessThan: 5 },
        { metric: 'nullValues', mustBeBetween: [0, 10] },
      )[0],
    ).toMatchObject({
      area: 'quality',
      path: 'schema.flights.quality.rule.threshold',
      before: 'mustBeLessThan 5',
      after: 'mustBeBetween [0,10]',
    });
  });

  it('say it on one line', () => {
    expect(
      changesOfRule(
        { type: 'sql', query: 'SELECT 1\n  FROM a\n' },
        { type: 'sql', query: 'SELECT 1\n  FROM b\n' },
      )[0].message,
    ).toContain('has the query SELECT 1 FROM b instead of SELECT 1 FROM a');
  });

  it('are compared under the limits of values, too', () => {
    const limits = (...validValues: string[]) => ({
      quality: [
        {
          metric: 'invalidValues' as const,
          mustBe: 0,
          arguments: { validValues },
        },
      ],
    });
    expect(changesOfColumn(limits('a'), limits('a', 'b'))).toMatchObject([
      {
        area: 'constraint',
        property: 'origin',
        readers: 'breaking',
        message:
          'Quality rule invalidValues of flights.origin allows b too: readers can meet values that they did not before.',
      },
    ]);
  });

  it.each([
    'description',
    'severity',
    'dimension',
    'businessImpact',
    'schedule',
  ])('are only described by their %s', field => {
    const changes = changesOfRule({ [field]: 'a' }, { [field]: 'b' });
    expect(effectsOf(changes)).toEqual(WORDING);
    expect(changes[0].area).toBe('description');
  });

  it('in words for people bind nobody', () => {
    const text = { id: 't', type: 'text' as const, description: 'All there.' };
    expect(effectsOf(changesOfTable({ quality: [text] }, {}))).toEqual(WORDING);
    expect(effectsOf(changesOfTable({}, { quality: [text] }))).toEqual(WORDING);
    expect(changesOfTable({}, { quality: [text] })[0].message).toBe(
      'Quality rule t of flights is new.',
    );
    expect(
      effectsOf(
        changesOfRule(text, { ...text, description: 'Nearly all there.' }),
      ),
    ).toEqual(WORDING);
  });

  it('are known by id, name or what they measure, in this order', () => {
    const nulls = { metric: 'nullValues' as const, mustBe: 0 };
    const rows = { metric: 'rowCount' as const, mustBeGreaterThan: 1 };
    expect(
      changesOfTable(
        { quality: [nulls, { ...rows, name: 'r' }, { ...rows, id: 'x' }] },
        { quality: [{ ...rows, id: 'x' }, { ...rows, name: 'r' }, nulls] },
      ),
    ).toEqual([]);
    // An id that is given later makes no other rule of it.
    expect(
      changesOfTable(
        { quality: [nulls] },
        { quality: [{ ...nulls, id: 'n' }] },
      ),
    ).toMatchObject([{ kind: 'changed', area: 'description' }]);
  });

  it('without any name are matched by what they say', () => {
    const sql = (query: string) => ({ type: 'sql' as const, query, mustBe: 0 });
    expect(
      changesOfTable(
        { quality: [sql('A'), sql('B'), sql('C')] },
        { quality: [sql('C'), sql('D'), sql('A')] },
      ).map(({ before, after }) => [before, after]),
    ).toEqual([['B', 'D']]);
    expect(
      changesOfTable(
        { quality: [sql('A'), sql('A'), sql('B')] },
        { quality: [sql('B'), sql('A')] },
      ).map(({ kind }) => kind),
    ).toEqual(['removed']);
  });

  it('without any name belong together when they measure the same', () => {
    const share = (percent: number) => ({
      metric: 'nullValues' as const,
      unit: 'percent' as const,
      mustBeLessThan: percent,
    });
    const rows = { metric: 'nullValues' as const, mustBe: 0 };
    expect(
      effectsOf(
        changesOfTable({ quality: [share(5)] }, { quality: [rows, share(4)] }),
      ),
    ).toEqual([...TIGHTENED, ...TIGHTENED]);
    const unique = (...properties: string[]) => ({
      metric: 'duplicateValues' as const,
      arguments: { properties },
    });
    expect(
      changesOfTable(
        { quality: [{ ...unique('a'), mustBe: 0 }] },
        {
          quality: [
            { ...unique('b'), mustBe: 0 },
            { ...unique('a'), mustBe: 0, unit: 'rows' },
          ],
        },
      ).map(({ kind }) => kind),
    ).toEqual(['added']);
  });

  it('may be many without names', () => {
    const rules = (offset: number) =>
      Array.from({ length: 20_000 }, (_, index) => ({
        type: 'sql' as const,
        query: `SELECT ${index + offset}`,
        mustBe: 0,
      }));
    const began = Date.now();
    const changes = changesOfTable(
      { quality: rules(0) },
      { quality: rules(10_000).reverse() },
    );
    expect(changes).toHaveLength(10_000);
    expect(Date.now() - began).toBeLessThan(5_000);
  });
});
