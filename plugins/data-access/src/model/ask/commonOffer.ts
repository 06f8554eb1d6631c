import { AccessOffer } from '@meshport/backstage-plugin-data-access-common';
import { endOfDuration } from '@meshport/backstage-plugin-data-mesh-react';
import { DateTime } from 'luxon';

/** What can be said once for several ports. */
export interface CommonOffer {
  /**
   * The purposes that all of them allow, any text when empty; absent when there
   * is none that all allow.
   */
  purposes?: string[];
  /** The longest duration that all of them allow, ISO 8601. */
  longestDuration: string;
}

/** What several ports, at least one, offer in common. */
export function commonOffer(
  offers: readonly Pick<AccessOffer, 'purposes' | 'longestDuration'>[],
  now: DateTime,
): CommonOffer {
  const lists = offers.map(offer => offer.purposes).filter(list => list.length);
  const [first = [], ...others] = lists;
  const shared = first.filter(purpose =>
    others.every(list => list.includes(purpose)),
  );
  return {
    purposes: lists.length > 0 && shared.length === 0 ? undefined : shared,
    longestDuration: offers
      .map(offer => offer.longestDuration)
      .reduce((shortest, other) =>
        isShorter(other, shortest, now) ? other : shortest,
      ),
  };
}

/** Durations are compared by when they end: a month has no fixed length. */
function isShorter(a: string, b: string, now: DateTime): boolean {
  const endOfA = endOfDuration(a, now);
  const endOfB = endOfDuration(b, now);
  return Boolean(endOfA && (!endOfB || endOfA < endOfB));
}
