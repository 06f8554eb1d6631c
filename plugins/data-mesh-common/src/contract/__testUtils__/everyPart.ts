type Mapping = Record<string, unknown>;

const MINIMAL = {
  version: '1.0.0',
  apiVersion: 'v3.1.0',
  kind: 'DataContract',
  id: 'orders',
  status: 'active',
};

const customProperties = [
  { id: 'a', property: 'p', value: { any: [1] }, description: 'd' },
];
const authoritativeDefinitions = [
  { id: 'a', url: 'u', type: 't', description: 'd' },
];
const common = { customProperties, authoritativeDefinitions, tags: ['a'] };

const role = {
  id: 'a',
  role: 'reader',
  description: 'd',
  access: 'read',
  firstLevelApprovers: 'a',
  secondLevelApprovers: 'b',
  customProperties,
};

const teamMember = {
  id: 'a',
  username: 'olivia',
  name: 'Olivia',
  description: 'd',
  role: 'owner',
  dateIn: '2024-01-31',
  dateOut: '2024-02-29',
  replacedByUsername: 'chen',
  ...common,
};

const ROOT = {
  ...MINIMAL,
  name: 'n',
  tenant: 't',
  domain: 'd',
  dataProduct: 'p',
  description: { usage: 'u', purpose: 'p', limitations: 'l', ...common },
  slaDefaultElement: 'a.b',
  slaProperties: [
    {
      id: 'a',
      property: 'latency',
      value: 4,
      valueExt: 5,
      unit: 'd',
      element: 'a.b',
      driver: 'regulatory',
      description: 'd',
      scheduler: 'cron',
      schedule: '0 0 * * *',
    },
  ],
  roles: [role],
  support: [
    {
      id: 'a',
      channel: 'c',
      url: 'u',
      description: 'd',
      tool: 'email',
      scope: 'issues',
      invitationUrl: 'u',
      customProperties,
    },
  ],
  price: { id: 'a', priceAmount: 1, priceCurrency: 'EUR', priceUnit: 'GB' },
  team: {
    id: 'a',
    name: 'n',
    description: 'd',
    members: [teamMember],
    ...common,
  },
  contractCreatedTs: '2024-01-31T10:00:00Z',
  ...common,
};

const SERVER_FIELDS: Mapping = {
  endpointUrl: 'https://example.com',
  location: 'sftp://example.com/folder',
  port: 1,
  stagingDir: 's3://bucket',
};

/**
 * Each operator of a quality rule with a right value.
 * @internal
 */
export const OPERATORS: Mapping = {
  mustBe: 0,
  mustNotBe: 'x',
  mustBeGreaterThan: 1,
  mustBeGreaterOrEqualTo: 1,
  mustBeLessThan: 1,
  mustBeLessOrEqualTo: 1,
  mustBeBetween: [1, 2],
  mustNotBeBetween: [1, 2],
};

const QUALITY_FORMS: Mapping[] = [
  { type: 'text' },
  {},
  { type: 'library', metric: 'rowCount', rule: 'r', arguments: { a: 1 } },
  { metric: 'nullValues' },
  { type: 'sql', query: 'SELECT 1' },
  { type: 'custom', engine: 'e', implementation: 'i' },
  { type: 'custom', engine: 'e', implementation: { a: 1 } },
];

const QUALITY_FIELDS = {
  id: 'a',
  name: 'n',
  description: 'd',
  dimension: 'accuracy',
  method: 'm',
  unit: 'rows',
  severity: 's',
  businessImpact: 'b',
  schedule: 's',
  scheduler: 's',
  ...common,
};

const OPTIONS: Record<string, Mapping> = {
  string: { minLength: 1, maxLength: 2, pattern: 'a', format: 'email' },
  date: dateOptions(),
  timestamp: { ...dateOptions(), timezone: true, defaultTimezone: 'Etc/UTC' },
  time: { ...dateOptions(), timezone: true, defaultTimezone: 'Etc/UTC' },
  integer: { ...numberOptions(), format: 'i32' },
  number: { ...numberOptions(), format: 'f64' },
  object: { minProperties: 0, maxProperties: 2, required: ['a'] },
  array: { minItems: 0, maxItems: 2, uniqueItems: true },
  boolean: { anything: 1 },
};

function dateOptions(): Mapping {
  return {
    format: 'f',
    minimum: 'a',
    maximum: 'b',
    exclusiveMinimum: 'a',
    exclusiveMaximum: 'b',
  };
}

function numberOptions(): Mapping {
  return {
    multipleOf: 2,
    minimum: 0,
    maximum: 9,
    exclusiveMinimum: 0,
    exclusiveMaximum: 9,
  };
}

const element = {
  id: 'a',
  physicalType: 'p',
  physicalName: 'p',
  description: 'd',
  businessName: 'b',
  quality: [{ metric: 'rowCount', mustBe: 1 }],
  ...common,
};

const reference = { to: 'a.b', type: 'foreignKey', customProperties };

const PROPERTY = {
  name: 'n',
  ...element,
  primaryKey: true,
  primaryKeyPosition: 1,
  required: true,
  unique: false,
  partitioned: false,
  partitionKeyPosition: -1,
  classification: 'c',
  encryptedName: 'e',
  transformSourceObjects: ['a'],
  transformLogic: 't',
  transformDescription: 't',
  examples: [1, 'a', null, {}],
  criticalDataElement: true,
  relationships: [reference],
};

function withProperty(property: Mapping): Mapping {
  return { ...MINIMAL, schema: [{ name: 'a', properties: [property] }] };
}

/**
 * Valid contracts that together have every key of the standard, each kind of
 * part in all its forms.
 *
 * @param serverTypes - with the fields of each
 * @internal
 */
export function everyPart(
  serverTypes: { type: string; fields: string[] }[],
): Mapping[] {
  const servers = serverTypes.map(({ type, fields }) => ({
    server: 's',
    type,
    id: 'a',
    description: 'd',
    environment: 'prod',
    roles: [role],
    customProperties,
    ...Object.fromEntries(
      fields.map(field => [field, SERVER_FIELDS[field] ?? 'x']),
    ),
  }));
  const rules = QUALITY_FORMS.flatMap(form => {
    const rule = { ...QUALITY_FIELDS, ...form };
    return 'metric' in form || 'query' in form
      ? Object.entries(OPERATORS).map(([key, value]) => ({
          ...rule,
          [key]: value,
        }))
      : [rule];
  });
  return [
    ROOT,
    { ...MINIMAL, team: [teamMember] },
    ...servers.map(server => ({ ...MINIMAL, servers: [server] })),
    ...rules.map(rule => withProperty({ name: 'n', quality: [rule] })),
    withProperty({ ...PROPERTY, logicalTypeOptions: {} }),
    ...Object.entries(OPTIONS).flatMap(([logicalType, options]) => [
      withProperty({ name: 'n', logicalType, logicalTypeOptions: options }),
      withProperty({
        name: 'n',
        items: { logicalType, logicalTypeOptions: options, name: 'n' },
      }),
    ]),
    withProperty({
      name: 'n',
      logicalType: 'object',
      properties: [{ name: 'n', items: { properties: [{ name: 'n' }] } }],
    }),
    {
      ...MINIMAL,
      schema: [
        {
          name: 'n',
          ...element,
          logicalType: 'object',
          dataGranularityDescription: 'd',
          properties: [],
          relationships: [
            { ...reference, from: 'a.b' },
            { from: ['a.b', '/a/b'], to: ['x.yaml#a/b', 'c.d'] },
          ],
        },
      ],
    },
  ];
}
