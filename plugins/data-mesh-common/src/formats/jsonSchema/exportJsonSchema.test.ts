import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { DataContract, parseContract } from '../../contract';
import { anyContract } from '../__testUtils__/anyContract';
import { importOne, validate } from './__testUtils__/importOne';
import { jsonSchemaExporter } from './exportJsonSchema';

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
