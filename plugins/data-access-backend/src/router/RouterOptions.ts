import {
  AuditorService,
  HttpAuthService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { ApiRouter } from '@backstage/backend-openapi-utils';
import { GrantStore } from '../database/GrantStore';
import { RequestStore } from '../database/RequestStore';
import { GrantService } from '../grants/GrantService';
import { Authorizer } from '../permissions/Authorizer';
import { DetailsReader } from '../requests/DetailsReader';
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
  authorizer: Authorizer;
  store: RequestStore;
  requests: RequestService;
  grants: GrantService;
  grantStore: GrantStore;
  details: DetailsReader;
}

/** @internal */
export type AccessRouter = ApiRouter<typeof openapi>;
