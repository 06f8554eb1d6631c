import {
  AuthService,
  BackstageCredentials,
  BackstageUserPrincipal,
  HttpAuthService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { RouterOptions } from './RouterOptions';

/**
 * The signed-in user behind a request.
 * @internal
 */
export interface Caller {
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  userRef: string;
  claims: string[];
}

/**
 * Who asks, and what they own or are a member of, by their own credentials.
 * Services have no inbox and no rights in an engine, so only users are let in.
 *
 * @throws `AuthenticationError` or `NotAllowedError` for anyone else
 * @internal
 */
export async function callerOf(
  request: Parameters<HttpAuthService['credentials']>[0],
  options: Pick<RouterOptions, 'httpAuth' | 'userInfo'>,
): Promise<Caller> {
  const credentials = await options.httpAuth.credentials(request, {
    allow: ['user'],
  });
  return withClaims(credentials, options.userInfo);
}

/**
 * As {@link callerOf}, for what comes without a request over HTTP.
 *
 * @throws `NotAllowedError` when they are not a user's
 * @internal
 */
export async function callerWith(
  credentials: BackstageCredentials,
  options: { auth: AuthService; userInfo: UserInfoService },
): Promise<Caller> {
  if (!options.auth.isPrincipal(credentials, 'user')) {
    throw new NotAllowedError('Only a signed-in user may do this');
  }
  return withClaims(credentials, options.userInfo);
}

async function withClaims(
  credentials: BackstageCredentials<BackstageUserPrincipal>,
  userInfo: UserInfoService,
): Promise<Caller> {
  const { userEntityRef, ownershipEntityRefs } = await userInfo.getUserInfo(
    credentials,
  );
  const claims = new Set([userEntityRef, ...ownershipEntityRefs]);
  return { credentials, userRef: userEntityRef, claims: [...claims] };
}
