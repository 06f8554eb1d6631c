import fc from 'fast-check';
import { DataContract, parseContract, stringifyContract } from '../../contract';
import { ExportSource } from '../types';
import { anyPartOf, findMarks, Mark, newMarks } from './marks';

/**
 * A contract that says everything the standard has words for. Each text and
 * number that is the author's own stands nowhere else in it, so that it can be
 * looked for in what is made of it.
 */
function fullContract() {
  const { text, number, url } = newMarks();
  const custom = () => [{ property: text(), value: text() }];
  const links = () => [{ type: text(), url: url(), description: text() }];
  const common = () => ({
    businessName: text(),
    description: text(),
    tags: [text(), text()],
    authoritativeDefinitions: links(),
    customProperties: custom(),
  });
  const rule = () => ({
    id: text(),
    name: text(),
    description: text(),
    severity: text(),
    businessImpact: text(),
    method: text(),
    scheduler: text(),
    schedule: text(),
    unit: text(),
    tags: [text()],
    customProperties: custom(),
  });
  const property = (name: string, logicalType: string, more: object) => ({
    name,
    id: text(),
    ...common(),
    logicalType,
    physicalType: text(),
    required: true,
    unique: true,
    partitioned: true,
    partitionKeyPosition: number(),
    classification: text(),
    encryptedName: text(),
    criticalDataElement: true,
    transformSourceObjects: [text(), text()],
    transformLogic: text(),
    transformDescription: text(),
    examples: [text()],
    quality: [{ ...rule(), metric: 'nullValues', mustBeLessThan: number() }],
    ...more,
  });
  return {
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id: text(),
    name: text(),
    version: text(),
    status: text(),
    tenant: text(),
    domain: text(),
    dataProduct: text(),
    tags: [text()],
    contractCreatedTs: '2026-01-02T03:04:05Z',
    description: {
      purpose: text(),
      usage: text(),
      limitations: text(),
      authoritativeDefinitions: links(),
      customProperties: custom(),
    },
    servers: [
      {
        server: text(),
        type: 'postgres',
        description: text(),
        environment: text(),
        host: text(),
        port: number(),
        database: text(),
        schema: text(),
        roles: [{ role: text(), description: text() }],
        customProperties: custom(),
      },
    ],
    schema: [
      {
        name: text(),
        id: text(),
        ...common(),
        physicalType: 'table',
        physicalName: text(),
        dataGranularityDescription: text(),
        quality: [
          { ...rule(), metric: 'rowCount', mustBeGreaterThan: number() },
          { ...rule(), type: 'sql', query: text(), mustBe: number() },
          { ...rule(), type: 'custom', engine: text(), implementation: text() },
          { ...rule(), type: 'text' },
        ],
        properties: [
          property('key', 'integer', {
            primaryKey: true,
            primaryKeyPosition: 1,
            physicalName: text(),
            logicalTypeOptions: {
              minimum: number(),
              maximum: number(),
              exclusiveMinimum: number(),
              exclusiveMaximum: number(),
              multipleOf: number(),
              format: 'i32',
            },
          }),
          property('words', 'string', {
            logicalTypeOptions: {
              minLength: number(),
              maxLength: number(),
              pattern: `^${text()}$`,
              format: text(),
            },
          }),
          property('choice', 'string', {
            quality: [
              {
                ...rule(),
                metric: 'invalidValues',
                arguments: { validValues: [text(), text()], pattern: text() },
                mustBe: 0,
              },
            ],
          }),
          property('day', 'date', {
            logicalTypeOptions: {
              minimum: '2024-02-29',
              maximum: '2025-02-28',
              format: 'yyyy-MM-dd',
            },
          }),
          property('instant', 'timestamp', {
            logicalTypeOptions: {
              minimum: '2024-02-29T10:11:12Z',
              timezone: true,
              defaultTimezone: text(),
            },
          }),
          property('nested', 'object', {
            logicalTypeOptions: {
              minProperties: number(),
              maxProperties: number(),
              required: ['inner'],
            },
            properties: [property('inner', 'boolean', {})],
          }),
          property('list', 'array', {
            logicalTypeOptions: {
              minItems: number(),
              maxItems: number(),
              uniqueItems: true,
            },
            items: {
              logicalType: 'object',
              description: text(),
              properties: [property('deep', 'number', {})],
            },
          }),
        ],
      },
      {
        name: 'second',
        properties: [
          {
            name: 'second_key',
            logicalType: 'integer',
            relationships: [
              { to: 'elsewhere.key', customProperties: custom() },
            ],
          },
        ],
      },
    ],
    slaProperties: [
      {
        id: text(),
        property: text(),
        value: text(),
        valueExt: text(),
        unit: text(),
        element: text(),
        driver: text(),
        description: text(),
        scheduler: text(),
        schedule: text(),
      },
    ],
    roles: [
      {
        role: text(),
        description: text(),
        access: text(),
        firstLevelApprovers: text(),
        secondLevelApprovers: text(),
        customProperties: custom(),
      },
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
    price: { priceAmount: number(), priceCurrency: text(), priceUnit: text() },
    team: {
      name: text(),
      description: text(),
      members: [
        {
          username: text(),
          name: text(),
          description: text(),
          role: text(),
          dateIn: '2020-01-02',
          replacedByUsername: text(),
        },
      ],
    },
    authoritativeDefinitions: links(),
    customProperties: custom(),
  };
}

// Without these the document is no contract, or says something else.
const KEPT_KEYS = new Set([
  'apiVersion',
  'kind',
  'id',
  'version',
  'status',
  'schema',
  'name',
  'properties',
  'logicalType',
  'property',
  'value',
  'type',
  'server',
  'role',
  'channel',
  'username',
  'url',
  'to',
  'metric',
  'mustBe',
  'mustBeLessThan',
  'mustBeGreaterThan',
  'query',
  'engine',
  'implementation',
  'host',
  'port',
  'database',
]);

/**
 * Any contract, with the texts and numbers in it that stand nowhere else.
 * @internal
 */
export const anyContract: fc.Arbitrary<{
  contract: DataContract;
  source: ExportSource;
  marks: Mark[];
}> = anyPartOf(fullContract, KEPT_KEYS).map(document => {
  const definition = stringifyContract(document);
  const { contract, problems } = parseContract(definition);
  if (!contract) {
    throw new Error(JSON.stringify(problems));
  }
  return {
    contract,
    source: { contracts: [{ contract, definition }] },
    marks: findMarks(contract),
  };
});
