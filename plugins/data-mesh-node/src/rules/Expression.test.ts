import { compileExpression, Expression } from './Expression';
import { MAX_STEPS } from './Meter';
import { RuleLanguage, RuleVariables } from './RuleLanguage';
import { toCelValue } from './toCelValue';

const language = new RuleLanguage({
  variables: {
    product: 'map<string, dyn>',
    ports: 'list<map<string, dyn>>',
    contracts: 'list<map<string, dyn>>',
    facts: {
      catalog: {
        ownerExists: 'bool',
        ownerMembers: 'int',
        retiredInputs: 'list<string>',
      },
      contract: {
        valid: 'bool',
        columns: 'int',
        describedColumnsShare: 'double',
      },
    },
  },
  found: ['facts'],
});

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
  return compileExpression(language, source, type);
}

function evaluate(source: string) {
  const compiled = compile(source);
  if (!('expression' in compiled)) {
    throw new Error(compiled.problem.message);
  }
  return compiled.expression.evaluate(variables);
}

describe('compileExpression', () => {
  it.each<[string, string, [number, number] | null]>([
    ['prodct.spec.owner == "x"', 'Unknown variable: prodct', [1, 1]],
    [
      'facts.catalog.ownerExists &&\n  facts.catalog.ownerMembers > "one"',
      'no such overload: int > string',
      [2, 3],
    ],
    [
      'facts.catalog.ownerMembers',
      'results in int; it has to result in bool',
      null,
    ],
    ['facts.catalog.ownerExists &&', 'Unexpected token: EOF', [1, 29]],
    ['facts.catalog.ownerExits', 'No such key: ownerExits', [1, 15]],
    ['1.matches("x")', 'matches works on texts, not on int', [1, 1]],
    ['['.repeat(60), 'Exceeded maxDepth', [1, 51]],
    [`${'true && '.repeat(600)}true`, 'is longer than 4000 characters', null],
  ])('refuses %s and says where', (source, message, place) => {
    expect(compile(source)).toEqual({
      problem: {
        message: expect.stringContaining(message),
        ...(place && { place: { line: place[0], column: place[1] } }),
      },
    });
  });

  it('refuses a message that is not a text', () => {
    expect(compile('size(ports)', 'string')).toEqual({
      problem: { message: 'results in int; it has to result in string' },
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

  it('says so when a variable has no value', () => {
    const compiled = compile('facts.contract.valid');
    expect(
      'expression' in compiled && compiled.expression.evaluate({}),
    ).toEqual({ error: 'facts is not known' });
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

  it('knows what it reads, as deep as it can be told', () => {
    const pathsOf = (source: string) => {
      const compiled = compile(source);
      return 'expression' in compiled && compiled.expression.paths;
    };
    expect(
      pathsOf('ports.all(p, p.name != "") || facts["contract"].valid'),
    ).toEqual([['ports'], ['facts', 'contract', 'valid']]);
    expect(pathsOf('facts[product.metadata.name] == 1')).toEqual([
      ['facts'],
      ['product', 'metadata', 'name'],
    ]);
  });
});

describe('the bound on steps', () => {
  const TOO_MANY = `The rule took more than ${MAX_STEPS} steps`;
  const list = `[${Array.from({ length: 150 }, (_, i) => i).join()}]`;
  const nest = (method: string, inner: string, names = ['a', 'b', 'c', 'd']) =>
    names.reduceRight(
      (body, name) => `${list}.${method}(${name}, ${body})`,
      inner,
    );
  const grown = Array.from({ length: 15 }).reduceRight<string>(
    (body, _, n) =>
      `cel.bind(v${n + 1}, v${n} + v${n} + v${n} + v${n}, ${body})`,
    'size(v15) > 0',
  );
  const growing = (value: string) => `cel.bind(v0, ${value}, ${grown})`;

  it.each<[string, string]>([
    ['nested all', nest('all', 'true')],
    ['nested exists', nest('exists', 'false')],
    ['nested exists_one', nest('exists_one', 'true')],
    ['nested map', `size(${nest('map', '1')}) > 0`],
    [
      'nested filter',
      ['a', 'b', 'c', 'd'].reduceRight(
        (body, name) => `size(${list}.filter(${name}, ${body})) > 0`,
        'true',
      ),
    ],
    ['a loop that swallows errors', `${nest('all', 'true')} || true`],
    ['a text that doubles', growing('"0123456789abcdef"')],
    ['a list that doubles', growing('[0, 1]')],
    [
      'a text made of many',
      `size(${list}.map(a, ${list}.map(b, "${'x'.repeat(
        200,
      )}").join("")).join("")) > 0`,
    ],
    [
      'a long list that is searched for each item',
      `${list}.all(a, ${list}.all(b, -1 in ${list} || true))`,
    ],
    [
      'characters that are counted for each item',
      `cel.bind(t, "${'x'.repeat(
        3_000,
      )}", cel.bind(u, t + t + t + t, ${list}.all(a, u.size() > 0)))`,
    ],
    [
      'a long list that is compared for each item',
      `${list}.all(a, ${list}.all(b, ports == ports))`,
    ],
    [
      'a pattern that is long when it is compiled',
      `!"x".matches("${'z{900}'.repeat(120)}")`,
    ],
  ])('stops %s', (_, source) => {
    const started = performance.now();
    expect(evaluate(source)).toEqual({ error: TOO_MANY });
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('stops what compares long values often, without any loop', () => {
    const columns = Array.from({ length: 5_000 }, (_, name) => ({ name }));
    const compiled = compile(
      Array.from({ length: 50 }, () => 'product == product').join(' && '),
    );
    expect(
      'expression' in compiled &&
        compiled.expression.evaluate({
          ...variables,
          product: toCelValue({ spec: { columns } }),
        }),
    ).toEqual({ error: TOO_MANY });
  });

  it('begins anew for each evaluation', () => {
    const short = list.replace(/,100,.*/, ']');
    const once = `${short}.all(a, ${short}.all(b, a + b >= 0))`;
    for (let time = 0; time < 20; time += 1) {
      expect(evaluate(once)).toEqual({ value: true });
    }
  });
});
