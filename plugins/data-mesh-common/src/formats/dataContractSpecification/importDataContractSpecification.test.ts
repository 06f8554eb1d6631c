import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import {
  hasOfficialStandard,
  loadOfficialSchema,
} from '../../contract/__testUtils__/officialStandard';
import {
  anyPartOf,
  findMarks,
  missingMarks,
  newMarks,
} from '../__testUtils__/marks';
import { dataContractSpecificationImporter } from './importDataContractSpecification';

function importText(source: string, options = {}) {
  const result = dataContractSpecificationImporter.import(source, options);
  const [contract] = result.contracts.map(({ definition }) =>
    parse(definition),
  );
  return { ...result, contract };
}

const validate = hasOfficialStandard ? loadOfficialSchema() : () => [];

const KEPT_KEYS = new Set([
  'dataContractSpecification',
  'id',
  'type',
  'definitions',
  'k',
]);

/** A document that says everything the specification has words for. */
function fullSpecification() {
  const { text, number, url } = newMarks();
  const field = (type: string, more: object = {}) => ({
    type,
    title: text(),
    description: text(),
    required: true,
    unique: true,
    primaryKey: true,
    references: 'orders.other',
    format: text(),
    precision: number(),
    scale: number(),
    pattern: text(),
    minLength: number(),
    maxLength: number(),
    minimum: number(),
    maximum: number(),
    exclusiveMinimum: number(),
    exclusiveMaximum: number(),
    enum: [text(), text()],
    example: text(),
    examples: [text()],
    pii: true,
    classification: text(),
    tags: [text()],
    links: { [text()]: url() },
    config: { postgresType: text(), [text()]: text() },
    lineage: {
      inputFields: [{ namespace: text(), name: text(), field: text() }],
    },
    quality: [
      { type: 'text', description: text() },
      { type: 'sql', description: text(), query: text(), mustBe: number() },
      { type: 'sql', query: text() },
      { type: 'library', rule: 'rowCount', mustBeGreaterThan: number() },
      { type: 'library', rule: text(), mustBe: number() },
      { type: 'custom', engine: text(), implementation: [text()] },
    ],
    ...more,
  });
  return {
    dataContractSpecification: '1.2.0',
    id: text(),
    info: {
      title: text(),
      version: text(),
      status: text(),
      description: text(),
      owner: text(),
      contact: { name: text(), url: url(), email: `${text()}@example.com` },
      custom: text(),
    },
    servers: {
      [text()]: {
        type: 'postgres',
        description: text(),
        environment: text(),
        host: text(),
        port: number(),
        database: text(),
        schema: text(),
        roles: [{ name: text(), description: text() }],
        custom: text(),
      },
      [text()]: { type: 'S3', location: url(), format: text() },
      [text()]: { type: text(), location: text() },
    },
    terms: {
      usage: text(),
      limitations: text(),
      policies: [
        { type: text(), description: text(), url: url() },
        { type: text(), description: text() },
      ],
      billing: text(),
      noticePeriod: text(),
      custom: text(),
    },
    models: {
      orders: {
        type: 'table',
        title: text(),
        description: text(),
        primaryKey: ['a'],
        additionalFields: true,
        config: { custom: text() },
        examples: [text()],
        quality: [{ type: 'text', description: text() }],
        fields: {
          a: field('string'),
          b: field('decimal'),
          c: field('long'),
          d: field('timestamp_ntz'),
          e: field('struct', { fields: { f: field('boolean') } }),
          g: field('array', { items: field('date') }),
          h: field('map', { keys: field('string'), values: field('int') }),
          i: field(text()),
          j: { $ref: '#/definitions/k', description: text() },
        },
      },
    },
    definitions: { k: field('string', { domain: text(), name: text() }) },
    servicelevels: {
      availability: { description: text(), percentage: text() },
      retention: {
        description: text(),
        period: text(),
        timestampField: text(),
      },
      latency: {
        description: text(),
        threshold: text(),
        sourceTimestampField: text(),
        processedTimestampField: text(),
      },
      freshness: { description: text(), threshold: text() },
      frequency: {
        description: text(),
        type: text(),
        interval: text(),
        cron: text(),
      },
      support: { description: text(), time: text(), responseTime: text() },
      backup: {
        description: text(),
        interval: text(),
        cron: text(),
        recoveryTime: text(),
        recoveryPoint: text(),
      },
    },
    links: { [text()]: url() },
    tags: [text()],
    custom: text(),
  };
}

