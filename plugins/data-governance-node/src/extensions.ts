import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { FactProvider } from './FactProvider';

/**
 * Takes fact providers from modules of the data governance backend.
 * @public
 */
export interface FactProvidersExtensionPoint {
  /**
   * @throws `ConflictError` when the id is taken, `InputError` when the id or
   * the name of a fact is malformed
   */
  addFactProvider(provider: FactProvider): void;
}

/**
 * Adds facts that scorecard rules can read.
 * @public
 */
export const factProvidersExtensionPoint =
  createExtensionPoint<FactProvidersExtensionPoint>({
    id: 'data-governance.fact-providers',
  });
