import { parseContractData } from './parseContractData';

jest.setTimeout(60_000);

const minimal = {
  apiVersion: 'v3.1.0',
  kind: 'DataContract',
  id: 'orders',
  version: '1.0.0',
  status: 'active',
};

function told(list: { path: string; message: string }[]): string[] {
  return list.map(({ path, message }) => `${path} ${message}`);
}

function withQuality(rule: object) {
  return {
    ...minimal,
    schema: [{ name: 'orders', properties: [{ name: 'id', quality: [rule] }] }],
  };
}

function withProperty(property: object) {
  return {
    ...minimal,
    schema: [{ name: 'orders', properties: [{ name: 'id', ...property }] }],
  };
}

function withServer(server: object) {
  return { ...minimal, servers: [{ server: 'warehouse', ...server }] };
}

const RULE = 'schema[0].properties[0].quality[0]';
const COLUMN = 'schema[0].properties[0]';

describe('problems name the one cause and its mend', () => {
  it.each<[object, string[]]>([
    [
      withQuality({ metric: 'rowCount', mustBe: 1, mustBeLessThan: 5 }),
      [`${RULE} has mustBe and mustBeLessThan; keep exactly one`],
    ],
    [
      withQuality({ type: 'sql', query: 'SELECT 1' }),
      [
        `${RULE} says no value to compare with; add one of: mustBe, mustNotBe, mustBeGreaterThan, mustBeGreaterOrEqualTo, mustBeLessThan, mustBeLessOrEqualTo, mustBeBetween, mustNotBeBetween`,
      ],
    ],
    [
      withQuality({ metric: 'rowCount', mustBeLessThan: '5' }),
      [`${RULE}.mustBeLessThan is '5'; use a number`],
    ],
    [
      withQuality({ metric: 'rowCount', mustBeBetween: [1, 1] }),
      [
        `${RULE}.mustBeBetween is a list; give two different numbers, the lower one first`,
      ],
    ],
    [
      withQuality({ type: 'soda', metric: 5, query: 5 }),
      [
        `${RULE}.type is 'soda'; use one of: text, library, sql, custom`,
        `${RULE}.metric is the number 5; use one of: nullValues, missingValues, invalidValues, duplicateValues, rowCount`,
        `${RULE}.query is the number 5; put it in quotes to make it a text`,
      ],
    ],
    [
      withQuality({ type: 'custom', engine: 'soda' }),
      [`${RULE}.implementation is missing; add it as a text or a mapping`],
    ],
    [
      withQuality({ dimension: 'beauty' }),
      [
        `${RULE}.dimension is 'beauty'; use one of: accuracy, completeness, conformity, consistency, coverage, timeliness, uniqueness`,
      ],
    ],
    [
      withServer({ type: 'postgres', host: 'h', port: '5432', database: 'd' }),
      [
        'servers[0].schema is missing; add it as a text',
        "servers[0].port is '5432'; use a whole number",
      ],
    ],
    [
      withServer({ type: 's3', location: 'bucket/folder' }),
      [
        "servers[0].location is 'bucket/folder'; use a URI with its scheme, as s3://bucket/folder",
      ],
    ],
    [
      withServer({ type: 'sftp', location: 'https://example.com' }),
      ["servers[0].location is 'https://example.com'; begin it with sftp://"],
    ],
    [
      withProperty({
        logicalType: 'integer',
        logicalTypeOptions: { format: 'float', multipleOf: 0 },
      }),
      [
        `${COLUMN}.logicalTypeOptions.format is 'float'; use one of: i8, i16, i32, i64, i128, u8, u16, u32, u64, u128`,
        `${COLUMN}.logicalTypeOptions.multipleOf is the number 0; use a number above 0`,
      ],
    ],
    [
      withProperty({ id: 'a b', primaryKeyPosition: 1.5 }),
      [
        `${COLUMN}.id is 'a b'; use letters, digits, - and _ only`,
        `${COLUMN}.primaryKeyPosition is the number 1.5; use a whole number`,
      ],
    ],
    [
      withProperty({ relationships: [{ to: 'orders' }] }),
      [
        `${COLUMN}.relationships[0].to is 'orders'; write table.column, or /schema/<id>/properties/<id>, with file.yaml# before it when it is in another file`,
      ],
    ],
    [
      {
        ...minimal,
        schema: [
          { name: 'a', relationships: [{ from: 'a.b', to: ['b.c'] }] },
          { name: 'b', relationships: [{ to: [] }] },
        ],
      },
      [
        'schema[1].relationships[0].from is missing; add it as a text',
        'schema[1].relationships[0].to is a list; name at least one column',
        'schema[0].relationships[0] has a list on one side only; make both from and to a text, or both a list',
      ],
    ],
    [
      { ...minimal, team: 'sales' },
      ["team is 'sales'; use a mapping with name and members"],
    ],
    [
      { ...minimal, team: [{ username: 'olivia', dateIn: '2023-02-29' }] },
      ["team[0].dateIn is '2023-02-29'; use a date as '2026-01-31', in quotes"],
    ],
    [
      { ...minimal, contractCreatedTs: '2024-01-31' },
      [
        "contractCreatedTs is '2024-01-31'; use a time with its zone as '2026-01-31T09:00:00Z', in quotes",
      ],
    ],
  ])('%#', (document, problems) => {
    const result = parseContractData(document);
    expect(told(result.problems)).toEqual(problems);
    expect(result).toMatchObject({ contract: undefined, conforms: false });
  });

  it('with the deepest cause first', () => {
    const { problems } = parseContractData({
      ...withQuality({ metric: 'rows', mustBe: 1 }),
      id: 5,
      domain: 5,
    });
    expect(problems.map(({ path }) => path)).toEqual([
      `${RULE}.metric`,
      'id',
      'domain',
    ]);
  });
});

