import { catalogFacts } from '../facts/providers/catalogFacts';
import { contractFacts } from '../facts/providers/contractFacts';
import { createRuleEnvironment, RuleVariables } from './environment';
import { compileExpression, Expression } from './Expression';
import { toCelValue } from './toCelValue';

const environment = createRuleEnvironment([catalogFacts, contractFacts]);

const variables: RuleVariables = {
  product: toCelValue({
    metadata: { name: 'flights', annotations: { 'a.b/c': 'x' } },
    spec: {
      count: 3,
      share: 0.5,
      owner: 'ops',
      purpose: undefined,
      none: null,
    },
  }),
  ports: [{ name: 'flights', version: '1.0.0' }, { name: 'delays' }],
  contracts: [],
  facts: {
    catalog: { ownerExists: true, ownerMembers: 2n, retiredInputs: [] },
    contract: { describedColumnsShare: 1 },
  },
};

function compile(source: string, type: 'bool' | 'string' = 'bool') {
  return compileExpression(environment, source, type);
}

function evaluate(source: string) {
  const compiled = compile(source);
  if (!('expression' in compiled)) {
    throw new Error(compiled.problem);
  }
  return compiled.expression.evaluate(variables);
}

describe('compileExpression', () => {
  it.each([
    ['facts.catalog.ownerExits', 'No such key: ownerExits (at character 15)'],
    ['facts.drift.found == 0', 'No such key: drift (at character 7)'],
    ['prodct.spec.owner == "x"', 'Unknown variable: prodct (at character 1)'],
    [
      'facts.catalog.ownerMembers > "one"',
      'no such overload: int > string (at character 1)',
    ],
    ['facts.catalog.ownerMembers', 'results in int; it has to result in bool'],
    ['facts.catalog.ownerExists &&', 'Unexpected token: EOF'],
    ['1.matches("x")', 'matches works on texts, not on int'],
    ['['.repeat(60), 'Exceeded maxDepth'],
    [`${'true && '.repeat(600)}true`, 'is longer than 4000 characters'],
  ])('refuses %s', (source, problem) => {
    expect(compile(source)).toEqual({
      problem: expect.stringContaining(problem),
    });
  });

  it('refuses a message that is not a text', () => {
    expect(compile('size(ports)', 'string')).toEqual({
      problem: 'results in int; it has to result in string',
    });
  });

  it.each(['product.spec.owner', 'facts.catalog.ownerExists'])(
    'accepts %s, whose type fits or is known only later',
    source => {
      expect(compile(source)).toEqual({ expression: expect.any(Expression) });
    },
  );
});

describe('Expression', () => {
  it.each([
    ['facts.catalog.ownerMembers * 2 > 3', true],
    ['facts.catalog.ownerMembers >= 2.5', false],
    ['facts.contract.describedColumnsShare * 100.0 == 100.0', true],
    ['product.spec.count / 2 == 1', true],
    ['product.spec.share < 1', true],
    ['product.metadata.annotations["a.b/c"] == "x"', true],
    ['has(product.spec.purpose)', false],
    ['product.spec.?purpose.orValue("") == ""', true],
    ['product.spec.none == null', true],
    ['ports.all(port, has(port.version))', false],
    ['ports.exists(port, port.name.matches("^del"))', true],
    ['product.spec.owner.matches("p")', true],
    ['size(facts.catalog.retiredInputs) == 0', true],
  ])('%s is %s', (source, value) => {
    expect(evaluate(source)).toEqual({ value });
  });

  it.each([
    ['facts.contract.columns > 0', 'facts.contract.columns is not known'],
    ['product.spec.version == "1"', 'product.spec.version is not set'],
    ['product.constructor == null', 'product.constructor is not set'],
    ['product.__proto__ == null', 'product.__proto__ is not set'],
    ['1 / 0 > 1', 'division by zero in 1 / 0'],
    ['product.spec.owner + 1 == 2', 'no such overload'],
    ['"x".matches("(")', 'error parsing regexp'],
    ['product.spec.count.matches("3")', 'matches works on texts only'],
  ])('%s has no value and says why', (source, error) => {
    expect(evaluate(source)).toEqual({ error: expect.stringContaining(error) });
  });

  it('matches hostile patterns in linear time', () => {
    const started = performance.now();
    expect(evaluate(`'${'a'.repeat(27)}!'.matches('^(a+)+$')`)).toEqual({
      value: false,
    });
    expect(
      evaluate(`['${'a'.repeat(40)}!'].exists(t, t.matches('^(a|a)*$'))`),
    ).toEqual({ value: false });
    expect(performance.now() - started).toBeLessThan(100);
  });

  it('knows which facts it may read', () => {
    const providersOf = (source: string) => {
      const compiled = compile(source);
      return 'expression' in compiled && compiled.expression.providers;
    };
    expect(
      providersOf('facts.catalog.ownerExists || facts["contract"].valid'),
    ).toEqual(new Set(['catalog', 'contract']));
    expect(
      providersOf('ports.all(p, p.name != "" || facts.contract.valid)'),
    ).toEqual(new Set(['contract']));
    expect(providersOf('has(product.spec.purpose)')).toEqual(new Set());
    expect(
      providersOf('facts[product.metadata.name] == facts.catalog'),
    ).toBeUndefined();
  });
});
