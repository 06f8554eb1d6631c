import fc from 'fast-check';
import { stringify } from 'yaml';
import { parseContract } from '../contract';
import { anyContract } from './__testUtils__/anyContract';
import { loadExampleProducts } from './__testUtils__/exampleProducts';
import { importSource } from './importSource';
import {
  contractExporters,
  contractImporters,
  findExporter,
  findImporter,
} from './registry';

const words = [
  'apiVersion',
  'kind',
  'id',
  'version',
  'status',
  'name',
  'info',
  'servers',
  'terms',
  'models',
  'fields',
  'definitions',
  'servicelevels',
  'quality',
  'links',
  'type',
  'properties',
  'items',
  'required',
  'enum',
  '$ref',
  '$defs',
  '$id',
  '$schema',
  'allOf',
  'anyOf',
  'oneOf',
  'title',
  'format',
  'outputPorts',
  'inputPorts',
  'managementPorts',
  'customProperties',
  'team',
  'domain',
  'dataset',
  'columns',
  'toString',
  'hasOwnProperty',
  'config',
  'precision',
  'pattern',
  'minimum',
  'maxLength',
  'examples',
  'tags',
  'query',
  'rule',
  'mustBe',
  'references',
  'const',
  'nullable',
];

/** Documents in the words of all formats, in any order and of any type. */
const anyDocument = fc.letrec<{ node: unknown }>(tie => ({
  node: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.oneof(
      fc.string(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom(
        'object',
        'array',
        'string',
        '#',
        '#/$defs/type',
        '#/definitions/id',
        '#/models',
        'v3.1.0',
        '1.0.0',
      ),
    ),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...words), tie('node'), { maxKeys: 8 }),
  ),
})).node;

/** A document of each format with a place in it for anything. */
const frames: Record<string, (inside: unknown) => object> = {
  odcs: inside => ({
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id: 'a',
    version: '1',
    status: 'b',
    schema: [{ name: 'c', properties: [{ ...asMapping(inside), name: 'd' }] }],
  }),
  'data-contract-specification': inside => ({
    dataContractSpecification: '1.1.0',
    id: 'a',
    models: { b: { fields: { c: asMapping(inside), d: { fields: inside } } } },
  }),
  'odps-bitol': inside => ({
    apiVersion: 'v1.0.0',
    kind: 'DataProduct',
    id: 'a',
    domain: 'b',
    team: { name: 'c' },
    outputPorts: [{ ...asMapping(inside), name: 'd', version: '1.0.0' }],
  }),
  'json-schema': inside => ({
    title: 'a',
    type: 'object',
    properties: { b: inside, c: { ...asMapping(inside), type: 'array' } },
  }),
};

describe.each(
  contractImporters.map(importer => ({ id: importer.id, importer })),
)('import of $id', ({ id, importer }) => {
  it('refuses any text that is none, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const result = importer.import(text, {});

        expect(result.problems.length > 0).toBe(
          result.contracts.length === 0 && result.product === undefined,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('makes contracts that can be read of any document, or says why not', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (one, other) => {
        const document = { ...asMapping(one), ...frames[id](other) };

        const { contracts, problems } = importer.import(stringify(document), {
          id: 'given',
        });

        for (const { definition } of contracts) {
          expect(parseContract(definition).problems).toEqual([]);
        }
        for (const problem of problems) {
          expect(problem.message.trim()).not.toBe('');
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['deep nesting', `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`],
    ['a prototype key', '{"__proto__": {"a": 1}}'],
    ['an alias bomb', aliasBomb()],
    ['a NUL character', '{"a": "\0"}'],
    ['more than a megabyte', `{"a": "${'x'.repeat(1_000_000)}"}`],
  ])('refuses %s', (_, text) => {
    const start = Date.now();

    expect(importer.import(text, {}).problems).not.toEqual([]);

    expect(Date.now() - start).toBeLessThan(2_000);
  });
});

describe('importSource', () => {
  it('recognises what the exporters write', () => {
    const [{ source }] = loadExampleProducts();
    for (const id of ['odcs', 'json-schema', 'odps-bitol']) {
      const { content } = findExporter(id)!.export(source);

      const { problems, contracts, product } = importSource(content);

      expect({ id, problems }).toEqual({ id, problems: [] });
      expect(contracts.length > 0 || product !== undefined).toBe(true);
    }
  });

  it('takes a document of ODCS as it is', () => {
    fc.assert(
      fc.property(anyContract, ({ source }) => {
        const [{ definition }] = source.contracts;

        expect(importSource(definition)).toEqual({
          contracts: [
            { name: expect.stringMatching(/\.odcs\.yaml$/), definition },
          ],
          losses: [],
          problems: [],
        });
      }),
      { numRuns: 10 },
    );
  });

  it('upgrades a document of ODCS 2', () => {
    const { contracts, problems, losses } = importSource(`
apiVersion: v2.2.2
kind: DataContract
uuid: 53581432-6c55-4ba2-a65f-72344a91553a
version: 1.0.0
status: current
datasetName: orders
dataset:
  - table: orders
    columns:
      - { column: id, logicalType: string, isNullable: false }
`);

    expect(problems).toEqual([]);
    const read = parseContract(contracts[0].definition);
    expect(read.conforms).toBe(true);
    expect(read.contract).toMatchObject({
      apiVersion: 'v3.1.0',
      schema: [
        { name: 'orders', properties: [{ name: 'id', required: true }] },
      ],
    });
    expect(losses).toEqual(
      expect.arrayContaining([
        { path: 'apiVersion', message: expect.any(String) },
      ]),
    );
  });

  it('says which formats there are', () => {
    expect(importSource('{"a": 1}').problems).toEqual([
      { path: '', message: expect.stringContaining('odcs') },
    ]);
    expect(importSource('{}', { format: 'avro' }).problems).toEqual([
      { path: 'format', message: expect.stringContaining("'avro'") },
    ]);
  });

  it('knows each format by an id of its own', () => {
    for (const list of [contractImporters, contractExporters]) {
      const ids = list.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
    expect(findImporter('toString')).toBeUndefined();
  });
});

function asMapping(value: unknown): object {
  return typeof value === 'object' && !Array.isArray(value) ? { ...value } : {};
}

function aliasBomb(): string {
  const levels = 'abcdefghij'.split('');
  return levels
    .map((name, index) =>
      index === 0
        ? `${name}: &${name} [x, x, x, x, x, x, x, x, x]`
        : `${name}: &${name} [${Array(9).fill(`*${levels[index - 1]}`)}]`,
    )
    .join('\n');
}