describe('import of a Data Contract Specification', () => {
  it('reads models with their definitions', () => {
    const { contract, problems, losses } = importText(`
dataContractSpecification: 1.2.0
id: urn:datacontract:sales:orders
info:
  title: Orders
  version: 2.0.0
  status: in development
  description: What was ordered
  owner: Sales
  contact: { name: Sales desk, email: sales@example.com }
terms: { usage: Reports, limitations: No resale, billing: Free }
servers:
  production: { type: postgres, host: db, port: 5432, database: sales, schema: public, cluster: a }
  files: { type: s3, location: 's3://sales/{model}/*.json', format: json }
  bus: { type: kafka, topic: orders }
models:
  orders:
    type: table
    primaryKey: [number, line]
    fields:
      number: { $ref: '#/definitions/number', required: true }
      line: { type: int, minimum: 1 }
      total: { type: decimal, precision: 10, scale: 2 }
      state: { type: text, enum: [open, closed] }
      customer: { type: long, references: customers.id }
      address:
        type: struct
        fields: { city: { type: string, pii: true } }
      tags: { type: array, items: { type: string } }
    quality:
      - { type: sql, query: SELECT 1, mustBeGreaterThanOrEqualTo: 5, dialect: postgres }
      - { type: library, rule: duplicateCount, mustBe: 0 }
      - { type: text, description: Looks right }
definitions:
  number: { type: string, title: Order number, pattern: '^[0-9]+$', example: '17' }
servicelevels:
  availability: { percentage: 99.9% }
  retention: { period: P1Y, timestampField: orders.placed_at }
  freshness: { threshold: 25h }
  frequency: { type: batch, interval: daily, cron: 0 0 * * * }
`);

    expect(problems).toEqual([]);
    expect(validate(contract)).toEqual([]);
    expect(contract).toMatchObject({
      id: 'urn:datacontract:sales:orders',
      name: 'Orders',
      version: '2.0.0',
      status: 'draft',
      description: {
        purpose: 'What was ordered',
        usage: 'Reports',
        limitations: 'No resale',
      },
      team: { name: 'Sales' },
      support: [
        {
          channel: 'Sales desk',
          tool: 'email',
          url: 'mailto:sales@example.com',
        },
      ],
      customProperties: [{ property: 'billing', value: 'Free' }],
      servers: [
        {
          server: 'production',
          type: 'postgres',
          port: 5432,
          customProperties: [{ property: 'cluster', value: 'a' }],
        },
        {
          server: 'files',
          type: 's3',
          location: 's3://sales/%7Bmodel%7D/*.json',
        },
        {
          server: 'bus',
          type: 'custom',
          customProperties: [
            { property: 'serverType', value: 'kafka' },
            { property: 'topic', value: 'orders' },
          ],
        },
      ],
      slaProperties: [
        { property: 'availability', value: '99.9%' },
        {
          property: 'retention',
          value: 1,
          unit: 'y',
          element: 'orders.placed_at',
        },
        { property: 'freshness', value: 25, unit: 'h' },
        {
          property: 'frequency',
          value: 'daily',
          valueExt: 'batch',
          scheduler: 'cron',
          schedule: '0 0 * * *',
        },
      ],
    });
    const [orders] = contract.schema;
    expect(orders.properties).toEqual([
      {
        name: 'number',
        businessName: 'Order number',
        logicalType: 'string',
        logicalTypeOptions: { pattern: '^[0-9]+$' },
        required: true,
        examples: ['17'],
        primaryKey: true,
        primaryKeyPosition: 1,
      },
      {
        name: 'line',
        logicalType: 'integer',
        logicalTypeOptions: { format: 'i32', minimum: 1 },
        primaryKey: true,
        primaryKeyPosition: 2,
      },
      { name: 'total', logicalType: 'number', physicalType: 'decimal(10,2)' },
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
      {
        name: 'customer',
        logicalType: 'integer',
        logicalTypeOptions: { format: 'i64' },
        relationships: [{ type: 'foreignKey', to: 'customers.id' }],
      },
      {
        name: 'address',
        logicalType: 'object',
        properties: [
          {
            name: 'city',
            logicalType: 'string',
            customProperties: [{ property: 'pii', value: true }],
          },
        ],
      },
      { name: 'tags', logicalType: 'array', items: { logicalType: 'string' } },
    ]);
    expect(orders.quality).toEqual([
      { type: 'sql', query: 'SELECT 1', mustBeGreaterOrEqualTo: 5 },
      { type: 'library', metric: 'duplicateValues', mustBe: 0 },
      { type: 'text', description: 'Looks right' },
    ]);
    expect(losses).toEqual([
      {
        path: 'servers.files.location',
        message: expect.stringContaining('%7Bmodel%7D'),
      },
      {
        path: 'models.orders.quality[0].dialect',
        message: expect.any(String),
      },
    ]);
  });

  it.each([
    ['dataContractSpecification: 7.0.0\nid: a', 'dataContractSpecification'],
    ['dataContractSpecification: 1.1.0', 'id'],
    ['dataContractSpecification: 1.1.0\nid: a\nmodels: [b]', 'models'],
    [
      'dataContractSpecification: 1.1.0\nid: a\nmodels: { b: { fields: { c: d } } }',
      'models.b.fields.c',
    ],
    [
      "dataContractSpecification: 1.1.0\nid: a\nmodels: { b: { fields: { c: { $ref: '#/definitions/d' } } } }",
      'models.b.fields.c.$ref',
    ],
  ])('says what to mend in %j', (source, path) => {
    const { problems, contracts } = importText(source);

    expect(contracts).toEqual([]);
    expect(problems).toEqual([{ path, message: expect.any(String) }]);
  });

  it('conforms to the standard and loses nothing in silence, whatever is left out', () => {
    fc.assert(
      fc.property(anyPartOf(fullSpecification, KEPT_KEYS), document => {
        const source = stringify(document);

        const { contract, contracts, losses, problems } = importText(source);

        expect(problems).toEqual([]);
        expect(validate(contract)).toEqual([]);
        const [{ definition }] = contracts;
        expect(missingMarks(findMarks(document), definition, losses)).toEqual(
          [],
        );
      }),
      { numRuns: 60 },
    );
  });
});
