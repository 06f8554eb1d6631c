import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import request from 'supertest';
import { createRepositoryHost } from './startRepositoryHost';

describe('the repository host', () => {
  let folder: string;
  let host: ReturnType<typeof createRepositoryHost>;

  beforeAll(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), '.meshport-host-'));
    const write = async (file: string, text: string) => {
      const target = path.join(folder, file);
      await fs.mkdir(path.dirname(target), { recursive: true });
      await fs.writeFile(target, text);
    };
    await write('secrets.json', 'secret');
    await write('examples/all.yaml', 'kind: Location\n');
    await write('examples/page.html', '<script>alert(1)</script>');
    await write('examples/.env', 'secret');
    await write('examples/<b>.md', '# Escaped');
    await write('repositories/weather/catalog-info.yaml', 'kind: Component\n');
    await write('repositories/weather/.git/config', 'secret');
    await fs.symlink(
      path.join(folder, 'secrets.json'),
      path.join(folder, 'repositories', 'weather', 'link.json'),
    );
    host = createRepositoryHost({
      examplesFolder: path.join(folder, 'examples'),
      repositoriesFolder: path.join(folder, 'repositories'),
    });
  });

  afterAll(async () => {
    await fs.rm(folder, { recursive: true });
  });

  it('serves files as plain text', async () => {
    const yaml = await request(host).get('/examples/all.yaml');
    expect(yaml.status).toBe(200);
    expect(yaml.type).toBe('text/plain');
    expect(yaml.text).toBe('kind: Location\n');

    const html = await request(host).get('/examples/page.html');
    expect(html.type).toBe('text/plain');
    expect(html.headers['x-content-type-options']).toBe('nosniff');

    const made = await request(host).get(
      '/repositories/weather/catalog-info.yaml',
    );
    expect(made.text).toBe('kind: Component\n');
  });

  it('answers that a file has not changed', async () => {
    const first = await request(host).get('/examples/all.yaml');
    const second = await request(host)
      .get('/examples/all.yaml')
      .set('if-none-match', first.headers.etag);
    expect(second.status).toBe(304);

    await fs.writeFile(
      path.join(folder, 'examples/all.yaml'),
      'kind: Location\n# changed\n',
    );
    const third = await request(host)
      .get('/examples/all.yaml')
      .set('if-none-match', first.headers.etag);
    expect(third.status).toBe(200);
  });

  it('lists folders, without what is hidden', async () => {
    const moved = await request(host).get('/repositories/weather');
    expect(moved.headers.location).toBe('/repositories/weather/');

    const { text, type } = await request(host).get('/repositories/weather/');
    expect(type).toBe('text/html');
    expect(text).toContain('href="./catalog-info.yaml"');
    expect(text).not.toContain('.git');

    const examples = await request(host).get('/examples/');
    expect(examples.text).toContain('&lt;b&gt;.md');
    expect(examples.text).not.toContain('<b>');
  });

  it.each([
    '/secrets.json',
    '/examples/.env',
    '/examples/..%2fsecrets.json',
    '/examples/%2e%2e/secrets.json',
    '/repositories/weather/.git/config',
    '/repositories/weather/link.json',
    '/repositories/missing/catalog-info.yaml',
    '/',
  ])('does not serve %s', async url => {
    const { status, text } = await request(host).get(url);
    expect(status).toBe(404);
    expect(text).toBe('Not found\n');
  });

  it.each(['post', 'put', 'delete', 'patch'] as const)(
    'refuses to %s',
    async method => {
      const { status, headers } = await request(host)[method](
        '/examples/all.yaml',
      );
      expect(status).toBe(405);
      expect(headers.allow).toBe('GET, HEAD');
    },
  );
});
