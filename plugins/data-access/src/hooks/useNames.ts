import { DEFAULT_NAMESPACE, parseEntityRef } from '@backstage/catalog-model';
import { useApiHolder } from '@backstage/core-plugin-api';
import {
  EntityPresentationApi,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { useCallback, useMemo } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { Namer, nameOf } from '../model/names';

/**
 * What sentences call people, teams and products: by their titles, as the
 * catalog's own links do. Until a title is known, and where there is none, by
 * the entity's name.
 *
 * @param refs - entity refs that are going to be named; what is no entity ref
 *   is left to its plain name
 */
export function useNames(refs: readonly (string | undefined)[]): Namer {
  const presentationApi = useApiHolder().get(entityPresentationApiRef);
  // The same refs in another array are no reason to ask again.
  const key = [...new Set(refs)].filter(Boolean).sort().join('\n');
  const asked = useMemo(
    () => (presentationApi ? present(presentationApi, key) : []),
    [presentationApi, key],
  );
  const { value: loaded } = useAsync(
    async () =>
      new Map(
        await Promise.all(
          asked.map(
            async ({ ref, presentation }) =>
              [ref, (await presentation.promise).primaryTitle] as const,
          ),
        ),
      ),
    [asked],
  );
  return useCallback(
    ref =>
      loaded?.get(ref) ??
      asked.find(one => one.ref === ref)?.presentation.snapshot.primaryTitle ??
      nameOf(ref),
    [asked, loaded],
  );
}

function present(api: EntityPresentationApi, key: string) {
  return key.split('\n').flatMap(ref => {
    try {
      const { kind } = parseEntityRef(ref);
      const presentation = api.forEntity(ref, {
        defaultKind: kind,
        defaultNamespace: DEFAULT_NAMESPACE,
      });
      return [{ ref, presentation }];
    } catch {
      return [];
    }
  });
}
