import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  DataContractEntity,
  isDataContractEntity,
} from '@meshport/backstage-plugin-data-mesh-common';
import { CatalogVisibility } from '../visibility/CatalogVisibility';

/**
 * A contract as the catalog shows it to the caller now.
 *
 * @param ref - full entity ref
 * @throws `NotFoundError` when it does not exist, is of another kind, or the
 * caller may not see it
 * @internal
 */
export async function requireContract(
  visibility: CatalogVisibility,
  ref: string,
  credentials: BackstageCredentials,
): Promise<DataContractEntity> {
  const entity = await visibility.requireEntity(ref, credentials);
  if (!isDataContractEntity(entity)) {
    throw new NotFoundError(
      `${ref} is a ${entity.kind} of ${entity.apiVersion}, not a data contract that is known here`,
    );
  }
  return entity;
}
