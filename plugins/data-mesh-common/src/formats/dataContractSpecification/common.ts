import { unlessEmpty } from '../source/defined';
import { isText, Source } from '../source/Source';

/**
 * What ODCS has no field for but can carry as a property of the author's own.
 * @internal
 */
export function customProperties(...places: [string, Source][]) {
  return unlessEmpty(
    places
      .filter(([, place]) => place.exists && place.value !== null)
      .map(([property, place]) => ({ property, value: place.take() })),
  );
}

/**
 * The links of a part of the document: a mapping from what they are to where
 * they lead.
 * @internal
 */
export function links(place: Source) {
  return unlessEmpty(
    place.entries().flatMap(([type, link]) => {
      const url = link.takeIf(isText);
      return url === undefined ? [] : [{ type, url }];
    }),
  );
}
