import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { missingSpace, openDataFolder } from './dataFolder';

describe('openDataFolder', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'meshport-data-'));
  });

  afterEach(async () => {
    await fs.rm(folder, { recursive: true });
  });

  it('keeps a second portal out until the first is gone', async () => {
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)']);
    const lock = path.join(folder, 'start.lock');
    await fs.writeFile(lock, String(other.pid));
    await expect(openDataFolder(folder)).rejects.toThrow(
      `A portal already runs on ${folder} (process ${other.pid}). Stop it first`,
    );

    other.kill('SIGKILL');
    await once(other, 'exit');
    const release = await openDataFolder(folder);
    expect(await fs.readFile(lock, 'utf8')).toBe(String(process.pid));
    await release();
    await expect(fs.stat(lock)).rejects.toThrow('ENOENT');
  });

  it('makes the folder of repositories', async () => {
    await openDataFolder(folder);
    expect(
      (await fs.stat(path.join(folder, 'repositories'))).isDirectory(),
    ).toBe(true);
  });
});

describe('missingSpace', () => {
  it('asks for more at the first start', () => {
    expect(missingSpace(1_000_000_000, true)).toBe(1500);
    expect(missingSpace(1_000_000_000, false)).toBeUndefined();
    expect(missingSpace(100_000_000, false)).toBe(200);
    expect(missingSpace(2_000_000_000, true)).toBeUndefined();
  });
});
