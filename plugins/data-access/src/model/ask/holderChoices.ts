import {
  AccessOffer,
  OfferHolder,
} from '@meshport/backstage-plugin-data-access-common';

/**
 * Everybody and everything for which the user may ask for at least one of the
 * ports; the user first.
 */
export function holderRefs(offers: readonly AccessOffer[]): string[] {
  const refs = offers.flatMap(offer => offer.holders.map(({ ref }) => ref));
  return [...new Set(refs)];
}

/**
 * What an offer says about one holder.
 *
 * @param ref - entity ref; empty for the user
 */
export function holderOf(
  offer: AccessOffer,
  ref: string,
): Omit<OfferHolder, 'ref'> {
  if (!ref) {
    return offer;
  }
  return (
    offer.holders.find(known => known.ref === ref) ?? {
      refusal: 'You cannot ask for this port for them',
    }
  );
}

/** Whether something stands in the way of a right for a holder. */
export function isRefused(
  holder: Pick<OfferHolder, 'refusal' | 'existing'>,
): boolean {
  return Boolean(holder.refusal || holder.existing);
}
