import fc from 'fast-check';
import { stringify } from 'yaml';
import { parseContract } from './parseContract';

// Many documents are read; a busy machine needs its time.
jest.setTimeout(60_000);

const minimal = {
  apiVersion: 'v3.1.0',
  kind: 'DataContract',
  id: 'orders',
  version: '1.0.0',
  status: 'active',
};

function problemsOf(definition: string): string[] {
  return parseContract(definition).problems.map(
    ({ path, message }) => `${path} ${message}`,
  );
}

describe('parseContract', () => {
  it('gives lists where the document has none', () => {
    const { contract } = parseContract(
      stringify({ ...minimal, schema: [{ name: 'orders' }] }),
    );
    expect(contract).toMatchObject({
      schema: [{ name: 'orders', properties: [] }],
      slaProperties: [],
    });
    expect(parseContract(stringify(minimal)).contract?.schema).toEqual([]);
  });

  it('reads JSON as well as YAML', () => {
    expect(parseContract(JSON.stringify(minimal)).contract).toEqual(
      parseContract(stringify(minimal)).contract,
    );
  });

  it('keeps fields that it does not know', () => {
    const { contract } = parseContract(
      stringify({
        ...minimal,
        price: { priceAmount: 0 },
        schema: [{ name: 'orders', dataGranularityDescription: 'one order' }],
      }),
    );
    expect(contract).toMatchObject({
      price: { priceAmount: 0 },
      schema: [{ dataGranularityDescription: 'one order' }],
    });
  });

  it.each([
    [[{ username: 'olivia', role: 'owner' }]],
    [{ members: [{ username: 'olivia', role: 'owner' }] }],
  ])('turns a team of either form into one form, %j', team => {
    expect(
      parseContract(stringify({ ...minimal, team })).contract?.team,
    ).toEqual({ members: [{ username: 'olivia', role: 'owner' }] });
  });

  it('reads nested properties and items', () => {
    const { contract } = parseContract(
      stringify({
        ...minimal,
        schema: [
          {
            name: 'orders',
            properties: [
              {
                name: 'lines',
                logicalType: 'array',
                items: { properties: [{ name: 'sku' }] },
              },
            ],
          },
        ],
      }),
    );
    expect(contract?.schema[0].properties[0].items?.properties?.[0].name).toBe(
      'sku',
    );
  });

  it.each([
    [{ id: undefined }, 'id is missing; add it as a text'],
    [
      { version: 1 },
      'version is the number 1; put it in quotes to make it a text',
    ],
    [{ status: '' }, 'status is empty; give it a value'],
    [{ kind: 'Contract' }, "kind is 'Contract'; use one of: DataContract"],
    [
      { apiVersion: 'v4.0.0' },
      "apiVersion is 'v4.0.0'; use one of: v3.0.0, v3.0.1, v3.0.2, v3.1.0",
    ],
    [{ schema: 'orders' }, "schema is 'orders'; use a list"],
    [{ schema: null }, 'schema has no value; remove the key or give it a list'],
    [
      { schema: [{ name: 'a', properties: [{ name: 'b', required: 'yes' }] }] },
      "schema[0].properties[0].required is 'yes'; use true or false",
    ],
    [
      {
        schema: [
          { name: 'a', properties: [{ name: 'b', logicalType: 'int' }] },
        ],
      },
      "schema[0].properties[0].logicalType is 'int'; use one of: string, date, timestamp, time, number, integer, object, array, boolean",
    ],
    [
      { schema: [{ name: 'a', properties: [{ name: 'b' }, { name: 'b' }] }] },
      "schema[0].properties[1].name 'b' is used before, at position 1 of the same list; give each one its own name",
    ],
    [
      { slaProperties: [{ property: 'latency' }] },
      'slaProperties[0].value is missing; add it as a text, a number, true or false',
    ],
  ])('names the field, the problem and the mend for %j', (change, expected) => {
    expect(problemsOf(stringify({ ...minimal, ...change }))).toEqual([
      expected,
    ]);
  });

  it('lists all problems of a document', () => {
    expect(problemsOf('apiVersion: v3.1.0\nkind: DataContract')).toHaveLength(
      3,
    );
  });

  it.each([
    ['', 'is empty'],
    ['just text', 'is not a mapping'],
    ['- a\n- b', 'is not a mapping'],
    ['a: 1\n---\nb: 2', 'holds several YAML documents'],
    [
      'a: 1\na: 2',
      "has the key 'a' twice in one mapping; remove one (at line 2, column 1)",
    ],
    ['{ "a": 1, a: 2 }', "has the key 'a' twice"],
    ['? [a, b]\n: 1', 'has a key that is no plain word'],
    ['a: [1, 2', 'is not valid YAML at line 1'],
    ['a: "x\\0y"', 'contains a NUL character'],
    ['{"a": "x\\u0000y"}', 'contains a NUL character'],
    ['a: x\0y', 'contains a NUL character'],
    ['"a\\0": x', 'is not allowed as a key'],
    ['__proto__: { polluted: true }', 'is not allowed as a key'],
    ['a: { constructor: { prototype: {} } }', 'is not allowed as a key'],
    ['a: &a [*a]', 'refers to itself'],
    ['a: &a { b: *a, c: *a }', 'refers to itself'],
    ['a: *nobody', 'unidentified alias "nobody"'],
    ['a: \u0007', 'a character that is not printable'],
    [`a: ${'['.repeat(200)}${']'.repeat(200)}`, 'nested deeper than 64'],
    ['['.repeat(400_000), 'nested deeper than 64'],
    [
      Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''),
      'nested deeper than 64',
    ],
    ['x'.repeat(1_000_001), 'has more than 1000000 bytes'],
    ['ü'.repeat(600_000), 'has more than 1000000 bytes'],
    [
      [
        'a0: &a0 [x, x, x, x, x, x, x, x, x]',
        ...Array.from(
          { length: 9 },
          (_, i) =>
            `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`,
        ),
      ].join('\n'),
      'repeats its anchors so often',
    ],
  ])('refuses a hostile document: %.40j', (definition, message) => {
    expect(problemsOf(definition).join()).toContain(message);
    expect({}).not.toHaveProperty('polluted');
  });

  it.each(['!!omap [ { a: "x\\0" } ]', '!!set { "x\\0" }', '!!js/function x'])(
    'knows only the types of JSON: %s',
    value => {
      const result = parseContract(`%YAML 1.1\n---\nname: ${value}`);
      expect(result.contract).toBeUndefined();
      expect(result.problems.length).toBeGreaterThan(0);
    },
  );

  it.each([
    ['mappings with many keys', (i: number) => `k${i}: 1\n`, 60_000],
    ['flow mappings', () => '{a: ', 200_000],
    ['sequences', () => '- ', 400_000],
    ['explicit keys', () => '? ', 400_000],
    ['anchors', () => '&a ', 300_000],
    ['aliases', () => '- *a\n', 150_000],
    ['anchors of all kinds', (i: number) => `- &a${i} x\n`, 60_000],
    ['pairs in a list', (i: number) => (i ? 'a: b,' : '['), 190_000],
    ['continued lines', (i: number) => (i ? 'b\n ' : 'a: '), 300_000],
    ['escapes', (i: number) => (i ? '\\"' : '"'), 490_000],
    ['documents', () => '---\na\n', 100_000],
    ['empty lines', () => '\n', 990_000],
  ])('is done with hostile %s at once', (_what, part, count) => {
    const start = performance.now();
    const definition = Array.from({ length: count }, (_, i) => part(i)).join(
      '',
    );
    expect(parseContract(definition).contract).toBeUndefined();
    // Seconds are a lot for this; reading it naively takes a minute.
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it.each([
    ['a document of 10 MB', () => 'a: b\n'.repeat(2_000_000)],
    [
      'aliases that multiply',
      () =>
        Array.from(
          { length: 40 },
          (_, i) => `a${i}: &a${i} [${i ? `*a${i - 1}, *a${i - 1}` : 'x'}]`,
        ).join('\n'),
    ],
    [
      'a long text that is repeated',
      () => `a: &a "${'x'.repeat(500_000)}"\nb: [${'*a,'.repeat(999)}]`,
    ],
  ])('takes little time and memory for %s', (_what, make) => {
    const definition = make();
    const start = performance.now();
    const before = process.memoryUsage().heapUsed;
    expect(parseContract(definition).contract).toBeUndefined();
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200_000_000);
    expect(performance.now() - start).toBeLessThan(3_000);
  });

  it('does not bury the reader in problems', () => {
    const properties = Array(5000).fill({ name: 1 });
    expect(
      problemsOf(
        JSON.stringify({ ...minimal, schema: [{ name: 'a', properties }] }),
      ),
    ).toHaveLength(50);
  });

  it('never throws on anything that is text', () => {
    const source = stringify({
      ...minimal,
      schema: [
        {
          name: 'orders',
          properties: [
            { name: 'id', logicalType: 'integer', quality: [{ metric: 'x' }] },
          ],
        },
      ],
    });
    const mutation = fc
      .tuple(
        fc.nat(source.length),
        fc.nat(20),
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom(
            '\n',
            ': ',
            '- ',
            '&a ',
            '*a',
            '{',
            '[',
            '"',
            '? ',
            '!!map ',
          ),
        ),
      )
      .map(
        ([at, length, text]) =>
          source.slice(0, at) + text + source.slice(at + length),
      );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.json(),
          mutation,
          fc
            .object({
              key: fc.constantFrom(
                ...Object.keys(minimal),
                'schema',
                'team',
                'properties',
                'name',
              ),
            })
            .map(fields => JSON.stringify({ ...minimal, ...fields })),
        ),
        definition => {
          const { contract, problems } = parseContract(definition);
          expect(contract === undefined).toBe(problems.length > 0);
          for (const problem of problems) {
            expect(problem.message).not.toBe('');
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
