import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { SignInStore } from './SignInStore';

describe('SignInStore', () => {
  let file: string;

  beforeEach(async () => {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'meshport-store-'));
    file = path.join(folder, 'sessions.json');
  });

  afterEach(async () => {
    jest.useRealTimers();
    await fs.rm(path.dirname(file), { recursive: true });
  });

  it('remembers over a restart, privately', async () => {
    const tokens = new SignInStore(file).adapter('RefreshToken');
    await tokens.upsert('a', { accountId: 'chen', grantId: 'g' }, 60);

    const restarted = new SignInStore(file);
    expect(await restarted.adapter('RefreshToken').find('a')).toEqual({
      accountId: 'chen',
      grantId: 'g',
    });
    expect(await restarted.adapter('AccessToken').find('a')).toBeUndefined();
    expect(((await fs.stat(file)).mode % 0o1000).toString(8)).toBe('600');
  });

  it('forgets what expired', async () => {
    jest.useFakeTimers();
    const store = new SignInStore(file);
    await store.adapter('Interaction').upsert('a', { uid: 'u' }, 60);
    expect(await store.adapter('Interaction').findByUid('u')).toBeDefined();
    jest.advanceTimersByTime(60_000);
    expect(await store.adapter('Interaction').find('a')).toBeUndefined();
    expect(await store.adapter('Interaction').findByUid('u')).toBeUndefined();
  });

  it('marks what was used, removes one, and revokes a whole grant', async () => {
    const store = new SignInStore(file);
    const codes = store.adapter('AuthorizationCode');
    const tokens = store.adapter('RefreshToken');
    await codes.upsert('code', { grantId: 'g' }, 60);
    await tokens.upsert('mine', { grantId: 'g' }, 60);
    await tokens.upsert('other', { grantId: 'h' }, 60);

    await codes.consume('code');
    expect(await codes.find('code')).toMatchObject({
      consumed: expect.any(Number),
    });
    await tokens.revokeByGrantId('g');
    expect(await codes.find('code')).toBeUndefined();
    expect(await tokens.find('mine')).toBeUndefined();
    expect(await tokens.find('other')).toBeDefined();
    await tokens.destroy('other');
    expect(
      await new SignInStore(file).adapter('RefreshToken').find('other'),
    ).toBe(undefined);
  });

  it('begins anew with a damaged file', async () => {
    await fs.writeFile(file, '{ half');
    const tokens = new SignInStore(file).adapter('RefreshToken');
    expect(await tokens.find('a')).toBeUndefined();
  });
});
