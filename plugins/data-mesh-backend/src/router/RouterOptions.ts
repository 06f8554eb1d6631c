import { ApiRouter } from '@backstage/backend-openapi-utils';
import { DataPlatforms } from '@meshport/backstage-plugin-data-platform-node';
import { AuditedReads } from './AuditedReads';
import { ReadGuard } from './ReadGuard';
import { openapi } from './openapi';

/**
 * @internal
 */
export interface RouterOptions {
  platforms: DataPlatforms;
  guard: ReadGuard;
  reads: AuditedReads;
}

/**
 * @internal
 */
export type DataMeshRouter = ApiRouter<typeof openapi>;
