import {
  AuditorService,
  BackstageCredentials,
  BackstageUserPrincipal,
  HttpAuthService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { GrantStore } from '../database/GrantStore';
import { RequestStore } from '../database/RequestStore';
import { GrantService } from '../grants/GrantService';
import { Authorizer } from '../permissions/Authorizer';
import { DetailsReader } from '../requests/DetailsReader';
import { RequestService } from '../requests/RequestService';
import { spec } from './openapi';

/** @internal */
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
export type AccessRouter = ReturnType<
  typeof createValidatedOpenApiRouter<typeof spec>
>;

/**
 * The signed-in user behind a request.
 * @internal
 */
export interface Caller {
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  userRef: string;
  claims: string[];
}
