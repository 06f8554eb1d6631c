import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { DataContract, parseContract } from '../../contract';
import {
  hasOfficialStandard,
  loadOfficialSchema,
} from '../../contract/__testUtils__/officialStandard';
import { parse } from 'yaml';
import { anyContract } from '../__testUtils__/anyContract';
import { jsonSchemaExporter } from './exportJsonSchema';
import { jsonSchemaImporter } from './importJsonSchema';

const head = `
apiVersion: v3.1.0
kind: DataContract
id: orders-contract
version: 2.1.0
status: active
`;

function exportContract(definition: string) {
  const { contract } = parseContract(definition);
  return jsonSchemaExporter.export({
    contracts: [{ contract: contract!, definition }],
  });
}

function compile(content: string) {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  addFormats(ajv);
  return ajv.compile(JSON.parse(content));
}

function importOne(schema: object | string, options = {}) {
  const source = typeof schema === 'string' ? schema : JSON.stringify(schema);
  const result = jsonSchemaImporter.import(source, options);
  const [contract] = result.contracts.map(({ definition }) =>
    parse(definition),
  );
  return { ...result, contract };
}

function orderSchema() {
  return { properties: { id: { type: 'integer' } }, required: ['id'] };
}

const validate = hasOfficialStandard ? loadOfficialSchema() : () => [];

describe('export as JSON Schema', () => {
  const orders = `${head}
schema:
  - name: orders
    properties:
      - { name: id, logicalType: integer, required: true, logicalTypeOptions: { minimum: 1 } }
      - { name: code, logicalType: string, logicalTypeOptions: { pattern: '^[A-Z]{3}$' } }
      - name: state
        logicalType: string
        required: true
        quality:
          - { metric: invalidValues, arguments: { validValues: [open, closed] }, mustBe: 0 }
      - { name: placed_at, logicalType: timestamp, required: true }
      - name: address
        logicalType: object
        properties:
          - { name: city, logicalType: string, required: true }
      - name: lines
        logicalType: array
        logicalTypeOptions: { maxItems: 2 }
        items:
          logicalType: object
          required: true
          properties:
            - { name: amount, logicalType: number, logicalTypeOptions: { exclusiveMinimum: 0 } }
`;
  const row = {
    id: 1,
    code: 'ABC',
    state: 'open',
    placed_at: '2026-01-02T03:04:05Z',
    address: { city: 'Aachen' },
    lines: [{ amount: 0.5 }],
  };
  const accepts = compile(exportContract(orders).content);

  it('accepts a row that keeps the contract', () => {
    expect(accepts(row)).toBe(true);
    expect(accepts({ ...row, code: null, address: undefined })).toBe(true);
  });

  it.each([
    ['a required value that is missing', { id: undefined }],
    ['a required value that is null', { state: null }],
    ['a number below its minimum', { id: 0 }],
    ['a text that does not match', { code: 'abcd' }],
    ['a value that is not listed', { state: 'lost' }],
    ['a time that is none', { placed_at: 'yesterday' }],
    ['a nested value of the wrong type', { address: { city: 7 } }],
    ['a nested value that is missing', { address: {} }],
    ['too many items', { lines: [{}, {}, {}] }],
    ['an item that is null', { lines: [null] }],
    ['a limit within an item', { lines: [{ amount: 0 }] }],
  ])('refuses %s', (_, change) => {
    expect(accepts(JSON.parse(JSON.stringify({ ...row, ...change })))).toBe(
      false,
    );
  });

  it('accepts a row of any table', () => {
    const { content } = exportContract(`${head}
schema:
  - name: a/b~c
    properties: [{ name: x, logicalType: integer, required: true }]
  - name: two words
    properties: [{ name: y, logicalType: integer, required: true }]
`);

    const acceptsAny = compile(content);

    expect(acceptsAny({ x: 1 })).toBe(true);
    expect(acceptsAny({ y: 1 })).toBe(true);
    expect(acceptsAny({ z: 1 })).toBe(false);
  });

  it('lists what it leaves out, where it stands', () => {
    const { losses } = exportContract(`${head}
servers: [{ server: warehouse, type: custom }]
schema:
  - name: orders
    properties:
      - name: id
        logicalType: string
        classification: confidential
        logicalTypeOptions: { pattern: '(' }
        quality: [{ metric: nullValues, mustBe: 0 }]
`);

    expect(losses).toEqual([
      { path: 'status', message: expect.any(String) },
      { path: 'servers', message: expect.any(String) },
      {
        path: 'schema[0].properties[0].classification',
        message: expect.any(String),
      },
      {
        path: 'schema[0].properties[0].logicalTypeOptions.pattern',
        message: 'is no regular expression of ECMA-262; it is left out',
      },
      { path: 'schema[0].properties[0].quality', message: expect.any(String) },
    ]);
  });

  it('is a schema for any contract', () => {
    fc.assert(
      fc.property(anyContract, ({ source }) => {
        expect(
          compile(jsonSchemaExporter.export(source).content),
        ).toBeDefined();
      }),
      { numRuns: 20 },
    );
  });
});