describe('unknown keys are warnings and stay in the contract', () => {
  it.each<[object, string[]]>([
    [
      { ...minimal, owner: 'sales' },
      [
        'owner is not a key of the standard here; correct its name, or move it to customProperties',
      ],
    ],
    [
      withProperty({ physical_name: 'id', isNullable: false }),
      [
        `${COLUMN}.physical_name is not a key of the standard; write physicalName`,
        `${COLUMN}.isNullable is a name of version 2; write required instead, with the opposite value`,
      ],
    ],
    [
      withProperty({ logicalType: 'string', items: { name: 'a' } }),
      [
        `${COLUMN}.items belongs to the logicalType array, and this is string; change the type or remove it`,
      ],
    ],
    [
      withProperty({
        logicalType: 'date',
        logicalTypeOptions: { maxLength: 5 },
      }),
      [
        `${COLUMN}.logicalTypeOptions.maxLength is no option of the logicalType date; remove it, or use one of: format, minimum, maximum, exclusiveMinimum, exclusiveMaximum`,
      ],
    ],
    [
      withProperty({ logicalTypeOptions: { maxLength: 5 } }),
      [
        `${COLUMN}.logicalTypeOptions.maxLength applies to one logicalType only; add the logicalType`,
      ],
    ],
    [
      withProperty({ relationships: [{ from: 'a.b', to: 'b.c' }] }),
      [
        `${COLUMN}.relationships[0].from cannot be here: a relationship of a property starts at that property; remove it`,
      ],
    ],
    [
      withQuality({ type: 'text', description: 'Good', mustBe: 1 }),
      [
        `${RULE}.mustBe has no meaning in this rule; check its type and metric, or remove it`,
      ],
    ],
    [
      withServer({ type: 'kafka', host: 'h', topic: 't', port: 9092 }),
      [
        'servers[0].topic is not a key of the standard here; correct its name, or move it to customProperties',
        'servers[0].port is no field of a server of the type kafka; remove it, or move it to customProperties',
      ],
    ],
  ])('%#', (document, warnings) => {
    const result = parseContractData(document);
    expect(told(result.warnings)).toEqual(warnings);
    expect(result).toMatchObject({ problems: [], conforms: false });
    expect(result.contract).toMatchObject(document);
  });

  it('unless what they hold would mislead who reads the contract', () => {
    expect(
      told(
        parseContractData(
          withProperty({ logicalType: 'string', properties: 'none' }),
        ).problems,
      ),
    ).toEqual([`${COLUMN}.properties is 'none'; use a list`]);
  });

  it('at any depth of a description, without a word', () => {
    const document = { ...minimal, description: { summary: { a: 1 } } };
    expect(parseContractData(document)).toMatchObject({
      contract: document,
      warnings: [],
      conforms: true,
    });
  });
});

describe('what the standard accepts and Meshport cannot use', () => {
  it.each<[object, string]>([
    [{ ...minimal, id: '' }, 'id is empty; give it a value'],
    [
      { ...minimal, schema: [{ name: '' }] },
      'schema[0].name is empty; give it a value',
    ],
    [
      { ...minimal, schema: [{ name: 'a' }, { name: 'a' }] },
      "schema[1].name 'a' is used before, at position 1 of the same list; give each one its own name",
    ],
  ])('%# is a problem of a document that conforms', (document, problem) => {
    const result = parseContractData(document);
    expect(told(result.problems)).toEqual([problem]);
    expect(result.conforms).toBe(true);
  });
});

describe('hostile data', () => {
  it.each([null, undefined, 5, 'text', [], [minimal], () => minimal])(
    'that is no mapping is refused: %p',
    data => {
      expect(parseContractData(data).problems[0].message).toMatch(
        'is not a mapping',
      );
    },
  );

  it('that is nested without end is refused', () => {
    let deep: object = { name: 'leaf' };
    for (let level = 0; level < 100_000; level++) {
      deep = { name: 'a', properties: [deep] };
    }
    const cyclic: Record<string, unknown> = { name: 'a' };
    cyclic.properties = [cyclic];
    for (const object of [deep, cyclic]) {
      const { problems } = parseContractData({ ...minimal, schema: [object] });
      expect(problems[0].message).toMatch('is nested deeper than 80 levels');
    }
  });

  it('with keys of the prototype chain does no harm', () => {
    const data = JSON.parse(
      '{"__proto__": {"polluted": true}, "constructor": 1, "toString": {}}',
    );
    const { problems, warnings } = parseContractData({ ...minimal, ...data });
    expect(problems).toEqual([]);
    expect(warnings.map(({ path }) => path)).toContain('constructor');
    expect({}).not.toHaveProperty('polluted');
  });

  it('with a million mistakes is refused at once, with fifty of them', () => {
    const properties = Array.from({ length: 1_000_000 }, () => 5);
    const start = performance.now();
    const { problems } = parseContractData({
      ...minimal,
      schema: [{ name: 'a', properties }],
    });
    expect(problems).toHaveLength(50);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('with texts that are hard to match is judged at once', () => {
    const start = performance.now();
    const { problems } = parseContractData({
      ...minimal,
      contractCreatedTs: '2'.repeat(900_000),
      servers: ['http://a/'.repeat(1), '%41', 'a@', ':0'].map(part => ({
        server: 's',
        type: 'api',
        location: `a:${part.repeat(300_000)} `,
      })),
      schema: [
        {
          name: 'a',
          relationships: [
            { from: 'a/'.repeat(300_000), to: `${'a.yaml#'.repeat(100_000)}!` },
          ],
        },
      ],
    });
    expect(problems.length).toBeGreaterThan(5);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
