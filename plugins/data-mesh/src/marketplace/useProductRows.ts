import { entityPresentationSnapshot } from '@backstage/plugin-catalog-react';
import {
  ProductLevels,
  useDataProducts,
  useEntitiesByRefs,
  useProductLevels,
} from '@meshport/backstage-plugin-data-mesh-react';
import { useMemo } from 'react';
import { domainRef, ownerRef, ProductRow, productRow } from './productRow';

/**
 * All data products as rows, with their levels when scorecards are installed.
 * Titles of owners and domains come a moment later than the rows.
 *
 * @returns `rows` is absent while loading and after an error
 * @internal
 */
export function useProductRows(): {
  rows: ProductRow[] | undefined;
  levels: ProductLevels;
  error?: Error;
} {
  const { products, error } = useDataProducts();
  const levels = useProductLevels();
  const { levelByProduct } = levels;
  const { entities } = useEntitiesByRefs(
    products?.flatMap(product => [ownerRef(product), domainRef(product)]) ?? [],
  );

  const rows = useMemo(() => {
    const nameOf = (ref: string) =>
      entityPresentationSnapshot(entities?.get(ref) ?? ref).primaryTitle;
    return products?.map(product =>
      productRow(product, levelByProduct, nameOf),
    );
  }, [products, levelByProduct, entities]);
  return { rows, levels, error };
}
