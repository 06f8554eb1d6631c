import fc from 'fast-check';
import { SeededRandom } from '../../contract/__testUtils__/random';
import {
  ContractProperty,
  ContractPropertyShape,
  ContractQualityRule,
  ContractSchemaObject,
  DataContract,
} from '../../contract';

const NAMES = ['a', 'b', 'c', 'constructor', '__proto__', 'toString'];

const anyName = fc.constantFrom(...NAMES);
const anyText = fc.constantFrom('one', 'two', '', 'x y');

const anyList = <Item>(item: fc.Arbitrary<Item>, maxLength = 2) =>
  fc.array(item, { maxLength });

const namedList = <Item>(
  item: fc.Arbitrary<Item>,
  selector: (item: Item) => unknown,
) => fc.uniqueArray(item, { selector, maxLength: 3 });

const anyOptions = fc.record(
  {
    minLength: fc.nat(3),
    maxLength: fc.nat(3),
    minimum: fc.integer({ min: -2, max: 2 }),
    exclusiveMinimum: fc.oneof(fc.boolean(), fc.nat(2)),
    maximum: fc.oneof(fc.integer({ min: -2, max: 2 }), fc.constant('2026')),
    exclusiveMaximum: fc.oneof(fc.boolean(), fc.nat(2)),
    multipleOf: fc.constantFrom(1, 2, 3, 4, 0.1),
    pattern: fc.constantFrom('^a', '^b'),
    format: fc.constantFrom('i32', 'i64', 'email'),
    uniqueItems: fc.boolean(),
    required: fc.uniqueArray(anyName),
    timezone: fc.boolean(),
    ours: fc.nat(2),
  },
  { requiredKeys: [] },
);

const anyRule: fc.Arbitrary<ContractQualityRule> = fc.record(
  {
    id: anyName,
    name: anyName,
    type: fc.constantFrom('text', 'library', 'sql', 'custom'),
    metric: fc.constantFrom('rowCount', 'invalidValues'),
    description: anyText,
    unit: fc.constantFrom('rows', 'percent'),
    query: anyText,
    arguments: fc.record(
      {
        validValues: fc.uniqueArray(anyText),
        pattern: anyText,
        missingValues: fc.uniqueArray(anyText),
      },
      { requiredKeys: [] },
    ),
    mustBe: fc.nat(2),
    mustNotBe: fc.nat(2),
    mustBeBetween: fc.tuple(fc.nat(2), fc.integer({ min: 2, max: 4 })),
    mustNotBeBetween: fc.tuple(fc.nat(2), fc.integer({ min: 2, max: 4 })),
    mustBeLessThan: fc.nat(2),
  },
  { requiredKeys: [] },
);

const shapeFields = {
  id: fc.constantFrom('i1', 'i2', 'i3', 'i4'),
  businessName: anyText,
  description: anyText,
  logicalType: fc.constantFrom(
    'string' as const,
    'integer' as const,
    'number' as const,
    'date' as const,
  ),
  physicalType: fc.constantFrom(
    'int',
    'INTEGER',
    'bigint',
    'real',
    'double',
    'decimal(5,2)',
    'numeric',
    'varchar(3)',
    'char(3)',
    'text',
    'timestamp',
    'uuid',
  ),
  physicalName: anyName,
  required: fc.boolean(),
  unique: fc.boolean(),
  primaryKey: fc.boolean(),
  primaryKeyPosition: fc.integer({ min: -1, max: 3 }),
  classification: fc.constantFrom('public', 'Internal', 'restricted', 'ours'),
  encryptedName: anyName,
  criticalDataElement: fc.boolean(),
  tags: anyList(anyText),
  examples: anyList(fc.oneof(anyText, fc.nat(3))),
  enum: anyList(fc.record({ value: fc.nat(3) })),
  logicalTypeOptions: anyOptions,
  quality: anyList(anyRule),
  relationships: anyList(
    fc.record({ to: fc.constantFrom('a.b', 'c.d', '/x/y') }),
  ),
};

