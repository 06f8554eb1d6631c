import { ApiRouter } from '@backstage/backend-openapi-utils';
import { AuthService } from '@backstage/backend-plugin-api';
import { DataPlatforms } from '@meshport/backstage-plugin-data-platform-node';
import {
  ContractChecks,
  ContractExports,
  ContractVersions,
} from '../contracts';
import { EventStore } from '../events/EventStore';
import { FollowerStore } from '../events/FollowerStore';
import { ColumnQueries } from '../queries/ColumnQueries';
import { MapQueries } from '../queries/MapQueries';
import { ProductQueries } from '../queries/ProductQueries';
import { CatalogVisibility } from '../visibility/CatalogVisibility';
import { AuditedReads } from './AuditedReads';
import { ReadGuard } from './ReadGuard';
import { openapi } from './openapi';

/**
 * @internal
 */
export interface RouterOptions {
  auth: AuthService;
  checks: ContractChecks;
  columns: ColumnQueries;
  events: EventStore;
  exports: ContractExports;
  followers: FollowerStore;
  map: MapQueries;
  now: () => Date;
  platforms: DataPlatforms;
  products: ProductQueries;
  guard: ReadGuard;
  reads: AuditedReads;
  versions: ContractVersions;
  visibility: CatalogVisibility;
}

/**
 * @internal
 */
export type DataMeshRouter = ApiRouter<typeof openapi>;
