import { ContractProperty, ContractPropertyShape } from '../contract';
import { changeAt, Place } from './changeAt';
import { compareWording } from './compareWording';
import { Match, matchChangedItems } from './matchItems';
import { EFFECTS } from './movement';
import { JUDGED_FIELDS, SHAPE_RULES } from './propertyRules';
import { applyRules } from './rule';
import { ContractChange } from './types';

/**
 * The same properties in two versions: by name, and where a name is gone, by
 * the `id` that stays when a property is renamed.
 * @internal
 */
export function matchProperties(
  before: readonly ContractProperty[] | null | undefined,
  after: readonly ContractProperty[] | null | undefined,
): Match<ContractProperty>[] {
  return matchChangedItems(before, after, [
    property => property.name,
    property => property.id ?? undefined,
  ]);
}

/**
 * Compares matched properties of a schema object or of another property.
 *
 * @param parent - what the properties are in
 * @internal
 */
export function compareProperties(
  matches: readonly Match<ContractProperty>[],
  parent: Place,
): ContractChange[] {
  return matches.flatMap(match => {
    if (!match.after) {
      return [removed(placeOf(match.before, parent))];
    }
    const place = placeOf(match.after, parent);
    if (!match.before) {
      return [added(match.after, place)];
    }
    return [
      ...(match.before.name === match.after.name
        ? []
        : [renamed(match.before.name, match.after.name, parent, place)]),
      ...compareShape(match.before, match.after, place),
    ];
  });
}

function compareShape(
  before: ContractPropertyShape,
  after: ContractPropertyShape,
  place: Place,
): ContractChange[] {
  return [
    ...applyRules(SHAPE_RULES, before, after, place),
    ...compareWording(before, after, place, JUDGED_FIELDS),
    ...(before.properties || after.properties
      ? compareProperties(
          matchProperties(before.properties, after.properties),
          place,
        )
      : []),
    ...compareItems(before, after, place),
  ];
}

function placeOf({ name }: ContractProperty, parent: Place): Place {
  return {
    ...parent,
    path: `${parent.path}.${name}`,
    title: `${parent.title}.${name}`,
    property:
      parent.property === undefined ? name : `${parent.property}.${name}`,
  };
}

function removed(place: Place): ContractChange {
  return changeAt(
    place,
    {
      area: 'schema',
      readers: 'breaking',
      // Who goes on writing it gives more than is promised.
      writers: 'compatible',
      says: 'is removed: readers that use it fail',
    },
    { before: place.property },
    'removed',
  );
}

function added(property: ContractProperty, place: Place): ContractChange {
  const demanded = Boolean(property.required || property.primaryKey);
  return changeAt(
    place,
    {
      area: 'schema',
      readers: 'compatible',
      writers: demanded ? 'breaking' : 'compatible',
      says: demanded
        ? 'is new and required: those who write must give it a value'
        : 'is new',
    },
    { after: place.property },
    'added',
  );
}

function renamed(
  before: string,
  after: string,
  parent: Place,
  place: Place,
): ContractChange {
  return {
    ...changeAt(
      place,
      {
        area: 'schema',
        readers: 'breaking',
        writers: 'breaking',
        says: '',
      },
      { field: 'name', before, after },
    ),
    message: `${parent.title}.${before} is renamed to ${after}: whatever uses the old name fails.`,
  };
}

function compareItems(
  before: ContractPropertyShape,
  after: ContractPropertyShape,
  place: Place,
): ContractChange[] {
  if (before.items && after.items) {
    return compareShape(before.items, after.items, {
      ...place,
      path: `${place.path}[]`,
      title: `${place.title}[]`,
      property: `${place.property}[]`,
    });
  }
  if (!before.items && !after.items) {
    return [];
  }
  return [
    changeAt(
      place,
      after.items
        ? {
            area: 'schema',
            ...EFFECTS.tightened,
            says: 'says what its items are now: those who write have to keep to it',
          }
        : {
            area: 'schema',
            ...EFFECTS.loosened,
            says: 'no longer says what its items are: readers cannot rely on it',
          },
      { field: 'items' },
    ),
  ];
}
