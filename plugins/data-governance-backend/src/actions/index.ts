import { ActionOptions } from './ActionOptions';
import { createExplainCheckAction } from './createExplainCheckAction';
import { createGetScorecardResultAction } from './createGetScorecardResultAction';
import { createRequestExemptionAction } from './createRequestExemptionAction';

/**
 * Registers what agents may ask of scorecards.
 * @internal
 */
export function createDataGovernanceActions(options: ActionOptions): void {
  createGetScorecardResultAction(options);
  createExplainCheckAction(options);
  createRequestExemptionAction(options);
}
