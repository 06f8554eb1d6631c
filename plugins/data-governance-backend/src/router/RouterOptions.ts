import { ApiRouter } from '@backstage/backend-openapi-utils';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { GovernanceConfig } from '../config';
import { Exemptions } from '../exemptions';
import { Gate } from '../gate';
import { MeshQueries } from '../mesh';
import { ProductResults } from '../results/ProductResults';
import { FactParts } from '../facts';
import { ResultService } from '../results/ResultService';
import { ScorecardService } from '../scorecards';
import { CatalogVisibility } from '../visibility';
import { WhatIf } from '../whatIf';
import { openapi } from './openapi';
import { RequestGuard } from './RequestGuard';

/** @internal */
export interface RouterOptions {
  catalog: CatalogService;
  exemptions: Exemptions;
  gate: Gate;
  facts: Pick<FactParts, 'reader' | 'receiver' | 'requests'>;
  guard: RequestGuard;
  limits: GovernanceConfig['files'];
  mesh: MeshQueries;
  now: () => Date;
  productResults: ProductResults;
  results: ResultService;
  scorecards: ScorecardService;
  visibility: CatalogVisibility;
  whatIf: WhatIf;
}

/** @internal */
export type DataGovernanceRouter = ApiRouter<typeof openapi>;
