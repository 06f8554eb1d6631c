import { ActionOptions } from './ActionOptions';
import { createCompareContractVersionsAction } from './createCompareContractVersionsAction';
import { createGetDataContractAction } from './createGetDataContractAction';
import { createGetDataProductAction } from './createGetDataProductAction';
import { createListDataProductConsumersAction } from './createListDataProductConsumersAction';
import { createSearchColumnsAction } from './createSearchColumnsAction';
import { createSearchDataProductsAction } from './createSearchDataProductsAction';

/**
 * Registers what agents may ask of the mesh.
 * @internal
 */
export function createDataMeshActions(options: ActionOptions): void {
  createSearchDataProductsAction(options);
  createSearchColumnsAction(options);
  createGetDataProductAction(options);
  createGetDataContractAction(options);
  createCompareContractVersionsAction(options);
  createListDataProductConsumersAction(options);
}
