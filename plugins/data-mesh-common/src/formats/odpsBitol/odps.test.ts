import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv2019 from 'ajv/dist/2019';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { anyProduct } from '../__testUtils__/anyProduct';
import { loadExampleProducts } from '../__testUtils__/exampleProducts';
import {
  anyPartOf,
  findMarks,
  missingMarks,
  newMarks,
} from '../__testUtils__/marks';
import { odpsExporter } from './exportOdps';
import { odpsImporter } from './importOdps';

const folder = resolve(
  __dirname,
  '../../../../../../shared/standards/odps-bitol',
);

/** The standard's own schema, where it is beside the repository. */
function loadSchema(): (document: unknown) => unknown {
  if (!existsSync(folder)) {
    return () => [];
  }
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  addFormats(ajv);
  const file = join(folder, 'odps-json-schema-v1.0.0.json');
  const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
  return document => (validate(document) ? [] : validate.errors);
}

const validate = loadSchema();

const KEPT_KEYS = new Set(['id', 'name', 'version', 'domain', 'team']);

/** A document that says everything the standard has words for. */
function fullDocument() {
  const { text, url } = newMarks();
  const common = () => ({
    tags: [text()],
    customProperties: [
      { property: text(), value: text(), description: text() },
      { property: 'access', value: text() },
    ],
    authoritativeDefinitions: [
      { type: text(), url: url(), description: text() },
    ],
  });
  return {
    apiVersion: 'v1.0.0',
    kind: 'DataProduct',
    id: text(),
    name: text(),
    version: text(),
    status: text(),
    domain: text(),
    tenant: text(),
    ...common(),
    description: {
      purpose: text(),
      usage: text(),
      limitations: text(),
      ...common(),
    },
    inputPorts: [
      { name: text(), version: text(), contractId: text(), ...common() },
    ],
    outputPorts: [
      {
        name: text(),
        version: '1.0.0',
        description: text(),
        type: text(),
        contractId: text(),
        sbom: [{ type: text(), url: url() }],
        inputContracts: [{ id: text(), version: text() }],
        ...common(),
      },
    ],
    managementPorts: [
      {
        name: text(),
        content: 'control',
        type: text(),
        url: url(),
        channel: text(),
        description: text(),
        ...common(),
      },
      { name: text(), content: text() },
    ],
    support: [
      {
        channel: text(),
        url: url(),
        description: text(),
        tool: text(),
        scope: text(),
        invitationUrl: url(),
      },
    ],
    team: {
      name: text(),
      description: text(),
      members: [{ username: text(), role: text() }],
    },
    productCreatedTs: text(),
  };
}

describe('export as Bitol ODPS', () => {
  it.each(loadExampleProducts())(
    'carries the product $name there and back',
    ({ source }) => {
      const { content, losses } = odpsExporter.export(source);

      expect(validate(parse(content))).toEqual([]);
      expect(losses.map(({ path }) => path)).toEqual(
        expect.arrayContaining([expect.stringMatching(/^contracts\./)]),
      );
      const back = odpsImporter.import(content, {});
      expect(back.problems).toEqual([]);
      expect(parse(back.product!)).toEqual({
        apiVersion: source.product!.apiVersion,
        kind: 'DataProduct',
        metadata: source.product!.metadata,
        spec: source.product!.spec,
      });
      expect(back.losses).toEqual([]);
    },
  );

  it('keeps to the standard, whatever the product leaves out', () => {
    fc.assert(
      fc.property(anyProduct, ({ source }) => {
        const { content } = odpsExporter.export(source);

        expect(validate(parse(content))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('names the contract of a port by its own id', () => {
    const [, flights] = loadExampleProducts();

    const document = parse(odpsExporter.export(flights.source).content);

    expect(document.outputPorts[0].contractId).toBe(
      flights.source.contracts[0].contract.id,
    );
  });

  it('is for products', () => {
    expect(() => odpsExporter.export({ contracts: [] })).toThrow(
      /describes a product; export the product/,
    );
  });
});

describe('import of Bitol ODPS', () => {
  const source = `
apiVersion: v1.0.0
kind: DataProduct
id: fbe8d147-28db-4f1d-bedf-a3fe9f458427
name: Customer 360
domain: Sales
status: active
version: '2'
tags: [Customer Data]
description: { purpose: All of a customer, usage: Ask first }
team: { name: Sales Desk, members: [{ username: a }] }
inputPorts: [{ name: payments, version: 1.0.0, contractId: c1 }]
outputPorts:
  - { name: customers, version: 1.1.0, type: tables, contractId: C-2 }
support: [{ channel: chat, url: 'https://example.com' }]
`;

  it('makes the entity of a product and says what it assumes', () => {
    const { product, contracts, losses, problems } = odpsImporter.import(
      source,
      {},
    );

    expect(problems).toEqual([]);
    expect(contracts).toEqual([]);
    expect(parse(product!)).toEqual({
      apiVersion: 'meshport.dev/v1alpha1',
      kind: 'DataProduct',
      metadata: {
        name: 'customer-360',
        title: 'Customer 360',
        tags: ['customer-data'],
      },
      spec: {
        type: 'aggregate',
        lifecycle: 'production',
        version: '2.0.0',
        owner: 'group:default/sales-desk',
        domain: 'domain:default/sales',
        purpose: 'All of a customer',
        outputPorts: [
          {
            name: 'customers',
            version: '1.1.0',
            type: 'table',
            contract: 'datacontract:default/c-2',
            classification: 'restricted',
          },
        ],
        support: [{ channel: 'chat', url: 'https://example.com' }],
      },
    });
    expect(losses.map(({ path }) => path)).toEqual([
      'id',
      'version',
      'tags[0]',
      'description.usage',
      'team.members',
      'inputPorts',
      'outputPorts[0].type',
      'outputPorts[0].contractId',
    ]);
  });

  it('takes owner and domain from who imports it', () => {
    const { product } = odpsImporter.import(source, {
      owner: 'group:default/crm',
      domain: 'domain:default/crm',
    });

    expect(parse(product!).spec).toMatchObject({
      owner: 'group:default/crm',
      domain: 'domain:default/crm',
    });
  });

  it.each([
    ['id', 'id'],
    ['domain', 'domain'],
    ['team', 'team.name'],
  ])('says that %s is missing', (key, path) => {
    const document = parse(source);
    delete document[key];

    expect(odpsImporter.import(stringify(document), {}).problems).toEqual([
      { path, message: expect.stringMatching(/is missing/) },
    ]);
  });

  it('reads the examples of the standard', () => {
    const examples = existsSync(folder)
      ? readdirSync(join(folder, 'examples'))
      : [];
    for (const name of examples) {
      const { problems, product } = odpsImporter.import(
        readFileSync(join(folder, 'examples', name), 'utf8'),
        { owner: 'group:default/a', domain: 'domain:default/b' },
      );
      expect({ name, problems }).toEqual({ name, problems: [] });
      expect(parse(product!).kind).toBe('DataProduct');
    }
  });

  it('loses nothing in silence', () => {
    fc.assert(
      fc.property(anyPartOf(fullDocument, KEPT_KEYS), document => {
        const { product, losses, problems } = odpsImporter.import(
          stringify(document),
          {},
        );

        expect(problems).toEqual([]);
        expect(missingMarks(findMarks(document), product!, losses)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
