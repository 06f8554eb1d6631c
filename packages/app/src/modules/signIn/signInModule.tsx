import { OAuth2 } from '@backstage/core-app-api';
import { SignInPage } from '@backstage/core-components';
import {
  ApiBlueprint,
  configApiRef,
  createApiRef,
  createFrontendModule,
  discoveryApiRef,
  oauthRequestApiRef,
  BackstageIdentityApi,
  OpenIdConnectApi,
  ProfileInfoApi,
  SessionApi,
} from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';

const openIdConnectApiRef = createApiRef<
  OpenIdConnectApi & ProfileInfoApi & BackstageIdentityApi & SessionApi
>({ id: 'app.auth.openid-connect' });

const openIdConnectApi = ApiBlueprint.make({
  name: 'openid-connect',
  params: defineParams =>
    defineParams({
      api: openIdConnectApiRef,
      deps: {
        configApi: configApiRef,
        discoveryApi: discoveryApiRef,
        oauthRequestApi: oauthRequestApiRef,
      },
      factory: ({ configApi, discoveryApi, oauthRequestApi }) =>
        OAuth2.create({
          configApi,
          discoveryApi,
          oauthRequestApi,
          environment: configApi.getOptionalString('auth.environment'),
          provider: {
            id: 'oidc',
            title: 'OpenID Connect',
            icon: () => null,
          },
          defaultScopes: ['openid', 'profile', 'email'],
        }),
    }),
});

const signInPage = SignInPageBlueprint.make({
  params: {
    loader: async () => props =>
      (
        <SignInPage
          {...props}
          title="Sign in to Meshport"
          align="center"
          provider={{
            id: 'oidc',
            title: 'OpenID Connect',
            message: 'Sign in with your company account',
            apiRef: openIdConnectApiRef,
          }}
        />
      ),
  },
});

/**
 * Sign-in with the one OpenID Connect issuer that the configuration names.
 */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [openIdConnectApi, signInPage],
});
