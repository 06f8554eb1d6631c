import { accessPolicyModel } from './accessPolicy';
import { dataContractModel } from './dataContract';
import { dataProductModel } from './dataProduct';
import { KindModel } from './KindModel';
import { scorecardModel } from './scorecard';

/**
 * The kinds of Meshport.
 * @internal
 */
export const kindModels: KindModel[] = [
  dataProductModel,
  dataContractModel,
  scorecardModel,
  accessPolicyModel,
];
