import { ChangeEffect } from './types';

/**
 * Which way a promise about the data moved, seen as the set of all data that
 * keeps it: `tightened` makes the set smaller, `loosened` larger, `replaced`
 * makes it another one.
 * @internal
 */
export type Movement = 'tightened' | 'loosened' | 'replaced';

/**
 * What a change does to those who read and to those who write.
 * @internal
 */
export interface Effects {
  readers: ChangeEffect;
  writers: ChangeEffect;
}

/**
 * Who reads meets whatever the promise allows, so a larger set breaks readers.
 * Who writes has to stay inside it, so a smaller set breaks writers.
 * @internal
 */
export const EFFECTS: Record<Movement, Effects> = {
  tightened: { readers: 'compatible', writers: 'breaking' },
  loosened: { readers: 'breaking', writers: 'compatible' },
  replaced: { readers: 'breaking', writers: 'breaking' },
};

/**
 * Finds out which way a promise moved.
 *
 * @param isWithin - whether all data that keeps the first promise keeps the
 *   second one; `undefined` stands for no promise
 * @returns nothing when both mean the same
 * @internal
 */
export function movementBetween<Promise>(
  before: Promise,
  after: Promise,
  isWithin: (inner: Promise, outer: Promise) => boolean,
): Movement | undefined {
  const stricter = isWithin(after, before);
  const laxer = isWithin(before, after);
  if (stricter && laxer) {
    return undefined;
  }
  if (stricter) {
    return 'tightened';
  }
  return laxer ? 'loosened' : 'replaced';
}

/**
 * Adds to a comparison of two promises that no promise is the widest one.
 * @internal
 */
export function orNoPromise<Promise>(
  isWithin: (inner: Promise, outer: Promise) => boolean,
): (inner: Promise | undefined, outer: Promise | undefined) => boolean {
  return (inner, outer) =>
    outer === undefined || (inner !== undefined && isWithin(inner, outer));
}
