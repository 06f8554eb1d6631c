import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  DataProductEntity,
  isDataProductEntity,
} from '@meshport/backstage-plugin-data-mesh-common';
import { CatalogVisibility } from '../visibility/CatalogVisibility';

/**
 * A product as the catalog shows it to the caller now.
 *
 * @param ref - full entity ref
 * @throws `NotFoundError` when it does not exist, is of another kind, or the
 * caller may not see it
 * @internal
 */
export async function requireProduct(
  visibility: CatalogVisibility,
  ref: string,
  credentials: BackstageCredentials,
): Promise<DataProductEntity> {
  const entity = await visibility.requireEntity(ref, credentials);
  if (!isDataProductEntity(entity)) {
    throw new NotFoundError(
      `${ref} is a ${entity.kind} of ${entity.apiVersion}, not a data product that is known here`,
    );
  }
  return entity;
}
