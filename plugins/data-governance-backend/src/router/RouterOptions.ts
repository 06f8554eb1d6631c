import { ApiRouter } from '@backstage/backend-openapi-utils';
import { LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { FactProvider } from '@meshport/backstage-plugin-data-governance-node';
import { GovernanceConfig } from '../config';
import { Exemptions } from '../exemptions';
import { ResultService } from '../results/ResultService';
import { ScorecardService } from '../scorecards';
import { Visibility } from './Visibility';
import { openapi } from './openapi';
import { RequestGuard } from './RequestGuard';

/** @internal */
export interface RouterOptions {
  catalog: CatalogService;
  exemptions: Exemptions;
  guard: RequestGuard;
  limits: GovernanceConfig['files'];
  logger: LoggerService;
  now: () => Date;
  providers: FactProvider[];
  results: ResultService;
  scorecards: ScorecardService;
  visibility: Visibility;
}

/** @internal */
export type DataGovernanceRouter = ApiRouter<typeof openapi>;
