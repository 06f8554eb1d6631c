import express from 'express';
import { personas } from '../personas';
import { startLoopbackServer, LoopbackServer } from '../http';
import { StartError } from '../settings';
import { SignInKeys } from './keys';
import { failurePage, pickerPage } from './page';
import { SignInStore } from './SignInStore';
import { createProvider, SESSION_COOKIE } from './provider';

/** What the development sign-in needs to know. */
export type SignInOptions = {
  port: number;
  portalUrl: string;
  clientSecret: string;
  keys: SignInKeys;
  store: SignInStore;
};

/**
 * Starts the development sign-in: OpenID Connect with a page to choose a
 * persona on, and no password. It answers on this machine only.
 *
 * @throws StartError when NODE_ENV is production
 */
export async function startSignIn(
  options: SignInOptions,
): Promise<LoopbackServer> {
  if (process.env.NODE_ENV === 'production') {
    throw new StartError(
      'The development sign-in does not run with NODE_ENV=production.',
      "Configure the company's own OpenID Connect issuer, or unset NODE_ENV.",
    );
  }
  return startLoopbackServer(createSignIn(options), options.port);
}

/** The sign-in as an application, without a port. */
export function createSignIn(options: SignInOptions): express.Express {
  const { port, portalUrl } = options;
  const provider = createProvider({
    ...options,
    issuer: `http://localhost:${port}`,
    people: personas,
  });
  const app = express();
  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    response.set({
      'cache-control': 'no-store',
      'content-security-policy': [
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        `form-action 'self' ${portalUrl}`,
        "frame-ancestors 'none'",
        "base-uri 'none'",
      ].join('; '),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    next();
  });

  // The provider forgets who signed in before, so that it asks every time: after
  // signing out of the portal, one can be somebody else.
  app.use((request, _response, next) => {
    request.headers.cookie = withoutCookie(
      request.headers.cookie ?? '',
      SESSION_COOKIE,
    );
    next();
  });

  app.get('/interaction/:id', async (request, response) => {
    try {
      await provider.interactionDetails(request, response);
      const action = `/interaction/${encodeURIComponent(request.params.id)}`;
      response.send(pickerPage(personas, action));
    } catch (error) {
      refuse(response, error);
    }
  });

  app.post(
    '/interaction/:id',
    express.urlencoded({ extended: false, limit: '1kb' }),
    async (request, response) => {
      try {
        const persona = personas.find(
          ({ name }) => name === request.body.persona,
        );
        if (!persona) {
          throw new Error('There is no such persona.');
        }
        await provider.interactionFinished(request, response, {
          login: { accountId: persona.name, remember: false },
        });
      } catch (error) {
        refuse(response, error);
      }
    },
  );

  function refuse(response: express.Response, error: unknown) {
    const known = error instanceof Error ? error : new Error(String(error));
    const reason =
      known.name === 'SessionNotFound'
        ? 'This sign-in has expired.'
        : known.message;
    response.status(400).send(failurePage(reason, portalUrl));
  }

  app.use(provider.callback());
  return app;
}

/** A Cookie header without one cookie and its signature. */
function withoutCookie(header: string, name: string): string {
  return header
    .split('; ')
    .filter(
      cookie =>
        !cookie.startsWith(`${name}=`) && !cookie.startsWith(`${name}.sig=`),
    )
    .join('; ');
}
