import Provider, {
  Configuration,
  interactionPolicy,
  KoaContextWithOIDC,
} from 'oidc-provider';
import { emailOf, Persona } from '../personas';
import { SignInKeys } from './keys';
import { failurePage } from './page';
import { SignInStore } from './SignInStore';

/** Name of the cookie the provider remembers a visitor by. */
export const SESSION_COOKIE = 'meshport_sign_in';

const DAY = 24 * 60 * 60;

/** What the provider needs to know about the portal. */
export type ProviderOptions = {
  /** Address of the provider. */
  issuer: string;
  /** Address of the portal. */
  portalUrl: string;
  clientSecret: string;
  keys: SignInKeys;
  people: readonly Persona[];
  /** Where the provider remembers who is signed in. */
  store: SignInStore;
};

/**
 * An OpenID Connect provider with the portal as its one client and the
 * personas as its accounts.
 */
export function createProvider(options: ProviderOptions): Provider {
  return new Provider(options.issuer, configuration(options));
}

function configuration(options: ProviderOptions): Configuration {
  const { portalUrl, clientSecret, keys, people, store } = options;
  return {
    adapter: model => store.adapter(model),
    clients: [
      {
        client_id: 'meshport',
        client_secret: clientSecret,
        redirect_uris: [`${portalUrl}/api/auth/oidc/handler/frame`],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [keys.signing] },
    cookies: {
      keys: [keys.cookies],
      // Cookies ignore ports: these names keep clear of the portal's own.
      names: {
        session: SESSION_COOKIE,
        interaction: 'meshport_sign_in_step',
        resume: 'meshport_sign_in_resume',
      },
    },
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', 'preferred_username'],
    },
    // The identity token carries the claims, as most companies' issuers do.
    conformIdTokenClaims: false,
    pkce: { required: () => false },
    features: {
      devInteractions: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: (_ctx, client, token) =>
          token.clientId === client.clientId,
      },
    },
    interactions: {
      policy: withoutConsent(),
      url: (_ctx, interaction) => `/interaction/${interaction.uid}`,
    },
    findAccount: (_ctx, accountId) => {
      const persona = people.find(({ name }) => name === accountId);
      return persona && { accountId, claims: () => claimsOf(persona) };
    },
    loadExistingGrant,
    issueRefreshToken: async (_ctx, client) =>
      client.grantTypeAllowed('refresh_token'),
    // Tabs of one browser refresh with the same token.
    rotateRefreshToken: false,
    expiresWithSession: () => false,
    ttl: {
      AccessToken: 60 * 60,
      AuthorizationCode: 60,
      Grant: 14 * DAY,
      IdToken: 60 * 60,
      Interaction: 60 * 60,
      RefreshToken: 14 * DAY,
      Session: DAY,
    },
    renderError: (ctx, { error, error_description: description }) => {
      ctx.type = 'html';
      ctx.body = failurePage(description ?? error, portalUrl);
    },
  };
}

/** The claims about a persona. */
export function claimsOf(persona: Persona) {
  return {
    sub: persona.name,
    email: emailOf(persona),
    email_verified: true,
    name: persona.displayName,
    preferred_username: persona.name,
  };
}

/** There is nothing to consent to: the portal is the only client. */
function withoutConsent(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  return policy;
}

async function loadExistingGrant(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc;
  const grant = new provider.Grant({
    clientId: client?.clientId,
    accountId: session?.accountId,
  });
  grant.addOIDCScope('openid email profile');
  await grant.save();
  return grant;
}
