import { ProductListItem } from '@meshport/backstage-plugin-data-mesh-common';
import {
  ClassificationChip,
  LevelBadge,
  LifecycleChip,
} from '@meshport/backstage-plugin-data-mesh-react';
import { Level } from './useLevels';

/**
 * How good, how far and how sensitive a product is.
 * @internal
 */
export function ProductChips(props: {
  product: Pick<ProductListItem, 'level' | 'lifecycle' | 'classification'>;
  levels: Level[];
}) {
  const { product, levels } = props;
  return (
    <>
      {levels.length > 0 && (
        <LevelBadge level={product.level} levels={levels} />
      )}
      <LifecycleChip lifecycle={product.lifecycle} />
      {product.classification && (
        <ClassificationChip classification={product.classification} />
      )}
    </>
  );
}
