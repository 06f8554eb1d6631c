import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { useEntitiesByRefs } from '@meshport/backstage-plugin-data-mesh-react';
import { useCallback } from 'react';

function titleOf(entity: Entity | undefined): string | undefined {
  const profile = entity?.spec?.profile as
    | { displayName?: unknown }
    | undefined;
  const names = [entity?.metadata.title, profile?.displayName];
  return names.find(
    (name): name is string => typeof name === 'string' && name !== '',
  );
}

/**
 * The titles of entities, read in one call; their names until then, and of
 * those that are not in the catalog.
 *
 * @param refs - entity refs
 * @internal
 */
export function useTitles(refs: string[]): (ref: string) => string {
  const { entities } = useEntitiesByRefs(refs);
  return useCallback(
    ref => titleOf(entities?.get(ref)) ?? parseEntityRef(ref).name,
    [entities],
  );
}
