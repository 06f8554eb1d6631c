import { changeAt, Place, sayValue, show } from './changeAt';
import { EFFECTS, Movement, movementBetween, orNoPromise } from './movement';
import { canonicalText, isSubset } from './sameMeaning';
import { ChangeArea, ContractChange } from './types';

/**
 * Compares one thing that two versions say about the same place.
 * @internal
 */
export type Rule<Source> = (
  before: Source,
  after: Source,
  place: Place,
) => ContractChange[];

/**
 * Applies all rules of a table in its order.
 * @internal
 */
export function applyRules<Source>(
  rules: readonly Rule<Source>[],
  before: Source,
  after: Source,
  place: Place,
): ContractChange[] {
  return rules.flatMap(rule => rule(before, after, place));
}

/**
 * A promise about values, and how two of its kind compare.
 * @internal
 */
export interface Constraint<Source, Value> {
  /** Where it is written, relative to what it is about. */
  field: string;
  area: ChangeArea;
  /** What people call it. */
  noun: string;
  /** The promise, `undefined` when none is made. */
  read(source: Source): Value | undefined;
  /** Whether all data that keeps the first promise keeps the second one. */
  isWithin(inner: Value, outer: Value): boolean;
  /** The promise as a plain value, where it is none. */
  describe?(value: Value): unknown;
  /** What reads better than the usual words, if anything does. */
  say?(
    movement: Movement,
    before: Value | undefined,
    after: Value | undefined,
  ): string | undefined;
}

const CONSEQUENCES: Record<Movement, string> = {
  tightened: 'those who write have to keep to it',
  loosened: 'readers can meet values that they did not before',
  replaced: 'what fitted before may not fit now, for readers and writers',
};

/**
 * Makes the rule that watches a constraint.
 * @internal
 */
export function constraint<Source, Value>(
  parts: Constraint<Source, Value>,
): Rule<Source> {
  const { field, area, noun, say, describe = value => value } = parts;
  const isWithin = orNoPromise(parts.isWithin);
  return (source, target, place) => {
    const old = parts.read(source);
    const current = parts.read(target);
    const movement =
      old === current ? undefined : movementBetween(old, current, isWithin);
    if (!movement) {
      return [];
    }
    const before = old === undefined ? undefined : describe(old);
    const after = current === undefined ? undefined : describe(current);
    const says =
      say?.(movement, old, current) ??
      `${sayValue(noun, before, after)}: ${CONSEQUENCES[movement]}`;
    return [
      changeAt(
        place,
        { area, ...EFFECTS[movement], says },
        { field, before, after },
      ),
    ];
  };
}

/**
 * A promise that is made or not made, with the words for both turns.
 * @internal
 */
export function flag<Source>(parts: {
  field: string;
  area: ChangeArea;
  read(source: Source): boolean | null | undefined;
  made: string;
  dropped: string;
}): Rule<Source> {
  return constraint({
    field: parts.field,
    area: parts.area,
    noun: parts.field,
    read: (source: Source) => parts.read(source) || undefined,
    isWithin: Object.is,
    say: movement => (movement === 'tightened' ? parts.made : parts.dropped),
  });
}

/**
 * A list of allowed values.
 * @internal
 */
export function allowedValues<Source>(parts: {
  field: string;
  read(source: Source): readonly unknown[] | undefined;
}): Rule<Source> {
  return constraint<Source, readonly unknown[]>({
    ...parts,
    area: 'constraint',
    noun: 'allowed values',
    isWithin: isSubset,
    say: (movement, before, after) => {
      if (before && after && movement === 'loosened') {
        return `allows ${showMissing(
          after,
          before,
        )} too: readers can meet values that they did not before`;
      }
      return before && after && movement === 'tightened'
        ? `no longer allows ${showMissing(
            before,
            after,
          )}: those who write have to keep to it`
        : undefined;
    },
  });
}

function showMissing(
  values: readonly unknown[],
  others: readonly unknown[],
): string {
  const known = new Set(others.map(canonicalText));
  return show(
    values
      .filter(value => !known.has(canonicalText(value)))
      .map(show)
      .join(', '),
  );
}
