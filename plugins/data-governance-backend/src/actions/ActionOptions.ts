import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { Exemptions } from '../exemptions';
import { FactReader } from '../facts/FactReader';
import { ProductResults } from '../results/ProductResults';
import { RequestGuard } from '../router/RequestGuard';

/**
 * What the actions work with. Each passes on the credentials of its caller, so
 * that an agent sees and may do what the person may in whose name it acts.
 * @internal
 */
export interface ActionOptions {
  actionsRegistry: ActionsRegistryService;
  exemptions: Exemptions;
  facts: { reader: Pick<FactReader, 'checkEvidence'> };
  guard: Pick<RequestGuard, 'runFor'>;
  productResults: Pick<ProductResults, 'find'>;
}

/**
 * Of the actions that change nothing.
 * @internal
 */
export const READ_ONLY = {
  readOnly: true,
  idempotent: true,
  destructive: false,
} as const;
