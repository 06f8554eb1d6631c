import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';

const LOCATION_ANNOTATIONS = [
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
];

// Where a new file will lie is not known yet, only that the catalog will know.
const NOT_REGISTERED_YET = 'url:https://not-registered-yet.invalid/';

/**
 * Files as they would be in the catalog: it writes into each entity where it
 * comes from.
 *
 * @param existing - what the catalog has under the same refs
 * @internal
 */
export function asRegistered(
  files: Entity[],
  existing: ReadonlyMap<string, Entity>,
): Entity[] {
  return files.map(entity => {
    const before = existing.get(stringifyEntityRef(entity));
    const locations = Object.fromEntries(
      LOCATION_ANNOTATIONS.map(name => [
        name,
        before?.metadata.annotations?.[name] ?? NOT_REGISTERED_YET,
      ]),
    );
    return {
      ...entity,
      metadata: {
        ...entity.metadata,
        annotations: { ...locations, ...entity.metadata.annotations },
      },
    };
  });
}
