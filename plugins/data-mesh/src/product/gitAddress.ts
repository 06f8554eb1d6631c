import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  ANNOTATION_VIEW_URL,
  Entity,
  parseLocationRef,
} from '@backstage/catalog-model';

const WEB_ADDRESS = /^https?:\/\//i;

/**
 * Where a person can look at the files of an entity.
 *
 * @returns `undefined` when they are not on the web, or the annotations do not
 * say
 * @internal
 */
export function gitAddress(entity: Entity): string | undefined {
  const annotations = entity.metadata.annotations ?? {};
  return [
    annotations[ANNOTATION_VIEW_URL],
    target(annotations[ANNOTATION_SOURCE_LOCATION]),
    target(annotations[ANNOTATION_LOCATION]),
  ].find(address => address && WEB_ADDRESS.test(address));
}

function target(location: string | undefined): string | undefined {
  try {
    return location && parseLocationRef(location).target;
  } catch {
    return undefined;
  }
}
