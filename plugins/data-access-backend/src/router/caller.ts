import {
  BackstageCredentials,
  BackstageUserPrincipal,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
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
  const { userEntityRef, ownershipEntityRefs } =
    await options.userInfo.getUserInfo(credentials);
  const claims = new Set([userEntityRef, ...ownershipEntityRefs]);
  return { credentials, userRef: userEntityRef, claims: [...claims] };
}
