import {
  LOGICAL_TYPES,
  property,
  qualityRule,
  relationship,
  server,
  teamMember,
  typeOptions,
} from './fragments';
import { SeededRandom } from './random';

type Mapping = Record<string, unknown>;
type Mutation = (document: Mapping, random: SeededRandom) => void;

/** Keys of all parts of the standard, and some that it does not have. */
const KEYS =
  'id name version kind apiVersion status tenant domain dataProduct description tags servers schema support price team roles slaDefaultElement slaProperties authoritativeDefinitions customProperties contractCreatedTs properties items logicalType logicalTypeOptions physicalName physicalType businessName required unique primaryKey primaryKeyPosition partitioned partitionKeyPosition classification encryptedName transformSourceObjects transformLogic examples criticalDataElement relationships quality dataGranularityDescription property value valueExt unit element driver scheduler schedule channel url tool scope invitationUrl role access firstLevelApprovers username dateIn dateOut members metric mustBe query engine implementation isNullable comment x-owner'.split(
    ' ',
  );

const VALUES: unknown[] = [
  'text',
  '',
  'a.b',
  0,
  -1,
  2.5,
  true,
  false,
  null,
  [],
  ['a'],
  [1],
  [{}],
  {},
  { a: 1 },
  [{ property: 'p', value: null }],
  [{ property: 'p', value: { a: [1] } }],
  [{ property: 'p' }],
  [{ url: 'u', type: 't' }],
  [{ url: 'u' }],
  'object',
  'string',
  '2024-01-31',
  '2024-01-31T10:00:00Z',
];

const TIMES = [
  '2024-01-31T10:00:00Z',
  '2024-01-31T10:00:00+02:00',
  '2024-01-31 10:00:00Z',
  '2024-01-31T10:00:00',
  '2024-01-31T25:00:00Z',
  '2016-12-31T23:59:60Z',
  '2024-01-31',
  'now',
];

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mappingsIn(value: unknown): Mapping[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const inside = Object.values(value).flatMap(mappingsIn);
  return isMapping(value) ? [value, ...inside] : inside;
}

function anyMapping(document: Mapping, random: SeededRandom): Mapping {
  return random.pick(mappingsIn(document));
}

function anyProperty(document: Mapping, random: SeededRandom): Mapping {
  const properties = mappingsIn(document.schema).filter(
    mapping => 'name' in mapping && 'logicalType' in mapping,
  );
  return properties.length > 0 ? random.pick(properties) : document;
}

function append(mapping: Mapping, key: string, item: unknown) {
  const list = mapping[key];
  mapping[key] = Array.isArray(list) ? [...list, item] : [item];
}

const MUTATIONS: Mutation[] = [
  function deleteKey(document, random) {
    const mapping = anyMapping(document, random);
    delete mapping[random.pick(Object.keys(mapping))];
  },
  function changeValue(document, random) {
    const mapping = anyMapping(document, random);
    const key = random.pick(Object.keys(mapping));
    mapping[key] = random.pick(VALUES);
  },
  function addKey(document, random) {
    anyMapping(document, random)[random.pick(KEYS)] = random.pick(VALUES);
  },
  function addText(document, random) {
    anyMapping(document, random)[random.pick(KEYS)] = 'text';
  },
  function addId(document, random) {
    anyMapping(document, random).id = random.pick(['a-1_B', 'a b', 'ä', '', 7]);
  },
  function changeType(document, random) {
    anyProperty(document, random).logicalType = random.pick([
      ...LOGICAL_TYPES,
      'uuid',
    ]);
  },
  function addOptions(document, random) {
    anyProperty(document, random).logicalTypeOptions = typeOptions(random);
  },
  function addServer(document, random) {
    append(document, 'servers', server(random));
  },
  function addQuality(document, random) {
    append(anyProperty(document, random), 'quality', qualityRule(random));
  },
  function addRelationship(document, random) {
    const target = random.chance(0.5)
      ? anyProperty(document, random)
      : anyMapping({ schema: document.schema ?? {} }, random);
    append(target, 'relationships', relationship(random));
  },
  function addProperty(document, random) {
    const target = anyProperty(document, random);
    if (random.chance(0.5)) {
      append(target, 'properties', property(random));
    } else {
      target.items = property(random);
    }
  },
  function addObject(document, random) {
    append(document, 'schema', {
      name: `t${random.below(9)}`,
      properties: [property(random), property(random)],
      ...(random.chance(0.3) && { relationships: [relationship(random)] }),
      ...(random.chance(0.3) && { quality: [qualityRule(random)] }),
    });
  },
  function changeTeam(document, random) {
    const members = [teamMember(random), teamMember(random)];
    document.team = random.pick<unknown>([
      members,
      { name: 'team', members },
      { members: members[0] },
      { name: 'team' },
      'team',
      [],
    ]);
  },
  function changeTime(document, random) {
    document.contractCreatedTs = random.pick(TIMES);
  },
  function repeatItem(document, random) {
    const mapping = anyMapping(document, random);
    const list = Object.values(mapping).find(Array.isArray);
    list?.push(...list.slice(0, 1));
  },
];

/**
 * A copy of a document with one or two changes, the same for the same seed.
 * @internal
 */
export function mutate(document: unknown, seed: number): Mapping {
  const random = new SeededRandom(seed);
  const copy = structuredClone(document) as Mapping;
  const changes = random.pick([1, 1, 1, 2]);
  for (let change = 0; change < changes; change++) {
    random.pick(MUTATIONS)(copy, random);
  }
  return copy;
}
