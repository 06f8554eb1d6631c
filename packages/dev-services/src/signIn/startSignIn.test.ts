import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { personas } from '../personas';
import { freePort } from '../settings';
import { loadSignInKeys, SignInStore, startSignIn } from '.';
import { pickerPage } from './page';

const PORTAL_URL = 'http://localhost:7007';
const CALLBACK = `${PORTAL_URL}/api/auth/oidc/handler/frame`;
const CLIENT_SECRET = 'client-secret';

/** A browser that keeps cookies and does not follow redirects by itself. */
class Visitor {
  readonly #cookies = new Map<string, string>();

  async visit(url: string, form?: Record<string, string>): Promise<Response> {
    const response = await fetch(url, {
      redirect: 'manual',
      method: form ? 'POST' : 'GET',
      body: form && new URLSearchParams(form),
      headers: {
        cookie: [...this.#cookies]
          .map(([name, value]) => `${name}=${value}`)
          .join('; '),
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name, value] = cookie.split(';')[0].split('=');
      this.#cookies.set(name, value);
    }
    return response;
  }
}

describe('the development sign-in', () => {
  let folder: string;
  let issuer: string;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'meshport-sign-in-'));
    const port = await freePort();
    issuer = `http://localhost:${port}`;
    ({ stop } = await startSignIn({
      port,
      portalUrl: PORTAL_URL,
      clientSecret: CLIENT_SECRET,
      keys: await loadSignInKeys(folder),
      store: new SignInStore(path.join(folder, 'sessions.json')),
    }));
  });

  afterAll(async () => {
    await stop();
    await fs.rm(folder, { recursive: true });
  });

  async function openPicker(visitor: Visitor, prompt?: string) {
    const query = new URLSearchParams({
      client_id: 'meshport',
      response_type: 'code',
      scope: 'openid profile email',
      redirect_uri: CALLBACK,
      state: 'state',
      nonce: 'nonce',
      ...(prompt && { prompt }),
    });
    return visitor.visit(`${issuer}/auth?${query}`);
  }

  async function signIn(visitor: Visitor, persona: string) {
    const start = await openPicker(visitor);
    const pickerUrl = new URL(start.headers.get('location')!, issuer).href;
    expect(await (await visitor.visit(pickerUrl)).text()).toContain(
      'Choose who to be',
    );
    const chosen = await visitor.visit(pickerUrl, { persona });
    const resumed = await visitor.visit(chosen.headers.get('location')!);
    const callback = new URL(resumed.headers.get('location')!);
    expect(callback.origin + callback.pathname).toBe(CALLBACK);
    return token({
      grant_type: 'authorization_code',
      code: callback.searchParams.get('code')!,
      redirect_uri: CALLBACK,
    });
  }

  async function token(form: Record<string, string>, url = '/token') {
    const credentials = btoa(`meshport:${CLIENT_SECRET}`);
    const response = await fetch(issuer + url, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { authorization: `Basic ${credentials}` },
    });
    const text = await response.text();
    return text ? JSON.parse(text) : {};
  }

  function claims(idToken: string) {
    return JSON.parse(
      Buffer.from(idToken.split('.')[1], 'base64url').toString(),
    );
  }

  it('signs in as each persona in turn, with the same browser', async () => {
    const visitor = new Visitor();
    for (const persona of personas) {
      const tokens = await signIn(visitor, persona.name);
      expect(claims(tokens.id_token)).toMatchObject({
        iss: issuer,
        aud: 'meshport',
        sub: persona.name,
        email: `${persona.name}@example.com`,
        email_verified: true,
        name: persona.displayName,
        preferred_username: persona.name,
      });
    }
  });

  it('renews a session until it is signed out', async () => {
    const tokens = await signIn(new Visitor(), 'grace');
    const renew = {
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token,
    };
    expect(claims((await token(renew)).id_token).sub).toBe('grace');
    expect(claims((await token(renew)).id_token).sub).toBe('grace');

    await token({ token: tokens.refresh_token }, '/token/revocation');
    expect(await token(renew)).toMatchObject({ error: 'invalid_grant' });
  });

  it('does not sign in without a choice', async () => {
    const visitor = new Visitor();
    await signIn(visitor, 'chen');
    const start = await openPicker(visitor, 'none');
    expect(start.headers.get('location')).toContain('error=login_required');
  });

  it('refuses a persona that does not exist and a step that is not the own', async () => {
    const visitor = new Visitor();
    const start = await openPicker(visitor);
    const pickerUrl = new URL(start.headers.get('location')!, issuer).href;

    const unknown = await visitor.visit(pickerUrl, { persona: 'mallory' });
    expect(unknown.status).toBe(400);
    expect(await unknown.text()).toContain('There is no such persona.');

    const stranger = await new Visitor().visit(pickerUrl, { persona: 'chen' });
    expect(stranger.status).toBe(400);
    expect(await stranger.text()).toContain('This sign-in has expired.');
  });

  it('sends nobody to another address than the portal', async () => {
    const query = new URLSearchParams({
      client_id: 'meshport',
      response_type: 'code',
      scope: 'openid',
      redirect_uri: 'http://localhost:9999/steal',
    });
    const response = await fetch(`${issuer}/auth?${query}`, {
      redirect: 'manual',
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Signing in did not work');
  });

  it('keeps its keys', async () => {
    expect(await loadSignInKeys(folder)).toEqual(await loadSignInKeys(folder));
  });

  it('does not run in production', async () => {
    const before = process.env.NODE_ENV;
    Object.assign(process.env, { NODE_ENV: 'production' });
    await expect(
      startSignIn({
        port: await freePort(),
        portalUrl: PORTAL_URL,
        clientSecret: CLIENT_SECRET,
        keys: await loadSignInKeys(folder),
        store: new SignInStore(path.join(folder, 'sessions.json')),
      }),
    ).rejects.toThrow('does not run with NODE_ENV=production');
    Object.assign(process.env, { NODE_ENV: before });
  });
});

describe('pickerPage', () => {
  it('escapes what it shows', () => {
    const html = pickerPage(
      [{ name: 'a"b', displayName: '<i>', role: '&', team: "'" }],
      '/interaction/"',
    );
    expect(html).toContain('value="a&quot;b"');
    expect(html).toContain('<strong>&lt;i&gt;</strong>');
    expect(html).toContain('action="/interaction/&quot;"');
  });
});
