import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { ContractVersions } from '../contracts';
import { ColumnQueries } from '../queries/ColumnQueries';
import { ProductQueries } from '../queries/ProductQueries';
import { AuditedReads } from '../router/AuditedReads';
import { CatalogVisibility } from '../visibility/CatalogVisibility';

/**
 * What the actions read with. Each passes on the credentials of its caller, so
 * that an agent sees what the person may see in whose name it acts.
 * @internal
 */
export interface ActionOptions {
  actionsRegistry: ActionsRegistryService;
  columns: ColumnQueries;
  products: ProductQueries;
  reads: AuditedReads;
  versions: ContractVersions;
  visibility: CatalogVisibility;
}

/**
 * None of the actions changes anything.
 * @internal
 */
export const READ_ONLY = {
  readOnly: true,
  idempotent: true,
  destructive: false,
} as const;
