import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { anyTable } from './__testUtils__/anyTable';
import { loadExampleContracts } from './__testUtils__/exampleMesh';
import {
  hasOfficialStandard,
  loadOfficialExamples,
  loadOfficialSchema,
} from './__testUtils__/officialStandard';
import { inferContract, stringifyContract } from './inferContract';
import { parseContract } from './parseContract';
import { upgradeContract } from './upgrade/upgradeContract';

// Many documents are read; a busy machine needs its time.
jest.setTimeout(60_000);

// The one suite that may be skipped: the standard's files are its oracle and
// are not part of the repository.
const describeWithStandard = hasOfficialStandard ? describe : describe.skip;

describeWithStandard('beside the official standard', () => {
  let validate: ReturnType<typeof loadOfficialSchema>;
  let examples: ReturnType<typeof loadOfficialExamples>;

  beforeAll(() => {
    validate = loadOfficialSchema();
    examples = loadOfficialExamples();
  });

  /** Both verdicts on every example after a change to it. */
  function judgeChanged(change: (document: Record<string, unknown>) => void) {
    return examples.map(({ name, source }) => {
      const document = parse(source);
      change(document);
      return {
        name,
        officialErrors: validate(document),
        problemPaths: parseContract(JSON.stringify(document)).problems.map(
          problem => problem.path,
        ),
      };
    });
  }

  it('accepts all official examples', () => {
    expect(examples).toHaveLength(18);
    for (const { name, source } of examples) {
      const { contract, ...verdict } = parseContract(source);
      expect({ name, errors: validate(parse(source)), ...verdict }).toEqual({
        name,
        errors: [],
        problems: [],
        warnings: [],
        conforms: true,
      });
    }
  });

  it('loses nothing of the official examples', () => {
    for (const { source } of examples) {
      const { schema = [], team, ...rest } = parse(source);
      const { contract } = parseContract(source);
      expect(contract).toMatchObject({ ...rest, schema });
      expect(Object.keys(contract!)).toEqual(
        expect.arrayContaining(Object.keys(parse(source))),
      );
      expect(parseContract(stringifyContract(contract!))).toMatchObject({
        contract,
        conforms: true,
      });
    }
  });

  it('accepts the contracts of the example mesh', () => {
    const contracts = loadExampleContracts();
    expect(contracts).toHaveLength(6);
    expect(contracts.flatMap(({ source }) => validate(parse(source)))).toEqual(
      [],
    );
  });

  it.each(['version', 'apiVersion', 'kind', 'id', 'status'])(
    'refuses what the standard refuses: no %s',
    field => {
      for (const verdict of judgeChanged(document => delete document[field])) {
        expect(verdict.officialErrors).not.toEqual([]);
        expect(verdict.problemPaths).toEqual([field]);
      }
    },
  );

  it.each<[string, Record<string, unknown>]>([
    ['apiVersion', { apiVersion: 'v9.0.0' }],
    ['kind', { kind: 'DataProduct' }],
    ['version', { version: 1 }],
    ['schema', { schema: {} }],
    ['schema[0].name', { schema: [{}] }],
    [
      'schema[0].properties[0].logicalType',
      {
        schema: [
          { name: 'a', properties: [{ name: 'b', logicalType: 'varchar' }] },
        ],
      },
    ],
    ['slaProperties[0].property', { slaProperties: [{ value: 1 }] }],
    ['support[0].channel', { support: [{ url: 'mailto:a@example.com' }] }],
  ])('refuses what the standard refuses: a wrong %s', (path, change) => {
    for (const verdict of judgeChanged(document =>
      Object.assign(document, change),
    )) {
      expect(verdict.officialErrors).not.toEqual([]);
      expect(verdict.problemPaths).toEqual([path]);
    }
  });

  it('accepts a document of version 2 after its upgrade', () => {
    const file = join(__dirname, 'upgrade/__fixtures__/version2.yaml');
    const document = parse(readFileSync(file, 'utf8'));
    expect(validate(document)).not.toEqual([]);
    expect(validate(upgradeContract(document)?.data)).toEqual([]);
  });

  it('accepts every contract that is inferred from a table', () => {
    fc.assert(
      fc.property(anyTable, fc.boolean(), (table, withServer) => {
        const document = inferContract({
          table,
          product: { name: 'any', purpose: 'To test.' },
          server: withServer
            ? {
                server: 'warehouse',
                type: 'postgres',
                host: 'localhost',
                port: 5432,
                database: 'warehouse',
                schema: 'weather',
              }
            : undefined,
        });
        expect(validate(document)).toEqual([]);
      }),
    );
  });
});
