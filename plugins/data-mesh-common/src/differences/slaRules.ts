import { ContractSlaProperty, slaAmount, slaPropertyName } from '../contract';
import { changeAt, Place, show } from './changeAt';
import { compareWording } from './compareWording';
import { matchChangedItems } from './matchItems';
import { EFFECTS, Movement, movementBetween } from './movement';
import { sameMeaning } from './sameMeaning';
import { ContractChange } from './types';

const JUDGED_FIELDS: ReadonlySet<string> = new Set([
  'property',
  'value',
  'valueExt',
  'unit',
  'element',
]);

const CONSEQUENCES: Record<Movement, string> = {
  tightened: 'those who provide the data have to keep it',
  loosened: 'readers get less than they were promised',
  replaced:
    'the two cannot be compared, so readers cannot count on the old one',
};

// Which amount is the stronger promise. Other service levels, whose meaning is
// their authors', are the same or another.
const STRONGER = new Map<string, 'more' | 'less'>([
  ['availability', 'more'],
  ['throughput', 'more'],
  ['errorRate', 'less'],
  ['generalAvailability', 'less'],
  ['endOfSupport', 'more'],
  ['endOfLife', 'more'],
  ['retention', 'more'],
  ['frequency', 'less'],
  ['latency', 'less'],
  ['timeToDetect', 'less'],
  ['timeToNotify', 'less'],
  ['timeToRepair', 'less'],
]);

/**
 * Compares the service levels of two versions by what they promise, whatever
 * synonyms and units they are written in.
 * @internal
 */
export function compareServiceLevels(
  before: readonly ContractSlaProperty[] | null | undefined,
  after: readonly ContractSlaProperty[] | null | undefined,
): ContractChange[] {
  return matchChangedItems(before, after, [
    sla => JSON.stringify([...keyOf(sla), sla.driver ?? null]),
    sla => JSON.stringify(keyOf(sla)),
  ]).flatMap(match => {
    if (match.before && match.after) {
      return compareLevel(match.before, match.after);
    }
    return [
      match.before
        ? changeOfLevel(match.before, 'removed')
        : changeOfLevel(match.after, 'added'),
    ];
  });
}

function compareLevel(
  before: ContractSlaProperty,
  after: ContractSlaProperty,
): ContractChange[] {
  const place = placeOf(after);
  const movement = movementBetween(before, after, isLevelWithin);
  return [
    ...(movement
      ? [
          changeAt(
            place,
            {
              area: 'sla',
              ...EFFECTS[movement],
              says: `is ${written(after)} instead of ${written(before)}: ${
                CONSEQUENCES[movement]
              }`,
            },
            { before: written(before), after: written(after) },
          ),
        ]
      : []),
    ...compareWording(before, after, place, JUDGED_FIELDS),
  ];
}

function changeOfLevel(
  sla: ContractSlaProperty,
  kind: 'added' | 'removed',
): ContractChange {
  const isNew = kind === 'added';
  const value = written(sla);
  return changeAt(
    placeOf(sla),
    {
      area: 'sla',
      ...EFFECTS[isNew ? 'tightened' : 'loosened'],
      says: isNew
        ? `is promised now, ${value}: those who provide the data have to keep it`
        : `is no longer promised, it was ${value}: readers cannot count on it`,
    },
    isNew ? { after: value } : { before: value },
    kind,
  );
}

function placeOf(sla: ContractSlaProperty): Place {
  const [name, ...elements] = keyOf(sla);
  const of = elements.length > 0 ? ` of ${show(elements.join(', '))}` : '';
  return {
    path: `slaProperties.${[name, ...elements].join('.')}`,
    // A name that the standard does not know reads best as it was written.
    title: `Service level ${
      STRONGER.has(name) ? name : sla.property.trim()
    }${of}`,
  };
}

function keyOf({ property, element }: ContractSlaProperty): string[] {
  const elements = (element ?? '').split(',').map(name => name.trim());
  return [slaPropertyName(property), ...elements.filter(Boolean).sort()];
}

function written({ value, valueExt, unit }: ContractSlaProperty): string {
  return [value, valueExt, unit]
    .filter(part => part !== undefined && part !== null)
    .map(show)
    .join(' ');
}

/** Whether the first service level keeps what the second one promises. */
function isLevelWithin(
  inner: ContractSlaProperty,
  outer: ContractSlaProperty,
): boolean {
  if (!sameMeaning(inner.valueExt, outer.valueExt)) {
    return false;
  }
  const [given, promised] = [slaAmount(inner), slaAmount(outer)];
  if (!given || !promised) {
    return sameMeaning([inner.value, inner.unit], [outer.value, outer.unit]);
  }
  if (given.quantity !== promised.quantity || given.unit !== promised.unit) {
    return false;
  }
  if (given.amount === promised.amount) {
    return true;
  }
  const stronger = STRONGER.get(slaPropertyName(inner.property));
  // A frequency may be a span between two times, or a number of times.
  if (!stronger || (isFrequency(inner) && given.quantity !== 'duration')) {
    return false;
  }
  return stronger === 'more'
    ? given.amount > promised.amount
    : given.amount < promised.amount;
}

function isFrequency({ property }: ContractSlaProperty): boolean {
  return slaPropertyName(property) === 'frequency';
}
