import { ContractSchemaObject } from '../contract';
import { changeAt, Judgement, Place, sayValue } from './changeAt';
import { compareProperties, matchProperties } from './compareProperties';
import { compareWording } from './compareWording';
import { comparePrimaryKey, compareRelationships } from './keyRules';
import { matchItems } from './matchItems';
import { otherName } from './nameRules';
import { compareQuality } from './qualityRules';
import { applyRules, Rule } from './rule';
import { ContractChange } from './types';

const REMOVED: Judgement = {
  area: 'schema',
  readers: 'breaking',
  writers: 'compatible',
  says: 'is removed: readers that use it fail',
};

const ADDED: Judgement = {
  area: 'schema',
  readers: 'compatible',
  writers: 'compatible',
  says: 'is new',
};

// Read the same way, so that one may stand for the other.
const TABULAR: ReadonlySet<string> = new Set(['table', 'view']);

const comparePhysicalType: Rule<ContractSchemaObject> = (
  { physicalType: before },
  { physicalType: after },
  place,
) => {
  const [old, current] = [before, after].map(
    type => type?.trim().toLowerCase() || undefined,
  );
  if (old === current) {
    return [];
  }
  const known = old !== undefined && current !== undefined;
  const isOther = known && !(TABULAR.has(old) && TABULAR.has(current));
  return [
    changeAt(
      place,
      {
        area: 'type',
        readers: isOther ? 'breaking' : 'compatible',
        // A view need not take what is written to it.
        writers: known && current !== 'table' ? 'breaking' : 'compatible',
        says: `${sayValue('physical type', before, after)}${
          isOther ? ': it is read in another way' : ''
        }`,
      },
      { field: 'physicalType', before, after },
    ),
  ];
};

const OBJECT_RULES: readonly Rule<ContractSchemaObject>[] = [
  comparePhysicalType,
  otherName('physicalName', 'physical name'),
];

const JUDGED_FIELDS: ReadonlySet<string> = new Set([
  'name',
  'physicalType',
  'physicalName',
  'relationships',
  'quality',
  'properties',
]);

/**
 * Compares the schema objects, such as tables, of two versions.
 * @internal
 */
export function compareSchemas(
  before: readonly ContractSchemaObject[],
  after: readonly ContractSchemaObject[],
): ContractChange[] {
  return matchItems(before, after, [
    object => object.name,
    object => object.id ?? undefined,
  ]).flatMap(match => {
    const place = placeOf(match.after ?? match.before);
    if (!match.after) {
      return [
        changeAt(place, REMOVED, { before: match.before.name }, 'removed'),
      ];
    }
    if (!match.before) {
      return [changeAt(place, ADDED, { after: match.after.name }, 'added')];
    }
    return [
      ...compareNames(match.before, match.after, place),
      ...compareObject(match.before, match.after, place),
    ];
  });
}

function placeOf({ name }: ContractSchemaObject): Place {
  return { path: `schema.${name}`, title: name, object: name };
}

function compareNames(
  { name: before }: ContractSchemaObject,
  { name: after }: ContractSchemaObject,
  place: Place,
): ContractChange[] {
  return before === after
    ? []
    : [
        changeAt(
          { ...place, title: before },
          {
            area: 'schema',
            readers: 'breaking',
            writers: 'breaking',
            says: `is renamed to ${after}: whatever uses the old name fails`,
          },
          { field: 'name', before, after },
        ),
      ];
}

function compareObject(
  before: ContractSchemaObject,
  after: ContractSchemaObject,
  place: Place,
): ContractChange[] {
  const matches = matchProperties(before.properties, after.properties);
  const renamed = new Map<string, string>();
  for (const match of matches) {
    if (match.before && match.after && match.before.name !== match.after.name) {
      renamed.set(match.before.name, match.after.name);
    }
  }
  return [
    ...applyRules(OBJECT_RULES, before, after, place),
    ...comparePrimaryKey(before, after, renamed, place),
    ...compareRelationships(before.relationships, after.relationships, place),
    ...compareQuality(before.quality, after.quality, place),
    ...compareWording(before, after, place, JUDGED_FIELDS),
    ...compareProperties(matches, place),
  ];
}
