import { ActionOptions } from './ActionOptions';
import { createExplainAccessAction } from './createExplainAccessAction';
import { createRenewAccessAction } from './createRenewAccessAction';
import { createRequestAccessAction } from './createRequestAccessAction';
import { createWaitForAccessAction } from './createWaitForAccessAction';

/**
 * Registers what agents may do about access, in the name of a person. Deciding
 * is not among it.
 * @internal
 */
export function createDataAccessActions(options: ActionOptions): void {
  createExplainAccessAction(options);
  createRequestAccessAction(options);
  createWaitForAccessAction(options);
  createRenewAccessAction(options);
}
