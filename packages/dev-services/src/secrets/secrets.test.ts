import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { personas, serviceAccounts } from '../personas';
import { loadSecrets } from './secrets';

describe('loadSecrets', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'meshport-secrets-'));
  });

  afterEach(async () => {
    await fs.rm(folder, { recursive: true });
  });

  it('makes secrets once and keeps them private', async () => {
    const first = await loadSecrets(folder);
    const all = [
      first.postgres,
      first.portal,
      first.provisioner,
      first.signInClient,
      first.backend,
      ...Object.values(first.personas),
      ...Object.values(first.serviceAccounts),
    ];
    expect(new Set(all).size).toBe(
      5 + personas.length + serviceAccounts.length,
    );
    for (const secret of all) {
      expect(secret).toMatch(/^[A-Za-z0-9_-]{32}$/);
    }

    expect(await loadSecrets(folder)).toEqual(first);
    const { mode } = await fs.stat(path.join(folder, 'secrets.json'));
    expect((mode % 0o1000).toString(8)).toBe('600');
  });

  it('adds what a newer version needs and keeps the rest', async () => {
    const first = await loadSecrets(folder);
    const { chen, ...others } = first.personas;
    await fs.writeFile(
      path.join(folder, 'secrets.json'),
      JSON.stringify({ ...first, personas: others }),
    );

    const second = await loadSecrets(folder);
    expect(second.personas).toMatchObject(others);
    expect(second.personas.chen).toBeTruthy();
    expect(second.personas.chen).not.toBe(chen);
    expect(await loadSecrets(folder)).toEqual(second);
  });

  it.each(['', '{}', '{"postgres": 1}', 'not json'])(
    'says how to mend a damaged file: %s',
    async text => {
      await fs.writeFile(path.join(folder, 'secrets.json'), text);
      await expect(loadSecrets(folder)).rejects.toThrow(
        `remove ${folder} to begin with empty data`,
      );
    },
  );
});
