import { ScorecardCheck } from '@meshport/backstage-plugin-data-governance-common';
import { createRuleEnvironment, RuleVariables } from '../cel/environment';
import { catalogFacts } from '../facts/providers/catalogFacts';
import { contractFacts } from '../facts/providers/contractFacts';
import { compileScorecard } from '../scorecards/compileScorecard';
import { readScorecard } from '../scorecards/readScorecard';
import { aCheck, aScorecard } from '../__testUtils__/entities';
import { evaluateProduct } from './evaluateProduct';

const environment = createRuleEnvironment([catalogFacts, contractFacts]);

const variables: RuleVariables = {
  product: { metadata: { name: 'flights' }, spec: { owner: 'ops' } },
  ports: [
    { name: 'flights', version: '1.0.0', description: 'All' },
    { name: 'delays', version: '2.0.0' },
  ],
  contracts: [
    {
      ref: 'datacontract:default/flights',
      schema: [
        { name: 'flights', columns: [{ name: 'origin' }, { name: 'cost' }] },
        { name: 'costs', columns: [{ name: 'cost_total' }] },
      ],
    },
  ],
  facts: {
    catalog: { ownerExists: true, ownerMembers: 0n, retiredInputs: ['a', 'b'] },
  },
};

function evaluate(
  rule: string,
  overrides: Partial<ScorecardCheck> = {},
  failures: Record<string, string> = {},
) {
  const read = readScorecard(
    aScorecard('test', [aCheck('check', rule, overrides)]),
  );
  if ('problems' in read) {
    throw new Error(read.problems.join());
  }
  const scorecard = compileScorecard(environment, read.definition, 'hash');
  const [{ checks }] = evaluateProduct(
    [scorecard],
    variables,
    new Map(Object.entries(failures)),
  );
  return checks[0];
}

describe('evaluateProduct', () => {
  it.each([
    ['facts.catalog.ownerExists', 'pass', 'facts.catalog.ownerExists is true.'],
    ['true', 'pass', 'It holds.'],
    [
      'facts.catalog.ownerExists && ports.all(port, has(port.version))',
      'pass',
      'facts.catalog.ownerExists is true. So for flights 1.0.0, delays 2.0.0.',
    ],
    [
      'ports.filter(port, has(port.description)).all(port, port.name != "")',
      'pass',
      'ports has flights 1.0.0, delays 2.0.0.',
    ],
    [
      'facts.catalog.ownerExists && facts.catalog.ownerMembers > 0',
      'fail',
      'facts.catalog.ownerMembers is 0.',
    ],
    [
      'size(facts.catalog.retiredInputs) == 0',
      'fail',
      'facts.catalog.retiredInputs has a, b.',
    ],
    ['has(product.spec.purpose)', 'fail', 'product.spec.purpose is not set.'],
    ['product.spec.owner == "x"', 'fail', "product.spec.owner is 'ops'."],
    [
      'size(ports) > 0 && ports.all(port, has(port.description))',
      'fail',
      'Not so for delays 2.0.0.',
    ],
    [
      'contracts.all(c, c.schema.all(t, t.columns.all(x, !x.name.matches("^cost"))))',
      'fail',
      'Not so for cost, cost_total.',
    ],
    [
      'size(contracts) > 1',
      'fail',
      'contracts has datacontract:default/flights.',
    ],
    ['1 > 2', 'fail', '1 > 2 is not true.'],
    ['facts.contract.valid', 'unknown', 'facts.contract is not known.'],
    [
      'product.spec.owner',
      'unknown',
      'The rule did not result in true or false.',
    ],
    [
      'facts.catalog.ownerExits',
      'unknown',
      'The rule cannot be used: No such key: ownerExits (at character 15).',
    ],
  ])('%s: %s', (rule, status, reason) => {
    expect(evaluate(rule)).toEqual({ checkId: 'check', status, reason });
  });

  it('gives the reason in the words of the scorecard', () => {
    const message = '"Retired: " + facts.catalog.retiredInputs.join(" and ")';
    expect(
      evaluate('size(facts.catalog.retiredInputs) == 0', { message }).reason,
    ).toBe('Retired: a and b');
  });

  it('explains a rule that is as large as a rule may be', () => {
    // Around the limit of the language, one node more each time.
    const statuses = Array.from({ length: 100 }, (_, extra) => {
      const negations = '!'.repeat(extra);
      const conditions = Array(180).fill('p.name == ""').join(' && ');
      return evaluate(`ports.all(p, ${negations}false && ${conditions})`);
    }).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set(['fail', 'unknown']));
  });

  it('gives another reason when those words cannot be found', () => {
    expect(
      evaluate('facts.catalog.ownerMembers > 0', {
        message: '"Purpose: " + product.spec.purpose',
      }).reason,
    ).toBe('facts.catalog.ownerMembers is 0.');
  });

  it('never passes a rule that reads facts of a provider that failed', () => {
    for (const rule of [
      '!has(facts.contract.valid)',
      'facts.contract.valid || true',
      '!cel.bind(all, facts, has(all.contract.valid))',
    ]) {
      expect(evaluate(rule, {}, { contract: 'no connection' })).toEqual({
        checkId: 'check',
        status: 'unknown',
        reason: 'facts.contract could not be collected: no connection',
      });
    }
    expect(
      evaluate('facts.catalog.ownerExists', {}, { contract: 'no connection' })
        .status,
    ).toBe('pass');
  });

  it('stops a rule that does not end, and evaluates the others', () => {
    const list = `[${Array.from({ length: 150 }, (_, i) => i).join()}]`;
    const nested = ['a', 'b', 'c', 'd', 'e'].reduceRight(
      (inner, name) => `${list}.all(${name}, ${inner})`,
      'true',
    );
    const read = readScorecard(
      aScorecard('test', [
        aCheck('endless', nested),
        aCheck('good', 'facts.catalog.ownerExists'),
      ]),
    );
    if ('problems' in read) {
      throw new Error(read.problems.join());
    }
    const started = performance.now();
    const [{ checks }] = evaluateProduct(
      [compileScorecard(environment, read.definition, 'hash')],
      variables,
      new Map(),
    );
    expect(checks).toEqual([
      {
        checkId: 'endless',
        status: 'unknown',
        reason: 'The rule took longer than 250 ms.',
      },
      expect.objectContaining({ checkId: 'good', status: 'pass' }),
    ]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
