import { aContract } from '../../../__testUtils__/entities';
import {
  aBatch,
  collectAll,
  collectOne,
  evidenceFor,
} from '../__testUtils__/batch';
import { allGood, NOW, QUALITY, setUp } from '../__testUtils__/measuring';
import { aPort, offering } from '../__testUtils__/ports';

describe('facts.data: quality', () => {
  it('measures all rules of a table in one go and counts the rest apart', async () => {
    const { platform, collect } = setUp();
    const found = await collect();
    expect(found.facts).toEqual({
      measuredTables: 1,
      rows: 100,
      rules: 4,
      measuredRules: 3,
      rulesPassed: false,
      failedRules: [],
      notExecuted: ['flights.crew.pilot: nullValues'],
      notMeasurable: ['flights: 2', 'flights: expectations'],
      freshnessPromised: false,
      retentionPromised: false,
    });
    expect(platform.measure).toHaveBeenCalledTimes(1);
    const [request] = platform.measure.mock.calls[0];
    expect(request).toMatchObject({
      port: {
        product: 'dataproduct:default/flights',
        port: 'flights',
        version: '1.0.0',
        location: { schema: 'flights', table: 'flights' },
      },
      bounds: [],
      // Confidential columns and what is within them stay where they are.
      sampleColumns: ['origin', 'departed_at'],
    });
    expect(request.rules.map(({ column, rule }) => [column, rule.id])).toEqual([
      [undefined, 'enough'],
      ['origin', 'origin-is-code'],
      ['origin', 'no-owls'],
    ]);
    expect(new Set(request.rules.map(({ key }) => key)).size).toBe(3);
    expect(evidenceFor('notMeasurable', found)).toEqual([
      ['flights: 2', expect.stringContaining('written in words')],
      ['flights: expectations', expect.stringContaining('soda')],
    ]);
  });

  it('passes when every rule was measured and is kept', async () => {
    const { collect } = setUp();
    const { facts, evidence } = await collect(
      QUALITY.replace(/quality:\n\s+- metric: nullValues\n\s+mustBe: 0/, ''),
    );
    expect(facts).toMatchObject({
      rules: 3,
      measuredRules: 3,
      rulesPassed: true,
      failedRules: [],
    });
    expect(evidence?.map(({ fact }) => fact)).toEqual([
      'notMeasurable',
      'notMeasurable',
    ]);
  });

  it('shows of a rule that is broken what was promised, found, and some rows', async () => {
    const sample = { columns: ['origin'], rows: [['abc'], [null]] };
    const { collect } = setUp({
      answer: rule =>
        rule.rule.id === 'origin-is-code'
          ? { state: 'measured', value: 7.25, rowsAtFault: 7, sample }
          : allGood(rule),
    });
    const { facts, evidence } = await collect();
    expect(facts.failedRules).toEqual(['flights.origin: origin-is-code']);
    for (const fact of ['failedRules', 'rulesPassed']) {
      expect(evidence).toContainEqual({
        fact,
        subject: 'flights.origin: origin-is-code',
        message: 'Every origin is a code of three letters',
        expected: 'at most 5 percent',
        actual: '7.25 percent (7 rows)',
        sample,
      });
    }
  });

  it.each<[string | number | boolean | null, string]>([
    ['a name of somebody', 'a text'],
    ['0612345678', 'a text'],
    [12.5, '12.5'],
    ['', 'a text'],
    [true, 'true'],
    [null, 'no value'],
    [1 / 3, '0.333333'],
  ])('does not show %p that a query gave as it is', async (value, actual) => {
    const { collect } = setUp({
      answer: rule =>
        rule.rule.id === 'no-owls'
          ? { state: 'measured', value }
          : allGood(rule),
    });
    const { facts, evidence } = await collect();
    expect(facts.failedRules).toEqual(['flights.origin: no-owls']);
    expect(evidence?.find(({ fact }) => fact === 'failedRules')).toMatchObject({
      expected: 'exactly 0',
      actual,
    });
  });

  it('takes nothing as passed that was not executed, or not even answered', async () => {
    const { platform, collect } = setUp({
      answer: rule =>
        rule.rule.type === 'sql'
          ? { state: 'not executed', reason: 'It writes.' }
          : allGood(rule),
    });
    const refused = await collect();
    expect(refused.facts).toMatchObject({
      measuredRules: 2,
      rulesPassed: false,
      notExecuted: [
        'flights.origin: no-owls',
        'flights.crew.pilot: nullValues',
      ],
    });
    expect(evidenceFor('rulesPassed', refused)[0]).toEqual([
      'flights.origin: no-owls',
      'It writes.',
    ]);
    platform.measure.mockResolvedValueOnce({
      measuredAt: NOW,
      rows: 0,
      rules: [],
      bounds: {},
    });
    expect((await collect()).facts).toMatchObject({
      measuredRules: 0,
      rulesPassed: false,
    });
  });

  it('has not passed without a rule', async () => {
    const found = await setUp().collect(`
apiVersion: v3.1.0
kind: DataContract
id: flights
version: 1.0.0
status: active
schema:
  - name: flights
    properties:
      - name: origin
`);
    expect(found.facts).toMatchObject({ rules: 0, rulesPassed: false });
    expect(evidenceFor('rulesPassed', found)).toEqual([
      ['quality', expect.stringContaining('no data quality rule')],
    ]);
  });

  it('measures nothing where no port says where its table is', async () => {
    const { provider } = setUp();
    const found = await collectOne(
      provider,
      aBatch([offering('flights', [aPort({ location: undefined })])]),
    );
    expect(found.facts).toEqual({ measuredTables: 0, rows: 0 });
    expect(evidenceFor('measuredTables', found)).toEqual([
      ['flights 1.0.0', expect.stringContaining('location')],
    ]);
  });

  it('fails for a product whose table is gone, and goes on with the next', async () => {
    const { provider } = setUp();
    const gone = aPort({ location: { schema: 'flights', table: 'gone' } });
    const found = await collectAll(
      provider,
      aBatch([offering('gone', [gone]), offering('flights', [aPort()])], {
        contracts: [aContract('flights', QUALITY)],
      }),
    );
    expect(
      [...found.values()].map(({ failure, facts }) => [failure, facts.rows]),
    ).toEqual([
      ['flights 1.0.0: There is no table flights.gone', undefined],
      [undefined, 100],
    ]);
  });

  it('reads nothing for files of people who do not own the product', async () => {
    const { platform, provider } = setUp();
    const found = await collectOne(
      provider,
      aBatch([offering('flights', [aPort()])], {
        contracts: [aContract('flights', QUALITY)],
        viewer: ['group:default/safety'],
      }),
    );
    expect(found).toEqual({
      facts: {},
      failure: expect.stringContaining('measured after merging'),
    });
    expect(platform.describe).not.toHaveBeenCalled();
    expect(platform.measure).not.toHaveBeenCalled();
  });
});