const { anyProperty } = fc.letrec<{
  anyShape: ContractPropertyShape;
  anyProperty: ContractProperty;
}>(tie => {
  const inside = {
    ...shapeFields,
    properties: fc.option(
      namedList(tie('anyProperty'), ({ name }) => name),
      { nil: undefined, maxDepth: 1 },
    ),
    items: fc.option(tie('anyShape'), { nil: undefined, maxDepth: 1 }),
  };
  return {
    anyShape: fc.record(inside, { requiredKeys: [] }),
    anyProperty: fc.record(
      { name: anyName, ...inside },
      { requiredKeys: ['name'] },
    ),
  };
});

const anyObject: fc.Arbitrary<ContractSchemaObject> = fc.record(
  {
    name: anyName,
    properties: namedList(anyProperty, ({ name }) => name),
    id: fc.constantFrom('i1', 'i2', 'i3'),
    description: anyText,
    physicalType: fc.constantFrom('table', 'view', 'topic'),
    physicalName: anyName,
    quality: anyList(anyRule),
  },
  { requiredKeys: ['name', 'properties'] },
);

const anyServiceLevel = fc.record(
  {
    property: fc.constantFrom(
      'latency',
      'LY',
      'retention',
      'availability',
      'x',
    ),
    value: fc.oneof(fc.nat(3), fc.constantFrom('1d', '24h', 'soon')),
    unit: fc.constantFrom('d', 'h', '%'),
    element: fc.constantFrom('a.b', 'a.b,c.d', 'c.d, a.b'),
    driver: fc.constantFrom('regulatory', 'analytics'),
    description: anyText,
  },
  { requiredKeys: ['property', 'value'] },
);

const anyServer = fc.record(
  {
    server: anyName,
    type: fc.constantFrom('postgres', 's3'),
    host: anyText,
    description: anyText,
    roles: anyList(fc.record({ role: anyName })),
  },
  { requiredKeys: ['server', 'type'] },
);

const anyRole = fc.record(
  {
    role: anyName,
    access: fc.constantFrom('read', 'write', 'admin'),
    description: anyText,
  },
  { requiredKeys: ['role'] },
);

/**
 * Any contract, of few words so that two of them have much in common.
 * @internal
 */
export const anyContract: fc.Arbitrary<DataContract> = fc.record(
  {
    apiVersion: fc.constant('v3.1.0'),
    kind: fc.constant('DataContract' as const),
    id: fc.constantFrom('one', 'two'),
    version: fc.constantFrom('1.0.0', '1.1.0', '2.0.0', '0.1.0', 'next'),
    status: fc.constantFrom('draft', 'active', 'deprecated', 'retired', 'ours'),
    schema: namedList(anyObject, ({ name }) => name),
    slaProperties: anyList(anyServiceLevel, 3),
    domain: anyText,
    tags: anyList(anyText),
    description: fc.record({ purpose: anyText }, { requiredKeys: [] }),
    servers: namedList(anyServer, ({ server }) => server),
    roles: namedList(anyRole, ({ role }) => role),
    support: anyList(fc.record({ channel: anyName, url: anyText })),
    price: fc.record({ priceAmount: fc.nat(3) }),
    customProperties: anyList(
      fc.record({ property: anyName, value: fc.nat(2) }),
    ),
  },
  {
    requiredKeys: [
      'apiVersion',
      'kind',
      'id',
      'version',
      'status',
      'schema',
      'slaProperties',
    ],
  },
);

/** Lists whose order is their meaning. */
const ORDERED = new Set(['mustBeBetween', 'mustNotBeBetween']);

/**
 * The same value with its keys, and the items of its lists, in another order.
 * @internal
 */
export function shuffled<Value>(value: Value, random: SeededRandom): Value;
export function shuffled(value: unknown, random: SeededRandom): unknown {
  if (Array.isArray(value)) {
    return shuffle(value, random).map(item => shuffled(item, random));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      shuffle(Object.entries(value), random).map(([key, child]) => [
        key,
        ORDERED.has(key) ? child : shuffled(child, random),
      ]),
    );
  }
  return value;
}

function shuffle<Item>(items: readonly Item[], random: SeededRandom): Item[] {
  return items
    .map(item => ({ item, place: random.next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}
