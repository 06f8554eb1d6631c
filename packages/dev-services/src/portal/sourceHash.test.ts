import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { hashFrontendSources } from './sourceHash';

describe('hashFrontendSources', () => {
  let root: string;

  async function write(file: string, text: string) {
    await fs.mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await fs.writeFile(path.join(root, file), text);
  }

  beforeEach(async () => {
    root = await fs.mkdtemp(path.join(os.tmpdir(), 'meshport-hash-'));
    const manifest = (role: string) => JSON.stringify({ backstage: { role } });
    await write('yarn.lock', 'lock');
    await write('packages/app/package.json', manifest('frontend'));
    await write('packages/app/src/App.tsx', 'app');
    await write('plugins/x-common/package.json', manifest('common-library'));
    await write('plugins/x-common/src/index.ts', 'common');
    await write('plugins/x-backend/package.json', manifest('backend-plugin'));
    await write('plugins/x-backend/src/index.ts', 'backend');
  });

  afterEach(async () => {
    await fs.rm(root, { recursive: true });
  });

  it.each([
    ['packages/app/src/App.tsx', true],
    ['packages/app/src/new/File.tsx', true],
    ['packages/app/public/index.html', true],
    ['plugins/x-common/src/index.ts', true],
    ['yarn.lock', true],
    ['plugins/x-backend/src/index.ts', false],
    ['packages/app/src/App.test.tsx', false],
  ])('notices a change of %s: %p', async (file, noticed) => {
    const before = await hashFrontendSources(root);
    expect(await hashFrontendSources(root)).toBe(before);
    await write(file, 'changed');
    expect((await hashFrontendSources(root)) !== before).toBe(noticed);
  });

  it('notices that a file was renamed', async () => {
    const before = await hashFrontendSources(root);
    await fs.rename(
      path.join(root, 'packages/app/src/App.tsx'),
      path.join(root, 'packages/app/src/Main.tsx'),
    );
    expect(await hashFrontendSources(root)).not.toBe(before);
  });
});
