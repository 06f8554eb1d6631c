import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { ColumnMatch } from '@meshport/backstage-plugin-data-mesh-common';
import { useCallback } from 'react';

/**
 * Makes links to the pages of products, and to a column on the tab of its
 * ports. Unlike links to entities of any kind, they need nothing from the
 * catalog.
 * @internal
 */
export function useProductLink(): (
  ref: string,
  column?: Pick<ColumnMatch, 'object' | 'path'>,
) => string {
  const entityRoute = useRouteRef(entityRouteRef);
  return useCallback(
    (ref, column) => {
      const page = entityRoute(parseEntityRef(ref));
      return column
        ? `${page}/ports?column=${encodeURIComponent(
            `${column.object}.${column.path}`,
          )}`
        : page;
    },
    [entityRoute],
  );
}
