import { SeededRandom } from './random';

/** Parts of contracts, right and wrong, to put into documents. */
type Fragment = (random: SeededRandom) => Record<string, unknown>;

const SERVER_TYPES =
  'api athena azure bigquery clickhouse databricks denodo dremio duckdb glue cloudsql db2 hive impala informix kafka kinesis local mysql oracle postgresql postgres presto pubsub redshift s3 sftp snowflake sqlserver synapse trino vertica zen custom teradata'.split(
    ' ',
  );

const URIS = [
  's3://bucket/folder',
  'sftp://host/folder',
  'https://example.com/a?b=c#d',
  'urn:isbn:12',
  'folder/file',
  'not a uri',
  'http://[::1]:80/',
  'a:b',
  '//host/path',
  '',
];

const SERVER_FIELDS: Record<string, unknown[]> = {
  account: ['a'],
  catalog: ['c'],
  database: ['d'],
  dataset: ['d'],
  delimiter: [','],
  endpointUrl: URIS,
  format: ['csv', 'csv', 1],
  host: ['h', 'h', 'h', 5],
  location: URIS,
  path: ['/tmp'],
  port: [5432, 5432, '5432', 1.5],
  project: ['p'],
  region: ['r'],
  regionName: ['r'],
  schema: ['s'],
  serviceName: ['s'],
  stagingDir: URIS,
  stream: ['s'],
  warehouse: ['w'],
};

const OPERATORS: Record<string, unknown[]> = {
  mustBe: [0, 'x', null, []],
  mustNotBe: [0, 'x'],
  mustBeGreaterThan: [0, 0, '0'],
  mustBeGreaterOrEqualTo: [0, 0, null],
  mustBeLessThan: [5, 5, '5'],
  mustBeLessOrEqualTo: [5, 5, true],
  mustBeBetween: [[1, 2], [1, 2], [1], [1, 1], [1, '2'], [1, 2, 3]],
  mustNotBeBetween: [[1, 2], [1, 2], {}, []],
};

const REFERENCES = [
  'orders.id',
  'orders.id',
  '/schema/orders/properties/id',
  'schema/orders/properties/id',
  'other.yaml#/schema/orders',
  'https://example.com/x.yaml#/schema/orders/properties/id',
  'orders',
  'a.b.c',
  '1a.b',
  ['orders.id', 'orders.line'],
  ['orders.id', 'no reference'],
  [],
  5,
];

const OPTION_VALUES: Record<string, unknown[]> = {
  minLength: [1, 1, -1, '1'],
  maxLength: [1, 1, 1.5],
  pattern: ['^a$', 5],
  format: ['email', 'i32', 'f64', 'yyyy-MM-dd'],
  multipleOf: [1, 0, -1],
  minimum: [1, '2020-01-01', true],
  maximum: [1, '2020-01-01', null],
  exclusiveMinimum: [1, '2020-01-01', true],
  exclusiveMaximum: [1, '2020-01-01', true],
  timezone: [true, 'UTC'],
  defaultTimezone: ['Etc/UTC', 1],
  minItems: [0, -1],
  maxItems: [0, 2],
  uniqueItems: [true, 'yes'],
  minProperties: [0, 'x'],
  maxProperties: [3],
  required: [['a'], ['a', 'b'], [], ['a', 'a'], [1], 'a'],
};

export const LOGICAL_TYPES =
  'string date timestamp time number integer object array boolean'.split(' ');

function filled(
  random: SeededRandom,
  fields: Record<string, unknown[]>,
  probability: number,
): Record<string, unknown> {
  return Object.fromEntries(
    random
      .some(Object.entries(fields), probability)
      .map(([key, values]) => [key, random.pick(values)]),
  );
}

export const server: Fragment = random => ({
  server: 's',
  type: random.pick(SERVER_TYPES),
  ...filled(random, SERVER_FIELDS, random.pick([0.1, 0.3, 0.9])),
});

export const qualityRule: Fragment = random => ({
  ...filled(
    random,
    {
      type: ['text', 'library', 'sql', 'custom', 'library', 'soda', 3],
      metric: ['nullValues', 'rowCount', 'invalidValues', 'rows', 7],
    },
    0.6,
  ),
  ...filled(
    random,
    {
      rule: ['rowCount'],
      arguments: [{ validValues: ['a'] }, 'a'],
      query: ['SELECT 1', 1],
      engine: ['soda'],
      implementation: ['x', { a: 1 }, 5, []],
      unit: ['rows'],
      dimension: ['accuracy', 'beauty'],
      id: ['a_1', 'a b'],
    },
    0.2,
  ),
  ...filled(random, OPERATORS, random.pick([0, 0.12, 0.12, 0.3])),
});

export const relationship: Fragment = random =>
  filled(
    random,
    {
      type: ['foreignKey', 'foreignKey', 'primaryKey'],
      from: REFERENCES,
      to: REFERENCES,
      customProperties: [[{ property: 'cardinality', value: 'one' }]],
      unknown: [1],
    },
    random.pick([0.3, 0.6, 0.9]),
  );

export const typeOptions: Fragment = random =>
  filled(random, OPTION_VALUES, random.pick([0.05, 0.1, 0.3]));

export const property: Fragment = random => ({
  ...(random.chance(0.8) && { name: `c${random.below(50)}` }),
  ...(random.chance(0.8) && {
    logicalType: random.pick([...LOGICAL_TYPES, 'varchar']),
  }),
  ...(random.chance(0.4) && { logicalTypeOptions: typeOptions(random) }),
  ...(random.chance(0.2) && { quality: [qualityRule(random)] }),
  ...(random.chance(0.2) && { relationships: [relationship(random)] }),
  ...(random.chance(0.25) && { properties: [property(random)] }),
  ...(random.chance(0.25) && { items: property(random) }),
});

export const teamMember: Fragment = random =>
  filled(
    random,
    {
      username: ['olivia', 'olivia', 'olivia', 5],
      name: ['Olivia'],
      dateIn: ['2024-02-29', '2023-02-29', '2024-2-9', 20240229],
      dateOut: ['2024-12-31', '2024-12-32', '2024-12-31T00:00:00Z', ''],
      id: ['a', 'a.b'],
      email: ['a@example.com'],
    },
    random.pick([0.2, 0.6]),
  );