describe('there and back', () => {
  it('keeps names, types, nesting and what is required', () => {
    fc.assert(
      fc.property(anyContract, ({ contract, source }) => {
        const { content } = jsonSchemaExporter.export(source);

        const back = importOne(content);

        expect(back.problems).toEqual([]);
        expect(validate(back.contract)).toEqual([]);
        expect(skeleton(back.contract)).toEqual(skeleton(contract));
        expect(back.contract).toMatchObject({
          id: contract.id,
          version: contract.version,
        });
      }),
      { numRuns: 30 },
    );
  });

  interface Field {
    name?: string;
    logicalType?: string;
    required?: boolean;
    properties?: Field[];
    items?: Field;
  }

  function skeleton(contract: Pick<DataContract, 'schema'>) {
    const fieldOf = (field: Field): object => ({
      name: field.name,
      logicalType: field.logicalType,
      required: field.required ?? false,
      properties: (field.properties ?? []).map(fieldOf),
      items: field.items && fieldOf(field.items),
    });
    return contract.schema.map(object => ({
      name: object.name,
      properties: (object.properties ?? []).map(fieldOf),
    }));
  }
});

describe('import of JSON Schema', () => {
  it('reads a schema with definitions, choices and lists', () => {
    const { contract, problems, losses } = importOne({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: 'https://example.com/schemas/order.schema.json',
      title: 'Order',
      description: 'One order',
      type: 'object',
      required: ['id', 'mail', 'note', 'elsewhere'],
      properties: {
        id: { type: 'integer', format: 'int64', minimum: 1 },
        mail: { $ref: '#/definitions/mail', description: 'Of the buyer' },
        note: { type: ['string', 'null'], maxLength: 9 },
        state: { enum: ['open', 'closed', null] },
        day: { anyOf: [{ type: 'null' }, { type: 'string', format: 'date' }] },
        tags: { type: 'array', items: { type: 'string' }, uniqueItems: true },
        odd: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
        open: true,
      },
      additionalProperties: false,
      definitions: {
        mail: { type: 'string', format: 'email', description: 'An address' },
      },
    });

    expect(problems).toEqual([]);
    expect(contract).toEqual({
      apiVersion: 'v3.1.0',
      kind: 'DataContract',
      id: 'https://example.com/schemas/order.schema.json',
      version: '0.1.0',
      status: 'draft',
      schema: [
        {
          name: 'order',
          businessName: 'Order',
          logicalType: 'object',
          description: 'One order',
          properties: [
            {
              name: 'id',
              logicalType: 'integer',
              logicalTypeOptions: { format: 'i64', minimum: 1 },
              required: true,
            },
            {
              name: 'mail',
              description: 'Of the buyer',
              logicalType: 'string',
              logicalTypeOptions: { format: 'email' },
              required: true,
            },
            {
              name: 'note',
              logicalType: 'string',
              logicalTypeOptions: { maxLength: 9 },
            },
            {
              name: 'state',
              logicalType: 'string',
              quality: [
                {
                  type: 'library',
                  metric: 'invalidValues',
                  arguments: { validValues: ['open', 'closed'] },
                  mustBe: 0,
                },
              ],
            },
            { name: 'day', logicalType: 'date' },
            {
              name: 'tags',
              logicalType: 'array',
              logicalTypeOptions: { uniqueItems: true },
              items: { logicalType: 'string', required: true },
            },
            { name: 'odd' },
            { name: 'open' },
          ],
        },
      ],
    });
    expect(validate(contract)).toEqual([]);
    expect(losses.map(({ path }) => path)).toEqual([
      'required[2]',
      'required[3]',
      'properties.odd.oneOf',
      'additionalProperties',
      'definitions.mail.description',
    ]);
  });

  it.each([
    [
      'a definition',
      { $ref: '#/definitions/Order', definitions: { Order: orderSchema() } },
      'Order',
    ],
    [
      'the items of a list',
      { title: 'Order', type: 'array', items: orderSchema() },
      'order',
    ],
    [
      'all of its parts',
      { title: 'Order', type: 'object', allOf: [orderSchema()] },
      'order',
    ],
  ])('finds the row in %s', (_, schema, name) => {
    const { contract, problems, losses } = importOne(
      { $schema: 'http://json-schema.org/draft-07/schema#', ...schema },
      { id: 'orders', version: '2.0.0' },
    );

    expect(problems).toEqual([]);
    expect(losses).toEqual([]);
    expect(contract).toMatchObject({ id: 'orders', version: '2.0.0' });
    expect(contract.schema).toEqual([
      expect.objectContaining({
        name,
        properties: [{ name: 'id', logicalType: 'integer', required: true }],
      }),
    ]);
  });

  it('cuts a schema that holds itself', () => {
    const { contract, losses } = importOne({
      title: 'Tree',
      type: 'object',
      properties: { root: { $ref: '#/$defs/node' } },
      $defs: {
        node: {
          type: 'object',
          properties: {
            label: { type: 'string' },
            child: { $ref: '#/$defs/node' },
          },
        },
      },
    });

    expect(contract.schema[0].properties[0].properties).toEqual([
      { name: 'label', logicalType: 'string' },
      { name: 'child' },
    ]);
    expect(losses).toEqual([
      {
        path: '$defs.node.properties.child.$ref',
        message: expect.stringContaining('refers to itself'),
      },
    ]);
  });

  it('refuses references that stand for too much', () => {
    const levels = 40;
    const level = (to: number) => ({
      type: 'object',
      properties: Object.fromEntries(
        ['a', 'b', 'c'].map(name => [name, { $ref: `#/$defs/l${to}` }]),
      ),
    });
    const { problems } = importOne({
      ...level(0),
      title: 'Bomb',
      $defs: Object.fromEntries(
        Array.from({ length: levels }, (_, index) => [
          `l${index}`,
          index + 1 < levels ? level(index + 1) : { type: 'string' },
        ]),
      ),
    });

    expect(problems).toEqual([
      {
        path: expect.stringContaining('$ref'),
        message: expect.stringMatching(/references/),
      },
    ]);
  });

  it.each([
    [{ title: 'T', type: 'string' }, 'properties', /is missing/],
    [{ type: 'object', properties: {} }, '$id', /is missing/],
    [
      { title: 'T', properties: { a: { $ref: '#/$defs/b' } } },
      'properties.a.$ref',
      /there is nothing/,
    ],
    [
      { title: 'T', properties: { a: { $ref: '#/%' } } },
      'properties.a.$ref',
      /not encoded/,
    ],
  ])('says what to mend in %j', (schema, path, message) => {
    const { problems } = importOne(schema);

    expect(problems).toEqual([
      { path, message: expect.stringMatching(message) },
    ]);
  });

  it.each(['{"a":', '[]', '{"__proto__": {}}', ''])('refuses %j', source => {
    expect(importOne(source).problems).toHaveLength(1);
  });
});
