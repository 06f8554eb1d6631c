import {
  AuditorService,
  HttpAuthService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { ApiRouter } from '@backstage/backend-openapi-utils';
import { AuditLog } from '../audit/AuditLog';
import { ReaderHistory } from '../audit/readers/ReaderHistory';
import { TextEraser } from '../audit/TextEraser';
import { DecisionService } from '../decisions/DecisionService';
import { GrantStore } from '../database/GrantStore';
import { RequestStore } from '../database/RequestStore';
import { DriftService } from '../drift/DriftService';
import { DriftStore } from '../drift/DriftStore';
import { GrantService } from '../grants/GrantService';
import { Authorizer } from '../permissions/Authorizer';
import { HandOver } from '../renewals/HandOver';
import { PolicyService } from '../policies/PolicyService';
import { DetailsReader } from '../requests/DetailsReader';
import { OverviewReader } from '../overview/OverviewReader';
import { OfferService } from '../requests/OfferService';
import { RequestService } from '../requests/RequestService';
import { openapi } from './openapi';

/**
 * What the routes need. Each file of routes takes what it needs of it, and adds
 * here what is new.
 * @internal
 */
export interface RouterOptions {
  httpAuth: HttpAuthService;
  userInfo: UserInfoService;
  auditor: AuditorService;
  auditLog: AuditLog;
  authorizer: Authorizer;
  store: RequestStore;
  requests: RequestService;
  offers: OfferService;
  decisions: DecisionService;
  drift: DriftService;
  driftStore: DriftStore;
  grants: GrantService;
  grantStore: GrantStore;
  handOver: HandOver;
  details: DetailsReader;
  eraser: TextEraser;
  readers: ReaderHistory;
  overview: OverviewReader;
  policies: PolicyService;
}

/** @internal */
export type AccessRouter = ApiRouter<typeof openapi>;
