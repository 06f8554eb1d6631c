import { isDataProductEntity } from '@meshport/backstage-plugin-data-mesh-common';
import { KindIndex } from './KindIndex';
import { readProduct } from './readProduct';
import { ProductUpdate, removeProducts, writeProducts } from './writeProducts';

/**
 * The index of data products.
 * @internal
 */
export const productIndex: KindIndex<ProductUpdate> = {
  kind: 'DataProduct',
  async prepare(_knex, changed, skip) {
    return changed.flatMap(({ entity, ...update }) => {
      try {
        return isDataProductEntity(entity)
          ? [{ ...update, product: readProduct(entity) }]
          : [];
      } catch (error) {
        skip(update, error);
        return [];
      }
    });
  },
  write: (knex, updates, { firstTime, now }) =>
    writeProducts(knex, updates, { announce: !firstTime, now }),
  remove: removeProducts,
};
