import { Effects } from './movement';
import { ChangeArea, ContractChange } from './types';

/**
 * A place in a contract, by names.
 * @internal
 */
export interface Place {
  /** Empty for the contract itself. */
  path: string;
  /** What people call it, e.g. `flights.origin`. */
  title: string;
  object?: string;
  property?: string;
}

/**
 * What a change does and says; `says` goes on after the title of the place.
 * @internal
 */
export interface Judgement extends Effects {
  area: ChangeArea;
  says: string;
}

/**
 * A change of what a place says, a field of it if one is given.
 * @internal
 */
export function changeAt(
  place: Place,
  { area, readers, writers, says }: Judgement,
  values: { before?: unknown; after?: unknown; field?: string },
  kind: ContractChange['kind'] = 'changed',
): ContractChange {
  return {
    kind,
    area,
    path: [place.path, values.field].filter(Boolean).join('.'),
    ...(place.object !== undefined && { object: place.object }),
    ...(place.property !== undefined && { property: place.property }),
    ...(values.before !== undefined && { before: values.before }),
    ...(values.after !== undefined && { after: values.after }),
    readers,
    writers,
    message: `${place.title} ${says}.`,
  };
}

const LONGEST_VALUE = 60;

/**
 * A value as a sentence shows it: on one line, and cut when it is long.
 * @internal
 */
export function show(value: unknown): string {
  const given = typeof value === 'string' ? value : JSON.stringify(value) ?? '';
  const text = given.includes('\n')
    ? given
        .split('\n')
        .map(line => line.trim())
        .filter(Boolean)
        .join(' ')
    : given;
  return text.length > LONGEST_VALUE
    ? `${text.slice(0, LONGEST_VALUE)}…`
    : text;
}

/**
 * Says what a named value became: `has the pattern X instead of Y`.
 * @internal
 */
export function sayValue(
  noun: string,
  before: unknown,
  after: unknown,
): string {
  if (before === undefined) {
    return `has the ${noun} ${show(after)} now`;
  }
  if (after === undefined) {
    return `no longer has the ${noun} ${show(before)}`;
  }
  return `has the ${noun} ${show(after)} instead of ${show(before)}`;
}
