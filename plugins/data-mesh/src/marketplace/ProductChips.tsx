import {
  FacetValue,
  ProductListItem,
} from '@meshport/backstage-plugin-data-mesh-common';
import {
  ClassificationChip,
  LevelBadge,
  LifecycleChip,
} from '@meshport/backstage-plugin-data-mesh-react';
import { NO_VALUE } from './facetLabels';

/**
 * The levels among the values of the facet, lowest first; empty when there are
 * no scorecards.
 * @internal
 */
export function levelsOf(values: FacetValue[]) {
  return values
    .filter(({ value }) => value !== NO_VALUE)
    .map(({ value, title }) => ({ name: value, title }));
}

/**
 * How good, how far and how sensitive a product is.
 * @internal
 */
export function ProductChips(props: {
  product: Pick<ProductListItem, 'level' | 'lifecycle' | 'classification'>;
  levels: ReturnType<typeof levelsOf>;
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
