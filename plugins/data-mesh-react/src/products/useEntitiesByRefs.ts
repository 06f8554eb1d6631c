import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';

/**
 * Entities read in one call.
 *
 * @param refs - full entity refs; the same one may come twice
 * @returns `entities` by the refs given. An entity that does not exist, or
 * that the user may not see, has no entry. Absent while loading and after an
 * error.
 * @public
 */
export function useEntitiesByRefs(refs: string[]): {
  entities: ReadonlyMap<string, Entity> | undefined;
  loading: boolean;
  error?: Error;
  retry: () => void;
} {
  const catalog = useApi(catalogApiRef);
  const key = [...new Set(refs)].sort().join();

  const { value, loading, error, retry } = useAsyncRetry(async () => {
    const entityRefs = key ? key.split(',') : [];
    const { items } = entityRefs.length
      ? await catalog.getEntitiesByRefs({ entityRefs })
      : { items: [] };
    return new Map(
      items.flatMap((entity, index) =>
        entity ? [[entityRefs[index], entity] as const] : [],
      ),
    );
  }, [catalog, key]);

  return { entities: value, loading, error, retry };
}
